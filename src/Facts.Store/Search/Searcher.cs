using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Recording;
using Facts.Store.Claims;
using Facts.Store.Ledger;
using Facts.Store.Sentences;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Search;

/// <summary>
/// Full text over names, aliases, titles and claims with their quotes, in English, Indonesian, and word by word. What was withdrawn or
/// erased is not found.
/// </summary>
internal sealed class Searcher(NpgsqlDataSource database, Sequencer sequencer, SearchIndexer indexer)
{
    private const int PageSize = 20, MostCharacters = 300;

    /// <summary>What a search catches up with before it answers: what was just recorded is found, and nobody waits for a million.</summary>
    private const int BatchesAwaited = 2;

    /// <param name="words">As people write them in search boxes: quotation marks, <c>or</c>, <c>-</c>.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(SearchView? Found, Refusal? Refusal)> SearchAsync(string words, string? after, CancellationToken stop)
    {
        var cursor = after is null ? null : SearchCursor.TryParse(after, 3);
        if (after is not null && cursor is null)
            return (null, new Refusal(Codes.InvalidValue, $"'after' is no cursor of a page before: {Fields.Shown(after)}"));
        if (words.Length > MostCharacters)
            return (null, new Refusal(Codes.InvalidValue, $"'q' is longer than {MostCharacters} characters."));
        if (cursor is null)
        {
            await sequencer.RunAsync(everywhere: false, stop);
            await indexer.RunAsync(BatchesAwaited, stop);
        }

        var (known, leaves) = await indexer.ProgressAsync(stop);
        var upto = cursor?.Upto ?? known;
        await using var connection = await database.OpenConnectionAsync(stop);
        object?[] asked = [words, upto, cursor?.Score, cursor?.Keys[0] ?? "", cursor?.Keys[1] ?? "", cursor?.Keys[2] ?? "", PageSize + 1];
        var found = await Sql.Query(
            connection, "Search/find.sql", asked, r => (Kind: r.GetString(0), Organization: r.GetString(1), Id: r.GetString(2), Score: r.GetDouble(3)), stop)
            .ToListAsync(stop);
        var page = found.Take(PageSize).ToList();
        var next = found.Count > PageSize && page is [.., var last]
            ? new SearchCursor(upto, last.Score, [last.Kind, last.Organization, last.Id]).ToString()
            : null;
        var hits = await ReadAsync(connection, [.. page.Select(one => (one.Kind, one.Organization, one.Id))], stop);
        return (new SearchView(words, hits, next, Math.Max(0, leaves - known)), null);
    }

    private async Task<IReadOnlyList<SearchHit>> ReadAsync(
        NpgsqlConnection connection, IReadOnlyCollection<(string Kind, string Organization, string Id)> found, CancellationToken stop)
    {
        object?[] asked = [found.Select(one => one.Kind).ToArray(), found.Select(one => one.Organization).ToArray(), found.Select(one => one.Id).ToArray()];
        var rows = await Sql.Query(connection, "Search/hits.sql", asked, Hit.Read, stop).ToListAsync(stop);
        var fields = rows.Select(row => row.Claim).OfType<Claim>().Select(claim => ClaimFields.Of(claim.Body)).ToList();
        var credits = await Credits.OfAsync(database, null, [], fields, stop);
        return [.. rows.Select(row => row.View(credits))];
    }

    private sealed record Hit(
        string Kind, string Organization, string Id, string? Name, string? OrganizationName, Claim? Claim, HolderKind? Holder)
    {
        public static Hit Read(NpgsqlDataReader row) => new(
            row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            row.Text(4),
            row.Text(5),
            row.GetString(1) == "claim" ? ClaimRows.Read(row, 6) : null,
            row.Kind(10));

        public SearchHit View(Credits credits) => Kind switch
        {
            "claim" => new SearchHit(Kind, Id, ClaimSentence.Of(credits.Named(ClaimFields.Of(Claim!.Body))), Links.Claim(Id))
            {
                Organization = Claim.Body.Organization is { Length: > 0 } home ? home : null,
                Quote = Claim.Body.Quote?.Exact,
                Source = Claim.Body.Source,
            },
            "post" => new SearchHit(
                Kind, Id, $"{Name ?? Id}, {OrganizationName ?? Organization}", Links.To("/timeline", ("organization", Organization), ("post", Id)))
            {
                Organization = Organization,
            },
            "organization" => new SearchHit(Kind, Id, Name ?? Id, Links.To("/board", ("organization", Id))),
            "person" => new SearchHit(Kind, Id, Name ?? Id, Links.Person(Id)) { Holder = Holder },
            _ => new SearchHit(Kind, Id, Name ?? Id, Links.Source(Id)),
        };
    }
}

using Facts.Domain.Recording;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Asking;

/// <summary>Completions of what is being typed: organizations, their posts, and people.</summary>
internal static class Suggestions
{
    private const int Most = 20, MostWithPosts = 3;

    /// <param name="q">What was typed so far.</param>
    /// <param name="kind"><c>organization</c> for ids of organizations only; whatever can be asked about without it.</param>
    /// <param name="database">Where the names are.</param>
    /// <param name="stop">Ends the search.</param>
    public static async Task<IReadOnlyList<Suggestion>> FindAsync(string? q, string? kind, NpgsqlDataSource database, CancellationToken stop)
    {
        var typed = NormalForm.Of((q ?? "").Trim());
        if (typed.Length is 0 or > Phrase.MostCharacters)
            return [];
        await using var connection = await database.OpenConnectionAsync(stop);
        var all = kind == "organization"
            ? (await NamedAsync(connection, typed, [], stop)).Where(one => one.IsOrganization)
                .Select(one => new Suggestion(one.Id, one.Name))
            : await AnythingAsync(connection, typed, stop);
        return [.. all.Distinct().Take(Most)];
    }

    private static async Task<IEnumerable<Suggestion>> AnythingAsync(NpgsqlConnection connection, string typed, CancellationToken stop)
    {
        var found = await Finder.FindAsync(connection, typed, stop);
        var named = await NamedAsync(
            connection, typed, [.. found.Organizations.Concat(found.Posts.Select(post => post.Organization)).Select(one => one.Id)], stop);
        var organizations = named.Where(one => one.IsOrganization).Select(one => one.Id).ToArray();
        var posts = organizations.Length is 0 or > MostWithPosts
            ? []
            : await Listings.PostsOfAsync(connection, organizations, stop);
        return named.Select(one => new Suggestion(one.Name, one.Id == one.Name ? null : one.Id))
            .Concat(posts.OrderByDescending(post => post.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Select(post => new Suggestion(post.Text, null)));
    }

    private static Task<List<Called>> NamedAsync(NpgsqlConnection connection, string typed, string[] organizations, CancellationToken stop)
    {
        var from = Finder.AsciiLower(typed);
        // In the order of code points nothing that starts so comes after this.
        object?[] parameters = [from, from + "\U0010FFFF", organizations];
        return Sql.Query(
            connection, "Asking/suggest.sql", parameters, r => new Called(r.GetInt32(0) == 0, r.GetString(1), r.GetString(2)), stop)
            .ToListAsync(stop).AsTask();
    }

    private sealed record Called(bool IsOrganization, string Id, string Name);
}

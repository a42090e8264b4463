using Facts.Domain.Recording;
using Facts.Storage;
using Npgsql;

namespace Facts.Pages.Asking;

/// <summary>
/// Completions of what is being typed: organizations, their posts, and people. Only the script of the pages asks for them.
/// </summary>
internal static class Suggestions
{
    private const int Most = 20, MostWithPosts = 3;

    public static void MapSuggestions(this IEndpointRouteBuilder pages) => pages.MapGet("/pages/suggest", SuggestAsync);

    /// <param name="q">What was typed so far.</param>
    /// <param name="kind"><c>organization</c> for ids of organizations only; whatever can be asked about without it.</param>
    /// <param name="database">Where the names are.</param>
    /// <param name="stop">Ends the search.</param>
    private static async Task<IResult> SuggestAsync(string? q, string? kind, NpgsqlDataSource database, CancellationToken stop)
    {
        var typed = NormalForm.Of((q ?? "").Trim());
        if (typed.Length is 0 or > Phrase.MostCharacters)
            return Results.Json(Array.Empty<Suggestion>());
        await using var connection = await database.OpenConnectionAsync(stop);
        var all = kind == "organization"
            ? (await NamedAsync(connection, typed, [], stop)).Where(one => one.IsOrganization)
                .Select(one => new Suggestion(one.Id, one.Name))
            : await AnythingAsync(connection, typed, stop);
        return Results.Json(all.Distinct().Take(Most));
    }

    private static async Task<IEnumerable<Suggestion>> AnythingAsync(NpgsqlConnection connection, string typed, CancellationToken stop)
    {
        var found = await Finder.FindAsync(connection, typed, stop);
        var named = await NamedAsync(
            connection, typed, [.. found.Organizations.Concat(found.Posts.Select(post => post.Organization)).Select(one => one.Id)], stop);
        var organizations = named.Where(one => one.IsOrganization).Select(one => one.Id).ToArray();
        var posts = organizations.Length is 0 or > MostWithPosts
            ? []
            : await Sql.Query(connection, "Pages/Asking/posts_of.sql", [organizations], PostOf.Read, stop).ToListAsync(stop);
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
            connection, "Pages/Asking/suggest.sql", parameters, r => new Called(r.GetInt32(0) == 0, r.GetString(1), r.GetString(2)), stop)
            .ToListAsync(stop).AsTask();
    }

    /// <param name="Value">What is put in the field.</param>
    /// <param name="Label">What is shown beside it; absent when that would say the same.</param>
    private sealed record Suggestion(string Value, string? Label);

    private sealed record Called(bool IsOrganization, string Id, string Name);
}

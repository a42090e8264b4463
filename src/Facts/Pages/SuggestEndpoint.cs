using Facts.Store.Asking;
using Npgsql;

namespace Facts.Pages;

/// <summary>Completions; only the script of the pages asks for them.</summary>
internal static class SuggestEndpoint
{
    public static void MapSuggestions(this IEndpointRouteBuilder pages) => pages.MapGet(
        "/pages/suggest",
        async (string? q, string? kind, NpgsqlDataSource database, CancellationToken stop) =>
            Results.Json(await Suggestions.FindAsync(q, kind, database, stop)));
}

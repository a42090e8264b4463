using Facts.Api.Hosting;
using Facts.Store.Search;

namespace Facts.Api;

/// <summary>Search and the list of organizations by HTTP; pages by cursors.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder api)
    {
        api.MapGet("/search", SearchAsync);
        api.MapGet("/organizations", OrganizationsAsync);
    }

    private static async Task<IResult> SearchAsync(HttpRequest request, Searcher searcher, TimeProvider clock, CancellationToken stop)
    {
        var asked = new Asked(request.Query, clock);
        var words = asked.Required("q");
        if (asked.Refusal is not null)
            return Problems.Of(asked.Refusal);
        var (found, refusal) = await searcher.SearchAsync(words, asked.Optional("after"), stop);
        return Problems.Result(found, refusal);
    }

    private static async Task<IResult> OrganizationsAsync(
        HttpRequest request, OrganizationList organizations, TimeProvider clock, CancellationToken stop)
    {
        var asked = new Asked(request.Query, clock);
        var (page, refusal) = await organizations.ReadAsync(asked.Optional("query"), asked.Optional("after"), stop);
        return Problems.Result(page, refusal);
    }
}

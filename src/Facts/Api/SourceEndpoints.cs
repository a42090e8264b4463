using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Domain.Access;
using Facts.Store.Sources;

namespace Facts.Api;

/// <summary>A source by HTTP.</summary>
internal static class SourceEndpoints
{
    public static void MapSources(this IEndpointRouteBuilder api) =>
        api.MapGet("/sources", FindAsync).Needs(Need.Read, Within.Source);

    private static async Task<IResult> FindAsync(HttpRequest request, SourceLookup sources, TimeProvider clock, CancellationToken stop)
    {
        var asked = new Asked(request.Query, clock);
        var id = asked.Required("id");
        var revision = asked.Number("revision");
        var after = asked.Optional(NextPage.Parameter);
        if (asked.Refusal is not null)
            return Problems.Of(asked.Refusal);
        var (source, refusal) = await sources.FindAsync(id, revision, after, stop, request.HttpContext.Permit()?.Organizations);
        NextPage.Say(request.HttpContext, source?.Next);
        return Problems.Result(source, refusal);
    }
}

using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Domain.Access;
using Facts.Store.Claims;
using Facts.Store.Provenance;

namespace Facts.Api;

/// <summary>Claims by HTTP.</summary>
internal static class ClaimEndpoints
{
    public static void MapClaims(this IEndpointRouteBuilder api)
    {
        api.MapGet("/claims", ListAsync).Needs(Need.Read, Within.Organization);
        api.MapGet("/claims/{id}", FindAsync).Needs(Need.Read, Within.Claim);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, ClaimList claims, TimeProvider clock, CancellationToken stop)
    {
        var asked = new Asked(request.Query, clock);
        var (organization, known, after, size) =
            (asked.Required("organization"), asked.Time("known"), asked.Optional("after"), asked.Number("size"));
        if (asked.Refusal is not null)
            return Problems.Of(asked.Refusal);
        var (page, refusal) = await claims.ReadAsync(organization, known, after, size, stop);
        return Problems.Result(page, refusal);
    }

    private static async Task<IResult> FindAsync(string id, HttpResponse response, ClaimLookup claims, CancellationToken stop)
    {
        var (claim, refusal) = await claims.FindAsync(id, stop);
        // The number of events is the claim's version: whoever acts upon it says which one they saw.
        if (claim is not null)
            response.Headers.ETag = $"\"{claim.History.Count}\"";
        return Problems.Result(claim, refusal);
    }
}

using Facts.Access;
using Facts.Domain.Access;
using Facts.Hosting;

namespace Facts.Claims;

/// <summary>A claim by HTTP.</summary>
internal static class ClaimEndpoints
{
    public static void MapClaims(this IEndpointRouteBuilder api) =>
        api.MapGet("/claims/{id}", FindAsync).Needs(Need.Read, Within.Claim);

    private static async Task<IResult> FindAsync(string id, HttpResponse response, ClaimLookup claims, CancellationToken stop)
    {
        var (claim, refusal) = await claims.FindAsync(id, stop);
        // The number of events is the claim's version: whoever acts upon it says which one they saw.
        if (claim is not null)
            response.Headers.ETag = $"\"{claim.History.Count}\"";
        return Problems.Result(claim, refusal);
    }
}

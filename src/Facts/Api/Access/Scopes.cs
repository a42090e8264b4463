using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Store.Access;
using Microsoft.AspNetCore.Http.Features;

namespace Facts.Api.Access;

/// <summary>Whether a request stays within the organizations that somebody is limited to.</summary>
internal sealed class Scopes(Homes homes)
{
    private const string Organization = "organization";

    /// <summary>Looks at what the request names; the organization that was judged is the one that whoever reads the query is given.</summary>
    public async Task<Refusal?> CheckAsync(Permit permit, Within within, HttpContext http)
    {
        var (request, stop) = (http.Request, http.RequestAborted);
        if (permit.Organizations is null || within == Within.None)
            return null;
        return within switch
        {
            Within.Organization => Refuse(permit, One(request, Organization)) ?? HandOn(http),
            Within.Claim => await homes.OfClaimAsync(Routed(request), stop) is var its && permit.Covers(its)
                ? null
                : new Refusal(Codes.UnknownClaim, $"There is no claim '{Fields.Shown(Routed(request))}'."),
            Within.Source when One(request, "id") is [{ } id] && Rights.Reads(
                permit.Organizations, await homes.OwnersOfSourceAsync(id, permit.Organizations, stop)) => null,
            _ => Refuse(permit, []),
        };
    }

    private static Refusal? Refuse(Permit permit, IEnumerable<string> organizations) => permit.Covers(organizations)
        ? null
        : new Refusal(AccessCodes.OtherOrganization, $"{permit.Name} is limited to {string.Join(", ", permit.Organizations!.Order())}.");

    /// <summary>
    /// The one value that a parameter has, as it is compared; none where it is absent, empty, or has white space around it, which some readers
    /// take as it is and others leave out.
    /// </summary>
    private static string[] One(HttpRequest request, string name) =>
        request.Query[name] is [{ Length: > 0 } value] && value.Trim() == value ? [NormalForm.Of(value)] : [];

    private static Refusal? HandOn(HttpContext http)
    {
        var judged = http.Request.Query.ToDictionary(StringComparer.OrdinalIgnoreCase);
        judged[Organization] = One(http.Request, Organization);
        http.Features.Set<IQueryFeature>(new QueryFeature(new QueryCollection(judged)));
        return null;
    }

    private static string Routed(HttpRequest request) => (request.RouteValues["id"] ?? request.RouteValues["claim"]) as string ?? "";
}

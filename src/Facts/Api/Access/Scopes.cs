using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Store.Storage;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;

namespace Facts.Api.Access;

/// <summary>Whether a request stays within the organizations that somebody is limited to.</summary>
internal sealed class Scopes(NpgsqlDataSource database)
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
            Within.Claim => await OfAsync("Access/claim_home.sql", Routed(request), stop) is var homes && permit.Covers(homes)
                ? null
                : new Refusal(Codes.UnknownClaim, $"There is no claim '{Fields.Shown(Routed(request))}'."),
            Within.Source when One(request, "id") is [{ } id] && Rights.Reads(
                permit.Organizations, await OfAsync("Access/source_owners.sql", id, stop, permit.Organizations)) => null,
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

    private async Task<IReadOnlyList<string>> OfAsync(
        string file, string id, CancellationToken stop, IReadOnlySet<string>? among = null)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Sql.Query(connection, file, among is null ? [id] : [id, among.ToArray()], row => row.GetString(0), stop).ToListAsync(stop);
    }
}

using Facts.Domain;
using Facts.Domain.Access;
using Facts.Importing;
using Facts.Storage;
using Npgsql;

namespace Facts.Access;

/// <summary>Whether a request stays within the organizations that somebody is limited to.</summary>
internal sealed class Scopes(NpgsqlDataSource database)
{
    public async Task<Refusal?> CheckAsync(Permit permit, Within within, HttpRequest request, CancellationToken stop)
    {
        if (permit.Organizations is null || within == Within.None)
            return null;
        return within switch
        {
            // Every value, as readers of a query differ in which of several they take.
            Within.Organization => Refuse(permit, request.Query["organization"].Select(id => NormalForm.Of(id ?? ""))),
            Within.Claim => await OfAsync("Access/claim_home.sql", Routed(request), stop) is var homes && permit.Covers(homes)
                ? null
                : new Refusal(Codes.UnknownClaim, $"There is no claim '{Fields.Shown(Routed(request))}'."),
            Within.Source when request.Query["id"] is [{ Length: > 0 } id] && Rights.Reads(
                permit.Organizations, await OfAsync("Access/source_owners.sql", NormalForm.Of(id), stop, permit.Organizations)) => null,
            _ => Refuse(permit, []),
        };
    }

    private static Refusal? Refuse(Permit permit, IEnumerable<string> organizations) => permit.Covers(organizations)
        ? null
        : new Refusal(AccessCodes.OtherOrganization, $"{permit.Name} is limited to {string.Join(", ", permit.Organizations!.Order())}.");

    private static string Routed(HttpRequest request) => (request.RouteValues["id"] ?? request.RouteValues["claim"]) as string ?? "";

    private async Task<IReadOnlyList<string>> OfAsync(
        string file, string id, CancellationToken stop, IReadOnlySet<string>? among = null)
    {
        // No id has it, and Postgres takes none.
        if (id.Contains('\0', StringComparison.Ordinal))
            return [];
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Sql.Query(connection, file, among is null ? [id] : [id, among.ToArray()], row => row.GetString(0), stop).ToListAsync(stop);
    }
}

using System.Globalization;
using System.Text.Json;
using Facts.Claims;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Importing;
using Facts.Storage;
using Npgsql;

namespace Facts.Corrections;

/// <summary>A correction, retraction or ruling. A claim's version is the number of events in its history.</summary>
internal sealed class ClaimEdit(string claim, ImportLine act) : Edit
{
    public override ImportLine Line => act;

    public override string Subject => $"The claim '{claim}'";

    public override async Task<Refusal?> LockAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        object?[] named = [new[] { claim }, Array.Empty<string>()];
        var organizations = await Sql.Query(connection, "Importing/organizations_of.sql", named, r => r.GetString(0), stop)
            .ToArrayAsync(stop);
        if (organizations.Length == 0)
            return Unknown(claim);
        await Sql.ExecuteAsync(connection, "Importing/share_identities.sql", [], stop);
        await OrganizationLocks.TakeAsync(connection, organizations, stop);
        return null;
    }

    /// <summary>Nothing is recorded under this id.</summary>
    public static Refusal Unknown(string claim) => new(Codes.UnknownClaim, $"There is no claim '{Fields.Shown(claim)}'.");

    public override async Task<long> VersionAsync(NpgsqlConnection connection, CancellationToken stop) =>
        await Sql.Query(connection, "Corrections/version.sql", [claim], r => r.GetInt64(0), stop).SingleAsync(stop);

    /// <summary>The posts that the claim speaks of or denies, and those that the act would have it speak of or deny.</summary>
    public override async Task<IReadOnlyCollection<long>> PostsAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var set = act is CorrectionLine correction ? new Fields(JsonSerializer.SerializeToElement(correction.Set)) : null;
        var (post, denies) = (set?.OptionalId("post"), set?.OptionalId("denies"));
        // What is refused below for its form can't be looked for either: Postgres takes no U+0000.
        object?[] parameters = set?.Refusal is null ? [claim, post ?? "", denies ?? ""] : [claim, "", ""];
        return await Sql.Query(connection, "Corrections/affected_posts.sql", parameters, r => r.GetInt64(0), stop).ToListAsync(stop);
    }

    public override async Task<string> GistAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var now = await Sql.Query(connection, "Claims/claim.sql", [claim], ClaimRows.Read, stop).SingleAsync(stop);
        return FactsJson.Write(now with { Superseded = [], Reasons = null });
    }

    public override Guid Fingerprint(long seen) =>
        EventIds.Of("edit", claim, seen.ToString(CultureInfo.InvariantCulture), FactsJson.Write<object>(act));
}

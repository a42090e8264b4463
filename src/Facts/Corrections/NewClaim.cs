using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Importing;
using Facts.Storage;
using Npgsql;

namespace Facts.Corrections;

/// <summary>
/// A claim that is yet to be recorded, for its impact. It has no version: what others record beside it is no conflict, and the same id
/// with other content is refused.
/// </summary>
internal sealed class NewClaim(ClaimLine line) : Edit
{
    public override ImportLine Line => line;

    public override string Subject => $"The claim '{line.Claim.Id}'";

    public override async Task<Refusal?> LockAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await Sql.ExecuteAsync(connection, "Importing/share_identities.sql", [], stop);
        await OrganizationLocks.TakeAsync(connection, [line.Claim.Organization], stop);
        return null;
    }

    public override Task<long> VersionAsync(NpgsqlConnection connection, CancellationToken stop) => Task.FromResult(0L);

    public override async Task<IReadOnlyCollection<long>> PostsAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        object?[] parameters =
            [line.Claim.Organization, (line.Claim as PostClaim)?.Post ?? "", (line.Claim as DenialClaimed)?.Denies ?? ""];
        return await Sql.Query(connection, "Corrections/posts_concerned.sql", parameters, r => r.GetInt64(0), stop).ToListAsync(stop);
    }

    public override async Task<string> GistAsync(NpgsqlConnection connection, CancellationToken stop) =>
        await Sql.Query(connection, "Claims/claim.sql", [line.Claim.Id], _ => "there", stop).FirstOrDefaultAsync(stop) ?? "";

    public override Guid Fingerprint(long seen) => line.Fingerprint;
}

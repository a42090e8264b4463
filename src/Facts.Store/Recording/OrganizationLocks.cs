using Facts.Store.People;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Recording;

/// <summary>
/// Whoever writes of an organization holds its lock until the transaction ends. It is on the name: an organization that is new has no row
/// to lock yet.
/// </summary>
internal static class OrganizationLocks
{
    /// <summary>Takes the locks that it is given, in their order.</summary>
    public const string Statement = "Recording/lock_organizations.sql";

    /// <summary>Stands for the lock of everybody's identities among those of organizations.</summary>
    public const int Identities = -1;

    /// <summary>
    /// At most: PostgreSQL keeps room for a few thousand locks (max_locks_per_transaction × max_connections), and a batch may concern more
    /// organizations than that.
    /// </summary>
    private const int Locks = 1_024;

    /// <summary>The lock of an organization; others may share it. The same in every process, so it can't be .NET's own hash (FNV-1a).</summary>
    public static int Of(string organization)
    {
        var hash = 2_166_136_261u;
        foreach (var unit in organization)
            hash = (hash ^ unit) * 16_777_619u;
        return (int)((hash ^ (hash >> 16)) % Locks);
    }

    /// <summary>The locks of some organizations, each once. Sorted, so that two writers can't wait for each other.</summary>
    public static int[] Of(IEnumerable<string> organizations) => [.. organizations.Select(Of).Distinct().Order()];

    public static Task TakeAsync(NpgsqlConnection database, IEnumerable<string> organizations, CancellationToken stop) =>
        Sql.ExecuteAsync(database, Statement, [Of(organizations)], stop);

    /// <summary>Takes the lock of everybody's identities alone: nobody else records.</summary>
    public static Task LockIdentitiesAsync(NpgsqlConnection database, CancellationToken stop) =>
        Sql.ExecuteAsync(database, "Recording/lock_identities.sql", [], stop);

    /// <summary>Takes it beside others that do.</summary>
    public static Task ShareIdentitiesAsync(NpgsqlConnection database, CancellationToken stop) =>
        Sql.ExecuteAsync(database, "Recording/share_identities.sql", [], stop);

    /// <summary>Takes the locks that an act upon a claim needs, in the order of every writer; false when there is no such claim.</summary>
    public static async Task<bool> TakeOfClaimAsync(NpgsqlConnection database, string claim, CancellationToken stop)
    {
        object?[] named = [new[] { claim }, Array.Empty<string>()];
        var isOfDeath = await DeathRows.FindAsync(database, [claim], stop).AnyAsync(stop);
        var organizations = isOfDeath ? [] : await Sql.Query(database, "Recording/organizations_of.sql", named, r => r.GetString(0), stop)
            .ToArrayAsync(stop);
        if (organizations.Length == 0 && !isOfDeath)
            return false;
        // What is said of a death is recorded while nobody else records; so no organization needs a lock of its own.
        await (isOfDeath ? LockIdentitiesAsync(database, stop) : ShareIdentitiesAsync(database, stop));
        await TakeAsync(database, organizations, stop);
        return true;
    }
}

using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Access;

/// <summary>To which organizations something belongs, as far as limits of keys go.</summary>
internal sealed class Homes(NpgsqlDataSource database)
{
    /// <summary>Organizations whose answers a claim bears upon; none for a claim that is not known.</summary>
    public async Task<IReadOnlyList<string>> OfClaimAsync(string claim, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await OfClaimAsync(connection, claim, stop);
    }

    public static async Task<IReadOnlyList<string>> OfClaimAsync(NpgsqlConnection connection, string claim, CancellationToken stop) =>
        await Sql.Query(connection, "Access/claim_home.sql", [claim], row => row.GetString(0), stop).ToListAsync(stop);

    /// <summary>Those of some organizations that own a source.</summary>
    public async Task<IReadOnlyList<string>> OwnersOfSourceAsync(string source, IReadOnlySet<string> among, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Sql.Query(connection, "Access/source_owners.sql", [source, among.ToArray()], row => row.GetString(0), stop)
            .ToListAsync(stop);
    }
}

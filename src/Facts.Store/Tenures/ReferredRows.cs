using Facts.Domain.Claims;
using Facts.Store.Claims;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Tenures;

/// <summary>Reads claims by their ids, with those that they deny.</summary>
internal static class ReferredRows
{
    private const string File = "Tenures/referred_claims.sql";

    /// <summary>Each with when its source was published.</summary>
    public static void Ask(Reads reads, string[] claims, Action<Claim> read) =>
        reads.Add(File, [claims, Array.Empty<string>(), Array.Empty<string>()], r => read(ClaimRows.ReadPublished(r)));

    public static Task<List<Claim>> FindAsync(NpgsqlConnection connection, string[] claims, CancellationToken stop) =>
        Sql.Query(connection, File, [claims, Array.Empty<string>(), Array.Empty<string>()], ClaimRows.Read, stop).ToListAsync(stop).AsTask();
}

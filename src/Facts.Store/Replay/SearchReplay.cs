using System.Data;
using Facts.Store.Search;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Replay;

/// <summary>
/// Holds the words by which things are found against what they are called and say, for as much as search has come to; it follows the
/// ledger, and what came since is no difference.
/// </summary>
internal static class SearchReplay
{
    /// <summary>Leaves that are looked at together.</summary>
    private const int Batch = 2_000;

    public static async Task<IReadOnlyList<Difference>> RunAsync(NpgsqlDataSource database, bool verify, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        // To be set right, nothing is put in meanwhile, as when a text is erased; else one snapshot.
        await using var transaction = await connection.BeginTransactionAsync(
            verify ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted, stop);
        if (!verify)
            await SearchIndexer.HoldAsync(connection, stop);
        var (found, _) = await SearchIndexer.ProgressAsync(connection, stop);
        var unfound = await Sql.LongQuery(connection, "Replay/unfound.sql", [found], Read, stop).ToHashSetAsync(null, stop);
        var wrong = new HashSet<(string Kind, string Organization, string Id)>();
        for (var from = 0L; from < found; from += Batch)
            wrong.UnionWith(await DifferingAsync(connection, from, Math.Min(from + Batch, found), unfound, verify, stop));
        var strays = await Sql.LongQuery(connection, "Replay/strays.sql", [], Read, stop).Where(one => !unfound.Contains(one)).ToListAsync(stop);
        if (!verify)
        {
            object?[] gone = [strays.Select(one => one.Kind).ToArray(), strays.Select(one => one.Organization).ToArray(),
                strays.Select(one => one.Id).ToArray()];
            await Sql.ExecuteAsync(connection, "Replay/remove.sql", gone, stop);
            await transaction.CommitAsync(stop);
        }

        wrong.UnionWith(strays);
        return wrong.Count == 0 ? [] : [Difference.OfSearch([.. wrong.Order()])];
    }

    private static async Task<List<(string Kind, string Organization, string Id)>> DifferingAsync(
        NpgsqlConnection connection, long from, long to, HashSet<(string, string, string)> unfound, bool verify, CancellationToken stop)
    {
        var touched = await SearchIndexer.TouchedAsync(connection, from, to, stop)
            .Where(one => !unfound.Contains((one.Kind, one.Organization, one.Id))).ToListAsync(stop);
        var differing = new List<(string Kind, string Organization, string Id)>();
        await using (var command = SearchIndexer.Words(connection, "Replay/differing.sql", touched))
        {
            command.CommandTimeout = 0;
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
                differing.Add(Read(reader));
        }

        if (verify || differing.Count == 0)
            return differing;
        var again = differing.ToHashSet();
        await SearchIndexer.RenewAsync(connection, [.. touched.Where(one => again.Contains((one.Kind, one.Organization, one.Id)))], stop);
        return differing;
    }

    private static (string Kind, string Organization, string Id) Read(NpgsqlDataReader row) => (row.GetString(0), row.GetString(1), row.GetString(2));
}

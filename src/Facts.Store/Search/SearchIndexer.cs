using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Search;

/// <summary>
/// Keeps the words up to date, leaf by leaf: the ledger's leaves have no gaps and never change, so nothing is passed over. Whoever is
/// killed in the middle leaves the words as they were; several nodes take turns.
/// </summary>
internal sealed class SearchIndexer(NpgsqlDataSource database)
{
    private const int Batch = 2_000;

    /// <summary>
    /// Those of one process wait for each other's batch: else a search would not find what is just being put in. Other processes are passed
    /// by: one that hangs would hold up all searches.
    /// </summary>
    private static readonly KeyedLock Lock = new();

    /// <summary>Goes on from where it is.</summary>
    /// <param name="most">Batches, so that nobody waits long.</param>
    /// <param name="stop">Gives up; whole batches stay.</param>
    /// <returns>How many leaves it went through.</returns>
    public async Task<long> RunAsync(int most, CancellationToken stop)
    {
        var total = 0L;
        for (var i = 0; i < most; i++)
        {
            var done = await Lock.TakeAsync(database, () => RunBatchAsync(stop), stop);
            total += done;
            if (done < Batch)
                break;
        }

        return total;
    }

    /// <summary>The first leaf that can't be found yet, and how many there are.</summary>
    public async Task<(long Found, long Leaves)> ProgressAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await ProgressAsync(connection, stop);
    }

    public static Task<(long Found, long Leaves)> ProgressAsync(NpgsqlConnection connection, CancellationToken stop) =>
        Sql.Query(connection, "Search/progress.sql", [], r => (r.GetInt64(0), r.GetInt64(1)), stop).SingleAsync(stop).AsTask();

    /// <summary>Nobody else finds words until the transaction ends.</summary>
    public static Task HoldAsync(NpgsqlConnection connection, CancellationToken stop) =>
        Sql.ExecuteAsync(connection, "Search/hold.sql", [], stop);

    /// <summary>What some leaves are about, each with the last of them.</summary>
    public static IAsyncEnumerable<(string Kind, string Organization, string Id, long Leaf)> TouchedAsync(
        NpgsqlConnection connection, long from, long to, CancellationToken stop) => Sql.LongQuery(
        connection, "Search/touched.sql", [from, to], r => (r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt64(3)), stop);

    /// <summary>Finds words anew for things whose texts were erased in this transaction; nothing else does until it ends.</summary>
    public static async Task ForgetAsync(
        NpgsqlConnection connection, IReadOnlyCollection<(string Kind, string Organization, string Id)> things, CancellationToken stop)
    {
        await Sql.ExecuteAsync(connection, "Search/begin_position.sql", [], stop);
        await HoldAsync(connection, stop);
        await RenewAsync(connection, [.. things.Select(one => (one.Kind, one.Organization, one.Id, 0L))], stop);
    }

    private async Task<long> RunBatchAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (found, leaves) = await ProgressAsync(connection, stop);
        if (found >= leaves)
            return 0;
        await Sql.ExecuteAsync(connection, "Search/begin_position.sql", [], stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var position = await Sql.Query(connection, "Search/position.sql", [], r => r.GetInt64(0), stop).ToListAsync(stop);
        if (position is not [var from])
            return 0;
        var to = Math.Min(from + Batch, leaves);
        var touched = await TouchedAsync(connection, from, to, stop).ToListAsync(stop);
        await RenewAsync(connection, touched, stop);
        await Sql.ExecuteAsync(connection, "Search/move_position.sql", [to.ToString(System.Globalization.CultureInfo.InvariantCulture)], stop);
        await transaction.CommitAsync(stop);
        return to - from;
    }

    public static async Task RenewAsync(
        NpgsqlConnection connection, IReadOnlyCollection<(string Kind, string Organization, string Id, long Leaf)> things, CancellationToken stop)
    {
        await using var command = Words(connection, "Search/renew.sql", things);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>A statement about the words of some things.</summary>
    public static NpgsqlCommand Words(
        NpgsqlConnection connection, string then, IReadOnlyCollection<(string Kind, string Organization, string Id, long Leaf)> things)
    {
        var command = Sql.Command(connection, "Search/words.sql",
        [
            things.Select(one => one.Kind).ToArray(),
            things.Select(one => one.Organization).ToArray(),
            things.Select(one => one.Id).ToArray(),
            things.Select(one => one.Leaf).ToArray(),
        ]);
        command.CommandText += Sql.File(then);
        return command;
    }
}

using System.Data;
using System.Threading.Channels;
using Facts.Domain.Ledger;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Ledger;

/// <summary>
/// Gives every committed event its leaf. Sequence numbers of events have gaps, and events commit out of their order, so it looks for
/// events without a leaf instead of going on from the last number. A batch is one transaction under one lock: whoever is killed in the
/// middle leaves neither a gap nor a leaf twice.
/// </summary>
/// <remarks>An instance remembers how far all is settled; use one for long, from one thread at a time.</remarks>
internal sealed class Sequencer(NpgsqlDataSource database)
{
    /// <summary>Events that are looked at in one go: at most some 7 MB of leaves; three are under way at a time.</summary>
    private const int Batch = 10_000;

    private static readonly KeyedLock Lock = new();

    private TileBuilder? _tree;

    /// <summary>Up to this sequence number every event has its leaf, and none can appear any more.</summary>
    private long _settled;

    private Horizon? _previous;

    /// <summary>Sequences all that is committed when it begins; gives the number of leaves it added.</summary>
    /// <param name="everywhere">
    /// Looks at all events, whatever is taken to be settled: at the first run, and now and then, as nothing stops another program from
    /// using sequence numbers that it drew long ago.
    /// </param>
    /// <param name="stop">Gives up; whole batches stay.</param>
    public Task<long> RunAsync(bool everywhere, CancellationToken stop) =>
        Lock.TakeAsync(database, () => RunInTurnAsync(everywhere, stop), stop);

    private async Task<long> RunInTurnAsync(bool everywhere, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await RunAsync(connection, "Ledger/take_turn.sql", stop);
        try
        {
            var horizon = await Sql.Query(connection, "Ledger/horizon.sql", [], Horizon.Read, stop).SingleAsync(stop);
            var added = await SequenceAsync(connection, everywhere ? 0 : _settled, stop);
            Settle(horizon);
            return added;
        }
        finally
        {
            // The session holds it, and the pool keeps sessions. One that was cut off has let go already.
            if (connection.State == ConnectionState.Open)
                await RunAsync(connection, "Ledger/end_turn.sql", CancellationToken.None);
        }
    }

    private void Settle(Horizon horizon)
    {
        // All transactions that ran when the horizon before was read have ended before this run began, so it saw what they left.
        if (_previous is { } previous && horizon.OldestRunning >= previous.NextTransaction)
            _settled = Math.Max(_settled, previous.LastSequence);
        if (_previous is null || _settled >= _previous.LastSequence)
            _previous = horizon;
    }

    /// <summary>How many committed events have no leaf, and the recorded time of the first; settled ones are not looked at.</summary>
    public async Task<(long Count, DateTime? Since)> WaitingAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Sql.Query(
            connection,
            "Ledger/waiting.sql",
            [_settled],
            row => (row.GetInt64(0), row.IsDBNull(1) ? (DateTime?)null : row.GetDateTime(1)),
            stop).SingleAsync(stop);
    }

    /// <summary>One batch is written while the next one is read and hashed: the database and we are busy at once.</summary>
    private async Task<long> SequenceAsync(NpgsqlConnection connection, long after, CancellationToken stop)
    {
        var batches = Channel.CreateBounded<IReadOnlyList<SaltedLeaf>>(1);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = ReadAsync(after, batches.Writer, ended.Token);
        var added = 0L;
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(stop))
            {
                await WriteAsync(connection, batch, stop);
                added += batch.Count;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await reading;
        }

        return added;
    }

    /// <summary>Reads batches until there is none, or the other end is gone; what goes wrong goes through the channel.</summary>
    private async Task ReadAsync(long after, ChannelWriter<IReadOnlyList<SaltedLeaf>> batches, CancellationToken stop)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(stop);
            // One snapshot for all batches. What commits meanwhile waits for the next run as a whole, and a stream's leaves keep its order.
            await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
            await RunAsync(connection, "Ledger/along_indexes.sql", stop);
            while (await Sql.Query(connection, "Ledger/next_window.sql", [after, Batch], row => row.IsDBNull(0) ? 0 : row.GetInt64(0), stop)
                .SingleAsync(stop) is > 0 and var last)
            {
                var events = await Sql.Query(connection, "Ledger/unsequenced.sql", [after, last], row => StoredEvents.Read(row), stop)
                    .ToListAsync(stop);
                after = last;
                if (events.Count > 0)
                    await batches.WriteAsync(events.AsParallel().AsOrdered().Select(StoredEvents.Seal).ToList(), stop);
            }

            batches.Complete();
        }
        catch (Exception problem)
        {
            batches.TryComplete(problem);
        }
    }

    private async Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<SaltedLeaf> leaves, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var size = await Sql.Query(connection, "Ledger/log_size.sql", [], row => row.GetInt64(0), stop).SingleAsync(stop);
        if (_tree?.Size != size)
            _tree = await TreeReader.OpenAsync(connection, size, stop);
        var tree = _tree;
        // Should the commit fail, the tree is read anew.
        _tree = null;
        var tiles = leaves.SelectMany(leaf => tree.Append(leaf.Hash)).ToList();
        await LogWriter.WriteAsync(connection, size, leaves, tiles, stop);
        await transaction.CommitAsync(stop);
        _tree = tree;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string path, CancellationToken stop)
    {
        await using var command = Sql.Command(connection, path, []);
        // Whoever has the turn may have much to do.
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <param name="LastSequence">The latest event that was committed.</param>
    /// <param name="OldestRunning">No transaction before this one runs any more.</param>
    /// <param name="NextTransaction">This transaction had not begun, nor any after it.</param>
    private sealed record Horizon(long LastSequence, long OldestRunning, long NextTransaction)
    {
        public static Horizon Read(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
    }
}

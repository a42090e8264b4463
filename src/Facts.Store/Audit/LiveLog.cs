using System.Data;
using Facts.Domain.Ledger;
using Facts.Store.Access;
using Facts.Store.Ledger;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Audit;

/// <summary>The log in the database, as it is at one moment.</summary>
internal sealed class LiveLog : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _moment;

    private LiveLog(NpgsqlConnection connection, NpgsqlTransaction moment) => (_connection, _moment) = (connection, moment);

    public static async Task<LiveLog> OpenAsync(NpgsqlDataSource database, CancellationToken stop)
    {
        var connection = await database.OpenConnectionAsync(stop);
        // All is read from one snapshot: what is appended meanwhile neither is missing nor too much.
        return new LiveLog(connection, await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop));
    }

    public async Task<WholeLog> ReadAsync(IReadOnlyList<NoteKey> keys, CancellationToken stop) =>
        new(await Checkpoints.AllAsync(_connection, stop), keys, EntriesAsync(stop), WaitingAsync(stop))
        {
            Beside = [.. await KeyLog.CheckAsync(_connection, stop), .. await ForeignAsync(stop)],
            Tiles = Sql.LongQuery(
                _connection,
                "Audit/all_tiles.sql",
                [],
                row => new Tile(row.GetInt32(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3)),
                stop),
            NotErased = token => Facts.Store.Replay.NotErased.FindAsync(_connection, token),
            Sizes = await Sql.Query(_connection, "Audit/checkpoint_sizes.sql", [], row => row.GetInt64(0), stop).ToListAsync(stop),
        };

    public async ValueTask DisposeAsync()
    {
        await _moment.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private IAsyncEnumerable<LogEntry> EntriesAsync(CancellationToken stop) =>
        Sql.LongQuery(_connection, "Audit/entries.sql", [], LogEntries.Read, stop);

    private IAsyncEnumerable<StoredEvent> WaitingAsync(CancellationToken stop) =>
        Sql.LongQuery(_connection, "Audit/events_without_leaf.sql", [], row => StoredEvents.Read(row), stop);

    /// <summary>What no leaf has, and nothing here writes: headers that are not known, columns that are not used.</summary>
    private async Task<IReadOnlyList<Finding>> ForeignAsync(CancellationToken stop) => await Sql.LongQuery(
        _connection,
        "Audit/foreign_values.sql",
        [],
        row => new Finding(FindingCodes.Foreign, $"The {row.GetString(0)} has what Facts does not write, in {row.GetString(1)}."),
        stop).ToListAsync(stop);
}

using System.Data;
using System.Runtime.CompilerServices;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Exports;

/// <summary>
/// The store as it was at one moment, however long it takes to read all of it: one transaction, and cursors that hand over some rows at a
/// time, so that what is read in between sees the same.
/// </summary>
internal sealed class Snapshot : IAsyncDisposable
{
    /// <summary>
    /// How many rows are in memory at a time. Claims bring their histories and names along, some kilobytes each.
    /// </summary>
    private const int Chunk = 500;

    /// <summary>
    /// Of all snapshots together: a connection remembers statements that come often (Npgsql's automatic preparation) with the columns that
    /// they had, and fetching from another cursor of the same name has others.
    /// </summary>
    private static long _cursors;

    private readonly NpgsqlTransaction _transaction;

    private Snapshot(NpgsqlConnection connection, NpgsqlTransaction transaction) => (Connection, _transaction) = (connection, transaction);

    public NpgsqlConnection Connection { get; }

    public static async Task<Snapshot> OpenAsync(NpgsqlDataSource database, CancellationToken stop)
    {
        var connection = await database.OpenConnectionAsync(stop);
        return new Snapshot(connection, await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop));
    }

    /// <summary>The rows of a query in their order, some at a time; never none.</summary>
    public async IAsyncEnumerable<IReadOnlyList<T>> ChunksAsync<T>(
        string file, object?[] parameters, Func<NpgsqlDataReader, T> read, [EnumeratorCancellation] CancellationToken stop)
    {
        var cursor = $"export_{Interlocked.Increment(ref _cursors)}";
        await using (var declare = Sql.Command(Connection, file, parameters))
        {
            declare.CommandText = $"declare {cursor} no scroll cursor for\n{declare.CommandText}";
            declare.CommandTimeout = 0;
            await declare.ExecuteNonQueryAsync(stop);
        }

        while (await FetchAsync(cursor, read, stop) is { Count: > 0 } chunk)
            yield return chunk;
        await using var close = new NpgsqlCommand($"close {cursor}", Connection);
        await close.ExecuteNonQueryAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    private async Task<IReadOnlyList<T>> FetchAsync<T>(string cursor, Func<NpgsqlDataReader, T> read, CancellationToken stop)
    {
        await using var fetch = new NpgsqlCommand($"fetch {Chunk} from {cursor}", Connection) { CommandTimeout = 0 };
        await using var rows = await fetch.ExecuteReaderAsync(stop);
        var chunk = new List<T>();
        while (await rows.ReadAsync(stop))
            chunk.Add(read(rows));
        return chunk;
    }
}

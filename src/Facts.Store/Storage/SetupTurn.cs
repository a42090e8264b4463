using Npgsql;

namespace Facts.Store.Storage;

/// <summary>
/// The turn of one process among all that use a database: to make or change what they share before they can work, tables and seeds. Whoever
/// waited for it looks again, and finds the work done.
/// </summary>
/// <remarks>A lock of a transaction, so that it ends with its holder, and a pooler between us keeps it on one connection.</remarks>
internal sealed class SetupTurn : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private SetupTurn(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (_connection, _transaction) = (connection, transaction);

    /// <summary>Waits for as long as others have it: a seed, or the replay of an older store.</summary>
    public static async Task<SetupTurn> TakeAsync(NpgsqlDataSource database, CancellationToken stop)
    {
        var connection = await database.OpenConnectionAsync(stop);
        try
        {
            var transaction = await connection.BeginTransactionAsync(stop);
            await using var take = Sql.Command(connection, "Storage/take_setup_turn.sql", []);
            take.CommandTimeout = 0;
            await take.ExecuteNonQueryAsync(stop);
            return new SetupTurn(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

using Npgsql;

namespace Facts.Store.Storage;

/// <summary>Whether the database's disk has space.</summary>
internal static class FreeSpace
{
    /// <summary>
    /// Has PostgreSQL put a megabyte on its disk: what it sorts or holds beyond work_mem goes to a file, which is gone with the statement.
    /// Nothing is recorded, so that a server that only copies does it too. Every few seconds that is milliseconds of work.
    /// </summary>
    /// <exception cref="PostgresException">There is no space (SQLSTATE 53100), or something else is wrong.</exception>
    public static async Task TryAsync(NpgsqlDataSource database, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await Sql.ExecuteAsync(connection, "Storage/little_memory.sql", [], stop);
        await Sql.ExecuteAsync(connection, "Storage/try_space.sql", [], stop);
    }
}

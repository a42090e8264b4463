using System.Diagnostics;
using Npgsql;

namespace Facts.Store.Storage.Embedded;

/// <summary>The database <c>facts</c> of the embedded server.</summary>
internal static class FactsDatabase
{
    private const string Name = "facts";

    // A server that recovers from a crash of one of its processes refuses logins for a moment, though its status reads "ready".
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What a caller connects with.</summary>
    public static string ConnectionString(string socketFolder) => new NpgsqlConnectionStringBuilder
    {
        Host = socketFolder,
        Port = 5432,
        Username = Cluster.Role,
        Database = Name,
        // The socket never leaves the machine: nothing to encrypt, and no time spent on offering it.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        // Four processes fit the server's max_connections.
        MaxPoolSize = 25,
        ApplicationName = "facts",
    }.ConnectionString;

    /// <summary>Makes the database unless it is there. True when this call made it.</summary>
    public static async Task<bool> EnsureAsync(string connectionString, CancellationToken ct)
    {
        try
        {
            await using var there = await OpenAsync(connectionString, Name, ct);
            return false;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await using var server = await OpenAsync(connectionString, "postgres", ct);
            await CheckExtensionsAsync(server, ct);
            await using var create = new NpgsqlCommand($"create database {Name}", server);
            await create.ExecuteNonQueryAsync(ct);
            return true;
        }
    }

    private static async Task CheckExtensionsAsync(NpgsqlConnection server, CancellationToken ct)
    {
        await using var query = new NpgsqlCommand("select count(*) from pg_available_extensions where name = 'btree_gist'", server);
        if (await query.ExecuteScalarAsync(ct) is 0L)
            throw new PostgresUnavailableException(
                $"PostgreSQL {server.PostgreSqlVersion} lacks the extension btree_gist: install its contrib package (postgresql-contrib).");
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, string database, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Database = database, Pooling = false };
        for (var since = Stopwatch.StartNew(); ;)
        {
            var connection = new NpgsqlConnection(settings.ConnectionString);
            try
            {
                await connection.OpenAsync(ct);
                return connection;
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.CannotConnectNow && since.Elapsed < Patience)
            {
                await connection.DisposeAsync();
                await Task.Delay(20, ct);
            }
        }
    }
}

using Facts.Store.Storage.Embedded;
using Npgsql;

namespace Facts.Benchmarks;

/// <summary>
/// The PostgreSQL that all is measured on: the one of <c>FACTS_TEST_POSTGRES</c> (as somebody who may create databases), else the
/// embedded one in a temporary folder, with the settings that it has for everybody, so what is committed is on the disk.
/// </summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;
    private readonly HashSet<string> _databases = [];
    private int _count;

    private BenchServer(string admin, EmbeddedPostgres? embedded, string folder) => (Admin, _embedded, Folder) = (admin, embedded, folder);

    public string Admin { get; }

    /// <summary>For files, too; gone at the end.</summary>
    public string Folder { get; }

    public bool IsEmbedded => _embedded is not null;

    public static async Task<BenchServer> StartAsync(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("facts-bench-").FullName;
        // The server's account is another one when we are root.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        if (Environment.GetEnvironmentVariable("FACTS_TEST_POSTGRES") is { Length: > 0 } given)
            return new(given, null, folder);
        var embedded = await EmbeddedPostgres.AttachAsync(Path.Combine(folder, "data"), Console.Error.WriteLine, stop);
        return new(embedded.ConnectionString, embedded, folder);
    }

    /// <summary>A new, empty database; gives its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken stop)
    {
        var name = $"bench_{Environment.ProcessId}_{++_count}";
        await RunAsync(Admin, $"create database {name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'", stop);
        _databases.Add(name);
        return new NpgsqlConnectionStringBuilder(Admin) { Database = name }.ConnectionString;
    }

    public async Task DropAsync(string connectionString, CancellationToken stop)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        if (_databases.Remove(name))
            await RunAsync(Admin, $"drop database {name} with (force)", stop);
    }

    /// <summary>Writes out what earlier turns left, which the next would else pay for. Who may not do that goes on without.</summary>
    public async Task SettleAsync(CancellationToken stop)
    {
        try
        {
            await RunAsync(Admin, "checkpoint", stop);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
        }
    }

    public static Task RunAsync(string connectionString, string sql, CancellationToken stop) =>
        AskAsync<object?>(connectionString, sql, stop);

    public static async Task<T> AskAsync<T>(string connectionString, string sql, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (T)(await command.ExecuteScalarAsync(stop))!;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }
        else
        {
            foreach (var name in _databases)
                await RunAsync(Admin, $"drop database if exists {name} with (force)", CancellationToken.None);
        }

        Directory.Delete(Folder, recursive: true);
    }
}

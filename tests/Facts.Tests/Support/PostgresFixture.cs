using Facts.Tests.Support;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Facts.Tests.Support;

/// <summary>
/// One PostgreSQL for all tests of the assembly: the one that <c>FACTS_TEST_POSTGRES</c> leads to (as somebody who may create
/// databases), else a container if a Docker engine answers, else the embedded one in a temporary folder.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly string _run = Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);
    private readonly List<string> _databases = [];
    private TestServer? _server;
    private int _count;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        Console.WriteLine(_server.Description);
    }

    /// <summary>A new, empty database, whose text compares byte by byte as in the embedded server; dropped at the end.</summary>
    /// <param name="prefix">Lower-case letters and underscores; names the user of the database.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string prefix)
    {
        var name = $"{prefix}_{_run}_{Interlocked.Increment(ref _count)}";
        await Sql.RunAsync(_server!.Admin, $"create database {name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'");
        lock (_databases) _databases.Add(name);
        return new NpgsqlConnectionStringBuilder(_server.Admin) { Database = name, MaxPoolSize = 10 }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null) return;
        NpgsqlConnection.ClearAllPools();
        // Only a server that outlives us needs sweeping.
        if (_server.Outlives)
            foreach (var name in _databases) await Sql.RunAsync(_server.Admin, $"drop database if exists {name} with (force)");
        await _server.DisposeAsync();
    }
}

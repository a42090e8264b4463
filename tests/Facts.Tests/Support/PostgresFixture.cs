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
    private readonly Lazy<Task<string>> _schema, _seed;
    private readonly Lazy<Task<ServedFacts>> _shared;
    private TestServer? _server;
    private NpgsqlDataSource? _administrators;
    private int _count;

    public PostgresFixture()
    {
        _schema = new(() => TemplateAsync("facts_schema", "template0", TemplateDatabases.GiveSchemaAsync));
        _seed = new(async () => await TemplateAsync("facts_seeded", await _schema.Value, TemplateDatabases.ImportSeedAsync));
        _shared = new(async () =>
        {
            var served = new ServedFacts(this);
            await served.InitializeAsync();
            return served;
        });
    }

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _administrators = NpgsqlDataSource.Create(_server.Admin);
        Console.WriteLine(_server.Description);
    }

    /// <summary>A new, empty database, whose text compares byte by byte as in the embedded server; dropped at the end.</summary>
    /// <param name="prefix">Lower-case letters and underscores; names the user of the database.</param>
    /// <returns>Its connection string.</returns>
    public Task<string> CreateEmptyAsync(string prefix) => CreateAsync(prefix, "template0");

    /// <summary>The same with the tables of this build: a copy, as Marten takes seconds to make them.</summary>
    public async Task<string> CreateDatabaseAsync(string prefix) => await CreateAsync(prefix, await _schema.Value);

    /// <summary>The same with the seed in it, recorded on 1 January 2026, noon.</summary>
    public async Task<string> CreateSeededAsync(string prefix) => await CreateAsync(prefix, await _seed.Value);

    /// <summary>One web application with the seed in it, for all classes that only read (<see cref="ReadFacts"/>).</summary>
    public Task<ServedFacts> SharedAsync() => _shared.Value;

    private async Task<string> CreateAsync(string prefix, string template)
    {
        var name = $"{prefix}_{_run}_{Interlocked.Increment(ref _count)}";
        // Copied file by file it costs 20 ms of processor time, through the log 120 (the default since PostgreSQL 15, which has both).
        await RunAsync(
            $"create database {name} template {template} encoding 'UTF8' lc_collate 'C' lc_ctype 'C' strategy file_copy");
        lock (_databases) _databases.Add(name);
        // Facts gives up connecting after five seconds, which a machine with much to do may take.
        return new NpgsqlConnectionStringBuilder(_server!.Admin) { Database = name, MaxPoolSize = 10, Timeout = 120 }.ConnectionString;
    }

    /// <summary>Nobody may be connected to what is copied, so that nobody can be once it is finished.</summary>
    private async Task<string> TemplateAsync(string prefix, string template, Func<string, Task> fill)
    {
        var connection = await CreateAsync(prefix, template);
        await fill(connection);
        var name = new NpgsqlConnectionStringBuilder(connection).Database!;
        await RunAsync($"alter database {name} allow_connections false");
        return name;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null) return;
        if (_shared.IsValueCreated) await (await _shared.Value).DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        // Only a server that outlives us needs sweeping.
        if (_server.Outlives)
            foreach (var name in _databases) await RunAsync($"drop database if exists {name} with (force)");
        await _administrators!.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task RunAsync(string sql)
    {
        await using var command = _administrators!.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

using System.Text;

namespace Facts.Tests.Support;

/// <summary>The program over a database of its own, and a folder for the files it is given.</summary>
public class FactsCommands(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly TemporaryFolder _files = new();

    public static string Seed => Path.Combine(AppContext.BaseDirectory, "seeds", "openai-board-2023-11", "case.yaml");

    public string ConnectionString { get; private set; } = "";

    public string Folder => _files.Path;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_files.Path);
        ConnectionString = await CreateAsync(postgres);
    }

    protected virtual Task<string> CreateAsync(PostgresFixture server) => server.CreateDatabaseAsync("commands");

    public Task<FactsRun> RunAsync(params string[] arguments) => FeedAsync("", arguments);

    public Task<FactsRun> SignAsync(string keys, params string[] arguments) =>
        FactsInProcess.RunAsync(ConnectionString, arguments, keys: keys, home: _files["home"]);

    public Task<FactsRun> FeedAsync(string input, params string[] arguments) =>
        FactsInProcess.RunAsync(ConnectionString, arguments, input, home: _files["home"]);

    /// <summary>A file with these lines; its path.</summary>
    public string Write(string name, params string[] lines) => Write(name, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(_files[name], content);
        return _files[name];
    }

    public Task<T> AskAsync<T>(string sql) => Sql.AskAsync<T>(ConnectionString, sql);

    public virtual ValueTask DisposeAsync()
    {
        _files.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

/// <summary>With the seed in it.</summary>
public sealed class SeededFacts(PostgresFixture postgres) : FactsCommands(postgres)
{
    protected override Task<string> CreateAsync(PostgresFixture server) => server.CreateSeededAsync("commands");
}

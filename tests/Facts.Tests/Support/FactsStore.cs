using System.Text;
using Facts.Cli;
using Facts.Domain.Answers;
using Facts.Domain.Time;
using Facts.Store.Importing;
using Facts.Store.Setup;
using Facts.Store.Storage;

namespace Facts.Tests.Support;

/// <summary>A store of its own, empty at first, whose clock stands still: 1 January 2026, noon.</summary>
internal sealed class FactsStore : IAsyncDisposable
{
    private FactsStore(Session session, string connectionString) => (Session, ConnectionString) = (session, connectionString);

    public Session Session { get; }

    public string ConnectionString { get; }

    public static async Task<FactsStore> CreateAsync(PostgresFixture postgres, string prefix, TimeProvider? clock = null) =>
        await OpenAsync(await postgres.CreateDatabaseAsync(prefix), clock);

    /// <summary>With the seed in it; the clock stands where it stood when the seed was recorded, unless another is given.</summary>
    public static async Task<FactsStore> CreateSeededAsync(PostgresFixture postgres, string prefix, TimeProvider? clock = null) =>
        await OpenAsync(await postgres.CreateSeededAsync(prefix), clock);

    /// <summary>A database that is there already, perhaps filled by others.</summary>
    public static async Task<FactsStore> OpenAsync(string connectionString, TimeProvider? clock = null)
    {
        var database = await Schema.OpenAsync(connectionString, null, _ => { }, TestContext.Current.CancellationToken);
        var session = new Session(database, clock ?? new StandingClock(new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero)));
        return new FactsStore(session, connectionString);
    }

    /// <summary>Imports NDJSON lines; the report has what was refused, by line number.</summary>
    public Task<ImportReport> ImportAsync(params string[] lines) =>
        ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))));

    public Task<ImportReport> ImportAsync(Stream lines, bool dryRun = false) => ImportAsync(lines, new ImportOptions { DryRun = dryRun });

    public Task<ImportReport> ImportAsync(Stream lines, ImportOptions how) =>
        Session.Importer.ImportAsync(Importer.ParseAsync(lines), "test", how, TestContext.Current.CancellationToken);

    public async Task<ImportReport> ImportSeedAsync() => await Session.Importer.ImportAsync(
        CaseFile.Read(Path.Combine(AppContext.BaseDirectory, "seeds", "openai-board-2023-11", "case.yaml")).ToAsyncEnumerable(),
        "seed", new ImportOptions(), TestContext.Current.CancellationToken);

    /// <summary>The answer from the table; a refusal fails the test.</summary>
    public async Task<Answer> AskAsync(string organization, string post, string on, string known = "2026-01-02")
    {
        var question = new Question(organization, post, AsOf.TryParse(on)!, AsOf.TryParse(known)!);
        var (answer, refusal) = await Session.Answers.AskAsync(question, TestContext.Current.CancellationToken);
        return answer ?? throw new InvalidOperationException(refusal!.Message);
    }

    public ValueTask DisposeAsync() => Session.DisposeAsync();

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider, IStandingClock
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

using System.Diagnostics;
using Facts.Cli;
using Facts.Domain.Answers;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Store.Importing;
using Facts.Store.Ledger;
using Facts.Store.Search;
using Facts.Store.Setup;

namespace Facts.Benchmarks;

/// <summary>A database with Facts in it, used as the verbs use it.</summary>
internal sealed class BenchStore : IAsyncDisposable
{
    private readonly BenchServer _server;

    private BenchStore(BenchServer server, string connectionString, Session session) =>
        (_server, ConnectionString, Session) = (server, connectionString, session);

    public string ConnectionString { get; }

    public Session Session { get; }

    public static async Task<BenchStore> OpenAsync(BenchServer server, string connectionString, CancellationToken stop)
    {
        var database = await Schema.OpenAsync(connectionString, null, Console.Error.WriteLine, stop);
        return new(server, connectionString, new Session(database, TimeProvider.System));
    }

    /// <summary>Imports a file as the verb does.</summary>
    /// <returns>The seconds it took.</returns>
    /// <exception cref="WrongAnswerException">A line was refused.</exception>
    public async Task<double> ImportAsync(string path, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        await using var file = File.OpenRead(path);
        var report = await Session.Importer.ImportAsync(Importer.ParseAsync(file, null, stop), "bench", new ImportOptions(), stop);
        if (report.RejectedCount > 0)
            throw new WrongAnswerException($"Line {report.Rejected[0].Line} was refused: {report.Rejected[0].Message}");
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Does what else is done while Facts serves: gives events their leaves, and makes them searchable.</summary>
    public async Task CatchUpAsync(CancellationToken stop)
    {
        await new Sequencer(Session.Database.Source).RunAsync(everywhere: true, stop);
        await new SearchIndexer(Session.Database.Source).RunAsync(int.MaxValue, stop);
    }

    /// <summary>The ids of those who hold a post, in order, with commas between.</summary>
    public async Task<string> HoldersAsync(string organization, string post, string on, CancellationToken stop)
    {
        var question = new Question(organization, post, AsOf.TryParse(on)!, AsOf.At(TimeProvider.System.GetUtcNow().UtcDateTime));
        var (answer, refusal) = await Session.Answers.AskAsync(question, stop);
        return answer is null ? refusal!.Code : string.Join(',', answer.Holders.Select(one => one.Person.Id).Order(StringComparer.Ordinal));
    }

    /// <summary>The posts of an organization with the ids of their holders, in order: <c>post-0=person-7 post-1=person-9</c>.</summary>
    public async Task<string> StateAsync(string organization, string on, CancellationToken stop)
    {
        var now = AsOf.At(TimeProvider.System.GetUtcNow().UtcDateTime);
        var (state, refusal) = await StateReader.ReadAsync(
            Session.Answers, Session.Claims, Session.Lens, organization, AsOf.TryParse(on)!, now, null, stop);
        var posts = state?.Posts.Select(one => $"{one.Post.Id}={string.Join(',', one.Holders.Select(held => held.Person.Id))}");
        return posts is null ? refusal!.Code : string.Join(' ', posts.Order(StringComparer.Ordinal));
    }

    public Task<T> AskAsync<T>(string sql, CancellationToken stop) => BenchServer.AskAsync<T>(ConnectionString, sql, stop);

    /// <summary>Closes it and drops its database.</summary>
    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        await _server.DropAsync(ConnectionString, CancellationToken.None);
    }
}

using System.Net;
using System.Net.Http.Json;
using Facts.Api.Hosting;
using Facts.Store.Storage.Embedded;
using Facts.Tests.Support;
using Facts.Tests.Webhooks;

namespace Facts.Tests.Operation;

/// <summary>A real <c>facts serve</c>, written to by several clients, whose PostgreSQL is killed, cut off or stopped under it.</summary>
[Slow]
public sealed class when_the_database_is_in_trouble : IAsyncLifetime
{
    private const int Clients = 4, Some = 20, Cuts = 5;

    private const string Answer = "/api/holders?organization=o1&post=p1&on=2020-06-01";

    /// <summary>Which of the two depends on whether there was a connection already.</summary>
    private static readonly string?[] Codes = ["no-database", Limits.Timeout];

    /// <summary>Seconds after which Facts gives up a request.</summary>
    private const int RequestLimit = 4;

    private readonly TemporaryFolder _data = new();
    private readonly Uri[] _nodes = new Uri[1];
    private EmbeddedPostgres _postgres = null!;
    private ServedProcess _served = null!;
    private ClaimWriters _writers = null!;
    private Receiver _receiver = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The server's processes are looked up in /proc.");
        // As long as this one is attached, nobody stops the server but the test.
        _postgres = await AttachAsync();
        _served = await ServedProcess.StartAsync(_postgres.ConnectionString, ("Limits__Seconds", $"{RequestLimit}"));
        _nodes[0] = _served.Client.BaseAddress!;
        _receiver = await Receiver.StartAsync();
        using (var made = await _served.Client.PostAsJsonAsync("/api/webhooks", new { url = _receiver.Url }, Stop))
            made.EnsureSuccessStatusCode();
        _writers = new ClaimWriters(_nodes);
        await _writers.StartAsync(Clients);
        await _writers.MoreAsync(Some);
        // The first requests of a process may take longer than they may on a machine with other things to do.
        _writers.Failures.ShouldAllBe(failure => failure.Code == Limits.Timeout);
        _writers.Failures.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        _served?.Dispose();
        _writers?.Dispose();
        if (_receiver is not null)
            await _receiver.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task it_is_killed_and_comes_back()
    {
        await ServerProcesses.KillAllAsync(_data);
        await IsAwayAsync();
        await using (await AttachAsync())
            await IsBackAsync();
        await IsWholeAsync();
    }

    [Fact]
    public async Task its_connections_are_cut()
    {
        for (var time = 0; time < Cuts; time++)
        {
            await Sql.RunAsync(
                _postgres.ConnectionString,
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'facts' and pid <> pg_backend_pid()");
            await _writers.MoreAsync(Some);
        }

        await IsBackAsync();
        var cut = _writers.Failures.Where(failure => failure.Code != Limits.Timeout).ToList();
        // A connection that was cut fails once, for whoever has it then.
        cut.CountBy(failure => failure.Claim).ShouldAllBe(claim => claim.Value <= Cuts);
        await IsWholeAsync();
    }

    [Fact]
    public async Task it_stands_still()
    {
        await ServerProcesses.PauseAllAsync(_data);
        try
        {
            // All who ask, and all who write, are answered while it hangs: it goes on only after that.
            var (answer, failures) = (_served.Client.GetAsync(Answer, Stop), _writers.Failures.Count);
            await IsAwayAsync(asksAnswer: false);
            using var response = await answer;
            response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            Codes.ShouldContain((await Http.BodyAsync(response)).GetProperty("code").GetString());
            await Patience.UntilAsync(() => _writers.Failures.Skip(failures).Select(one => one.Claim).Distinct().Count() >= Clients);
        }
        finally
        {
            await ServerProcesses.ContinueAllAsync(_data);
        }

        await IsBackAsync();
        await IsWholeAsync();
    }

    /// <summary>Not ready, for a reason; alive; and whoever asks is told so.</summary>
    private async Task IsAwayAsync(bool asksAnswer = true)
    {
        using (var ready = await _served.Client.GetAsync("/health/ready", Stop))
            await Http.IsProblemAsync(ready, HttpStatusCode.ServiceUnavailable, "no-database");
        (await _served.Client.GetAsync("/health/live", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        if (!asksAnswer)
            return;
        using var answer = await _served.Client.GetAsync(Answer, Stop);
        await Http.IsProblemAsync(answer, HttpStatusCode.ServiceUnavailable, "no-database");
        var failures = _writers.Failures.Count;
        await Patience.UntilAsync(() => _writers.Failures.Count >= failures + Clients);
    }

    private async Task IsBackAsync()
    {
        await Patience.UntilAsync(async () => (await _served.Client.GetAsync("/health/ready", Stop)).IsSuccessStatusCode, () => _served.Notes);
        await _writers.MoreAsync(Some);
        await Patience.UntilAsync(async () => (await _served.Client.GetAsync(Answer, Stop)).IsSuccessStatusCode, () => _served.Notes);
    }

    /// <summary>Whoever was not served was told so; and nothing is lost or there twice.</summary>
    private async Task IsWholeAsync()
    {
        await _writers.EndAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{_writers.Acknowledged.Count} acknowledged; {string.Join(", ", _writers.Failures.CountBy(one => (one.Status, one.Code)))}");
        _writers.Failures.ShouldAllBe(failure => failure.Status == HttpStatusCode.ServiceUnavailable
            && Codes.Contains(failure.Code));
        await WholeStore.ShouldHaveAsync(_postgres.ConnectionString, _writers.Acknowledged);
        await Changes.AreToldAsync(_receiver, await Changes.AllAsync(_postgres.ConnectionString));
    }

    private Task<EmbeddedPostgres> AttachAsync() => EmbeddedPostgres.AttachAsync(_data.Path, _ => { }, Stop);
}

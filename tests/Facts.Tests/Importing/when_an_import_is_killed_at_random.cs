using Facts.Tests.Support;
using Npgsql;

namespace Facts.Tests.Importing;

/// <summary>kill -9 of <c>facts import</c>, again and again, wherever it happens to be; the next import goes on.</summary>
[Slow]
public sealed class when_an_import_is_killed_at_random(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Seed = 20_231_117;

    private static readonly int Kills = Cases.Of(3);

    /// <summary>A batch takes some 300 ms here, the first more: a kill hits before, inside and after its transaction.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly FactsCommands _facts = new(postgres);
    private readonly Random _choice = new(Seed);
    private NpgsqlDataSource _watch = null!;

    public async ValueTask InitializeAsync()
    {
        await _facts.InitializeAsync();
        // One connection, as it is asked often.
        _watch = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_facts.ConnectionString) { MaxPoolSize = 1 });
        (await _facts.FeedAsync("", "import", "-")).ShouldBeDone();
    }

    public async ValueTask DisposeAsync()
    {
        await _watch.DisposeAsync();
        await _facts.DisposeAsync();
    }

    [Fact]
    public async Task every_line_is_there_once_in_the_end()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"Moments are drawn with the seed {Seed}.");
        var (kills, ledgers, files) = (0, new List<StoppedLedger>(), new List<string>());
        // What was quick enough to end before its moment came makes room for another ledger.
        for (var ended = true; kills < Kills;)
        {
            if (ended)
            {
                ledgers.Add(new StoppedLedger(ledgers.Count));
                files.Add(_facts.Write($"{ledgers.Count}.ndjson", ledgers[^1].Text()));
            }

            var before = await EventsAsync();
            using var import = await FactsProcess.StartAsync(_facts.ConnectionString, ["import", files[^1]]);
            await MomentAsync(import, before, committed: kills % 3 > 0);
            import.Kill();
            var run = await import.EndAsync();
            ended = run.Exit == 0;
            kills += ended ? 0 : 1;
            (await EventsAsync()).ShouldBeGreaterThanOrEqualTo(before);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills over {ledgers.Count} ledgers.");
        (await _facts.RunAsync(["import", .. files])).ShouldBeDone();
        await StoppedLedger.ShouldBeWholeAsync(_facts.ConnectionString, ledgers);
        (await _facts.RunAsync(["import", .. files])).ShouldBeDone()
            .OutputLines.ShouldBe(files.Select(file => $"{file}: recorded nothing; {StoppedLedger.Lines} unchanged."));
    }

    /// <summary>Some time after it has come to the database, or after its first commit.</summary>
    private async Task MomentAsync(FactsProcess import, long before, bool committed)
    {
        var delay = Longest * _choice.NextDouble();
        while (!import.HasExited && !(committed ? await EventsAsync() > before : await IsConnectedAsync()))
            await Task.Delay(Look, TestContext.Current.CancellationToken);
        await Task.Delay(delay, TestContext.Current.CancellationToken);
    }

    private Task<long> EventsAsync() => AskAsync<long>("select count(*) from facts.mt_events");

    private Task<bool> IsConnectedAsync() => AskAsync<bool>("""
        select exists (select from pg_stat_activity
          where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid())
        """);

    private async Task<T> AskAsync<T>(string sql)
    {
        await using var command = _watch.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}

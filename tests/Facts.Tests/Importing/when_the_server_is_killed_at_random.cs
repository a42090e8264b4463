using System.Text;
using Facts.Store.Importing;
using Facts.Store.Storage;
using Facts.Store.Storage.Embedded;
using Facts.Tests.Support;
using Npgsql;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Importing;

/// <summary>
/// kill -9 of PostgreSQL with all its processes while an import runs, again and again. What the import was told is committed is there
/// afterwards, and the next import goes on.
/// </summary>
[Slow]
public sealed class when_the_server_is_killed_at_random : IDisposable
{
    private const int Seed = 20_231_121;

    private static readonly int Kills = Cases.Of(3);

    /// <summary>About as long as a batch takes: a kill hits before, inside and after its transaction.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    private readonly TemporaryFolder _data = new();
    private readonly Random _choice = new(Seed);

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task every_acknowledged_line_is_there_and_every_line_once_in_the_end()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The server's processes are looked up in /proc.");
        TestContext.Current.TestOutputHelper?.WriteLine($"Moments are drawn with the seed {Seed}.");
        var (kills, ledgers) = (0, new List<StoppedLedger>());
        // As long as somebody is attached, nobody stops the server but the kills.
        await using var first = await AttachAsync();
        // What the kernel was given survives the death of processes; waiting for the disk would only make this slow.
        await Sql.RunAsync(first.ConnectionString, "alter system set fsync = off");
        await Sql.RunAsync(first.ConnectionString, "select pg_reload_conf()");
        for (var ended = true; kills < Kills;)
        {
            if (ended)
                ledgers.Add(new StoppedLedger(ledgers.Count));
            ended = await ImportAsync(first.ConnectionString, ledgers, atOnce: kills % 3 == 0);
            kills += ended ? 0 : 1;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills over {ledgers.Count} ledgers.");
        await using (var store = await FactsStore.OpenAsync(first.ConnectionString))
            (await store.ImportAsync(ledgers[^1].Text())).RejectedCount.ShouldBe(0);
        await StoppedLedger.ShouldBeWholeAsync(first.ConnectionString, ledgers);
    }

    [Fact]
    public async Task the_verb_says_in_a_sentence_that_the_database_is_gone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The server's processes are looked up in /proc.");
        await using var postgres = await AttachAsync();
        var file = _data["ledger.ndjson"];
        var lines = Enumerable.Range(0, 8).SelectMany(ledger => new StoppedLedger(ledger).Text());
        await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);
        var import = FactsInProcess.RunAsync(postgres.ConnectionString, ["import", file]);
        while (await RecordedAsync(postgres.ConnectionString) == 0)
            import.IsCompleted.ShouldBeFalse("It ended before anything was recorded.");
        await ServerProcesses.KillAllAsync(_data);
        (await import).ShouldBeRefused(3, "no-database");
    }

    /// <summary>Imports the last ledger and kills the server. True when the import ended before that.</summary>
    private async Task<bool> ImportAsync(string connectionString, List<StoppedLedger> ledgers, bool atOnce)
    {
        await using var store = await FactsStore.OpenAsync(connectionString);
        // From the beginning on, or from the first batch that brings something new.
        var delay = Longest * _choice.NextDouble();
        var (acknowledged, reached) = (0L, new TaskCompletionSource());
        var lines = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', ledgers[^1].Text())));
        var import = store.Session.Importer.ImportAsync(
            Importer.ParseAsync(lines), "test", new ImportOptions { Progress = Acknowledge }, TestContext.Current.CancellationToken);
        if (!atOnce)
            await Task.WhenAny(import, reached.Task);
        await Task.WhenAny(import, Task.Delay(delay, TestContext.Current.CancellationToken));
        if (import.IsCompletedSuccessfully)
            return true;
        await ServerProcesses.KillAllAsync(_data);
        // Starts it again, at the same address.
        await using var again = await AttachAsync();
        var recorded = await RecordedAsync(connectionString) - ((ledgers.Count - 1) * StoppedLedger.Lines);
        recorded.ShouldBeGreaterThanOrEqualTo(Interlocked.Read(ref acknowledged));
        await ((Task)import).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // It may have ended while the kill was under way.
        if (!import.IsCompletedSuccessfully)
            DatabaseTrouble.In(import.Exception!.InnerException).ShouldNotBeNull(import.Exception.ToString());
        return import.IsCompletedSuccessfully;

        void Acknowledge(ImportReport report)
        {
            Interlocked.Exchange(ref acknowledged, report.Lines);
            if (report.Lines > report.Unchanged)
                reached.TrySetResult();
        }
    }

    private Task<EmbeddedPostgres> AttachAsync() =>
        EmbeddedPostgres.AttachAsync(_data.Path, _ => { }, TestContext.Current.CancellationToken);

    private static async Task<long> RecordedAsync(string connectionString)
    {
        try
        {
            return await Sql.AskAsync<long>(connectionString, "select count(*) from facts.mt_events");
        }
        catch (PostgresException missing)
            when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return 0;
        }
    }
}

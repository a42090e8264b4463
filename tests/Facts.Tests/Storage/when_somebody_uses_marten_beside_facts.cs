using System.Text;
using Facts.Domain.Recording;
using Facts.Store.Recording;
using Facts.Tests.Support;
using JasperFx.Events.Daemon;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Storage;

/// <summary>
/// Their daemon runs, and rebuilds, while Facts records; and while a transaction of Facts is open for longer than the daemon waits for
/// numbers that are missing. Nothing is skipped, and nothing comes twice.
/// </summary>
[Slow]
public sealed class when_somebody_uses_marten_beside_facts(PostgresFixture postgres)
{
    private const int Writers = 3, Saves = 30, Slow = 300;

    private static readonly TimeSpan Stale = TimeSpan.FromMilliseconds(300);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task their_projection_and_their_subscription_see_each_event_once()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "theirs", TimeProvider.System);
        await Sql.RunAsync(store.ConnectionString, TheirMarten.Tables);
        await store.ImportAsync("""{"type":"source","id":"s"}""");
        await using var marten = TheirMarten.Open(store.ConnectionString, Stale);
        using var daemon = (IDisposable)await marten.BuildProjectionDaemonAsync();
        var running = (IProjectionDaemon)daemon;
        await running.StartAllAsync();

        // An import that has its numbers, and does not commit.
        var recorder = new Recorder(store.Session.Database.Source, TimeProvider.System);
        await using var connection = await store.Session.Database.Source.OpenConnectionAsync(Stop);
        await using var slow = await connection.BeginTransactionAsync(Stop);
        (await recorder.SaveAsync(slow, Request.Of(Lines(Claims("slow", Slow)), "slow"), Stop)).Lines.ShouldAllBe(one => one.Refusal == null);
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(store, writer), Stop)));
        var rebuilding = running.RebuildProjectionAsync(TheirMarten.Projection, Patience.Limit, Stop);
        await writing;
        // What comes behind the missing numbers is there for far longer than they are waited for.
        await Task.Delay(Stale * 5, Stop);
        await slow.CommitAsync(Stop);
        await rebuilding;
        await running.StartAllAsync();

        // A rebuild beside writers, with nothing missing.
        var more = WriteAsync(store, Writers);
        await running.RebuildProjectionAsync(TheirMarten.Projection, Patience.Limit, Stop);
        await more;
        await running.StartAllAsync();
        foreach (var table in (string[])["projected", "heard"])
        {
            await Patience.UntilAsync(async () => await Sql.AskAsync<bool>(store.ConnectionString, $"""
                select not exists (select from facts.mt_events e where not exists (select from theirs.{table} t where t.event = e.id))
                """), () => table);
            (await Sql.AskAsync<long>(store.ConnectionString, $"select count(*) from theirs.{table} where times <> 1")).ShouldBe(0, table);
        }

        (await Sql.AskAsync<long>(store.ConnectionString, "select count(*) from facts.claims")).ShouldBe(Slow + ((Writers + 1) * Saves));
        await running.StopAllAsync();
    }

    private static async Task WriteAsync(FactsStore store, int writer)
    {
        for (var i = 0; i < Saves; i++)
            (await store.ImportAsync(Claims($"w{writer}-{i}", 1))).Rejected.ShouldBeEmpty();
    }

    private static string[] Claims(string name, int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => $$"""
            {"type":"claim","id":"{{name}}-{{i}}","kind":"appointment","source":"s","organization":"o-{{name[0]}}{{i % 7}}","post":"p-{{name}}","person":"x{{i}}","when":"2020"}
            """),
    ];

    private static List<(long, RecordingCommand)> Lines(string[] lines) =>
        [.. lines.Select((line, i) => ((long)i + 1, CommandParser.Parse(Encoding.UTF8.GetBytes(line)).Command!))];
}

using System.Text;
using Facts.Domain.Organizations;
using Facts.Domain.Recording;
using Facts.Store.Recording;
using Facts.Store.Setup;
using Facts.Store.Storage;
using Facts.Tests.Support;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Storage;

public sealed class when_events_are_appended(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Claim(string id, string organization) =>
        $$"""{"type":"claim","id":"{{id}}","kind":"appointment","source":"s","organization":"{{organization}}","post":"p","person":"ann","when":"2020-01-01"}""";

    [Fact]
    public async Task each_says_who_recorded_it_and_under_which_request()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "authors");
        var recorder = new Recorder(store.Session.Database.Source, store.Session.Clock);
        await recorder.SaveAsync(
        [
            new Request(Lines("""{"type":"person","id":"ann","name":"Ann"}"""), new By("ann", "request-1")),
            new Request(Lines("""{"type":"person","id":"bob","name":"Bob"}"""), new By("bob", null)),
        ], Stop);
        (await Sql.AskAsync<string>(store.ConnectionString, """
            select string_agg(concat_ws('|', stream_id, version, type, tenant_id, user_name, coalesce(correlation_id, '-'),
              coalesce(causation_id, '-'), headers, is_archived, bdata is null), ' ' order by seq_id) from facts.mt_events
            """)).ShouldBe(
            """person/ann|1|person-declared|*DEFAULT*|ann|request-1|-|{"appendedAt": "2026-01-01T12:00:00Z"}|f|t """
            + """person/bob|1|person-declared|*DEFAULT*|bob|-|-|{"appendedAt": "2026-01-01T12:00:00Z"}|f|t""");
    }

    /// <summary>Marten appends stream by stream. What refers to something comes after it, and a replay finds the same.</summary>
    [Fact]
    public async Task they_stand_stream_by_stream_and_what_is_referred_to_first()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "alternating");
        var report = await store.ImportAsync(
            """{"type":"source","id":"s"}""",
            Claim("c1", "o1"),
            """{"type":"identity","person":"ann","sameAs":"bob","reason":"r"}""",
            """{"type":"identity","person":"cid","sameAs":"dan","reason":"r"}""",
            Claim("c2", "o2"),
            """{"type":"identity","person":"ann","notSameAs":"bob","reason":"r"}""",
            Claim("c3", "o1"));
        report.Rejected.ShouldBeEmpty();
        var streams = await Sql.AskAsync<string[]>(
            store.ConnectionString, "select array_agg(stream_id || ' ' || version order by seq_id) from facts.mt_events");
        streams.ShouldBe(
        [
            "source/s 1", "person/ann 1", "person/ann 2", "person/cid 1",
            .. streams.Where(one => one.StartsWith("organization/o1", StringComparison.Ordinal)),
            .. streams.Where(one => one.StartsWith("organization/o2", StringComparison.Ordinal)),
        ]);
        (await FactsInProcess.RunAsync(store.ConnectionString, ["replay", "--verify"])).ShouldEnd(0);
    }

    [Fact]
    public async Task what_another_writer_records_meanwhile_is_decided_anew()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "meanwhile");
        var recorder = new Recorder(store.Session.Database.Source, store.Session.Clock);
        var lines = Lines("""{"type":"person","id":"ann","name":"Ann"}""");
        await using var connection = await store.Session.Database.Source.OpenConnectionAsync(Stop);
        await using var first = await connection.BeginTransactionAsync(Stop);
        (await recorder.SaveAsync(first, Request.Of(lines, "one"), Stop)).Lines.ShouldAllBe(one => !one.Unchanged);
        var second = recorder.SaveAsync(Request.Of(lines, "two"), Stop);
        await Patience.UntilAsync(async () => await Sql.AskAsync<bool>(
            store.ConnectionString,
            "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')"));
        await first.CommitAsync(Stop);
        (await second).Lines.ShouldAllBe(one => one.Unchanged);
        (await Sql.AskAsync<string>(store.ConnectionString, "select string_agg(id, ' ') from facts.mt_streams")).ShouldBe("person/ann");
    }

    [Fact]
    public async Task an_archived_stream_gets_none()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "archived");
        (await store.ImportAsync("""{"type":"source","id":"s"}""", Claim("c1", "o1"))).Rejected.ShouldBeEmpty();
        await using (var marten = MartenSetup.OpenStore(store.Session.Database))
        await using (var session = marten.LightweightSession())
        {
            session.Events.ArchiveStream("organization/o1");
            await session.SaveChangesAsync(Stop);
        }

        var refused = await Should.ThrowAsync<RefusedException>(() => store.ImportAsync(Claim("c2", "o1")));
        refused.Refusal.Code.ShouldBe("stream-archived");
        refused.Refusal.Message.ShouldContain("'organization/o1'");
        (await FactsInProcess.RunAsync(store.ConnectionString, ["import", "-"], input: Claim("c2", "o1"))).Notes.ShouldContain("facts: stream-archived: ");
        (await store.ImportAsync(Claim("c2", "o2"))).Rejected.ShouldBeEmpty();
        (await Sql.AskAsync<string>(store.ConnectionString, "select string_agg(id, ' ' order by id) from facts.mt_streams"))
            .ShouldBe("organization/o1 organization/o2 source/s");
    }

    [Fact]
    public async Task a_session_of_somebody_elses_leaves_no_table_behind()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "elsewhere");
        await using var marten = MartenSetup.OpenStore(store.Session.Database);
        await using var session = marten.LightweightSession();
        session.Events.Append("person/bob", new PersonDeclared { Id = "bob", Name = "Bob" });
        (await Should.ThrowAsync<RefusedException>(() => session.SaveChangesAsync(Stop))).Refusal.Message.ShouldContain("facts replay");
        (await Sql.AskAsync<long>(store.ConnectionString, "select count(*) from facts.mt_events")).ShouldBe(0);
    }

    [Fact]
    public async Task the_daemon_rebuilds_nothing_of_what_follows()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "rebuilt");
        (await store.ImportAsync("""{"type":"source","id":"s"}""", Claim("c1", "o1"))).Rejected.ShouldBeEmpty();
        var refused = await FactsInProcess.RunAsync(store.ConnectionString, ["ops", "projections", "rebuild"]);
        refused.ShouldBeRefused(1, "not-rebuilt-by-marten").Notes.ShouldContain("run: facts replay");
        await using var marten = MartenSetup.OpenStore(store.Session.Database);
        var daemon = await marten.BuildProjectionDaemonAsync();
        (await Should.ThrowAsync<Exception>(() => daemon.RebuildProjectionAsync("tenures", Patience.Limit, Stop))).ToString().ShouldContain("facts replay");
        ((IDisposable)daemon).Dispose();
        (await Sql.AskAsync<long>(store.ConnectionString, "select count(*) from facts.tenures")).ShouldBe(1);
    }

    private static List<(long, RecordingCommand)> Lines(params string[] lines) =>
        [.. lines.Select((line, i) => ((long)i + 1, CommandParser.Parse(Encoding.UTF8.GetBytes(line)).Command!))];
}

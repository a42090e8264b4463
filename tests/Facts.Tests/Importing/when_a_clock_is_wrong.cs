using System.Net;
using System.Text;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Tests.Support;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Importing;

/// <summary>
/// A program whose clock and the database's are more than five minutes apart records nothing, by whichever way. Each test has a store of its
/// own, as nothing may come into it.
/// </summary>
[Slow]
public sealed class when_a_clock_is_wrong(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Claim = """{"id":"late","kind":"statement","source":"article-2023-11-20","organization":"openai"}""";

    private readonly TemporaryFolder _files = new();
    private string _store = null!;

    /// <summary>All verbs that record, with what they find on standard input.</summary>
    public static TheoryData<string, string> Verbs => new()
    {
        { "import -", """{"type":"person","id":"late","name":"Late"}""" },
        { "correct altman-removed-on-friday --set note=x --reason r", "" },
        { "retract altman-removed-on-friday --reason r", "" },
        { "rule altman-removed-on-friday preferred --reason r", "" },
        { "identify sam-altman mira-murati --reason r", "" },
        { "redact altman-removed-on-friday quote --reason r", "" },
        { "keys add late --role reader", "" },
        { "audit checkpoint", "" },
        { "audit rotate", "" },
    };

    public static TheoryData<bool> Ahead => [true, false];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_files.Path);
        _store = await postgres.CreateSeededAsync("wrong_clock");
    }

    public ValueTask DisposeAsync()
    {
        _files.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task a_verb_refuses_and_writes_nothing(string line, string input)
    {
        foreach (var clock in (OffClock[])[OffClock.Ahead, OffClock.Behind])
        {
            var before = await WrittenAsync();
            var run = await FactsInProcess.RunAsync(_store, line.Split(' '), input, keys: _files["keys"], clock: clock);
            run.Exit.ShouldBe(1, run.Notes);
            run.Notes.ShouldContain("clock-differs");
            (await WrittenAsync()).ShouldBe(before);
        }

        // Nothing else stood in its way.
        var right = await FactsInProcess.RunAsync(_store, line.Split(' '), input, keys: _files["keys"], clock: new OffClock(TimeSpan.FromMinutes(4)));
        right.Exit.ShouldBe(0, right.Notes);
    }

    [Theory]
    [MemberData(nameof(Ahead))]
    public async Task a_request_is_503_and_writes_nothing(bool ahead)
    {
        await using var store = await FactsStore.OpenAsync(_store, ahead ? OffClock.Ahead : OffClock.Behind);
        await using var served = FactsHost.Build(store.Session.Database, store.Session.Clock, "http://127.0.0.1:0", limits: ServedFacts.Limits);
        await served.StartAsync(Stop);
        using var client = new HttpClient { BaseAddress = new Uri(served.Urls.Single()), Timeout = Patience.Limit };
        const string claim = "/api/claims/altman-removed-on-friday";
        var before = await WrittenAsync();
        foreach (var (path, body) in ((string, string)[])[
            ("/api/claims", Claim),
            ($"{claim}/corrections", """{"set":{"note":"x"},"reason":"r"}"""),
            ($"{claim}/retractions", """{"reason":"r"}"""),
            ($"{claim}/rulings", """{"rank":"preferred","reason":"r"}"""),
            ("/api/identities", """{"person":"sam-altman","sameAs":"mira-murati","reason":"r"}"""),
        ])
        {
            using var response = await client.PostJsonAsync(path, body, "*");
            await Http.IsProblemAsync(response, HttpStatusCode.ServiceUnavailable, "clock-differs");
        }

        // Lines are refused one by one; those that bring their recorded time could be taken.
        using var imported = await client.PostAsync(
            "/api/import", new StringContent("""{"type":"person","id":"late","name":"Late"}""", Encoding.UTF8, "application/x-ndjson"), Stop);
        (await Http.BodyAsync(imported)).GetProperty("rejected")[0].GetProperty("code").GetString().ShouldBe("clock-differs");
        var form = await WebForm.GetAsync(client, "/claims/altman-removed-on-friday/retract");
        form["Reason"] = "r";
        (await form.SendAsync("preview")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await WrittenAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task a_key_is_revoked_all_the_same_by_the_databases_time()
    {
        await using var store = await FactsStore.OpenAsync(_store, TimeProvider.System);
        await store.Session.Keys.AddAsync(new GiveKey("lost", [Role.Reader], null, null), "ann", Stop);
        await using var ahead = await FactsStore.OpenAsync(_store, OffClock.Ahead);

        (await ahead.Session.Keys.RevokeAsync(new RevokeKey("lost"), "ann", Stop)).Refusal.ShouldBeNull();

        (await Sql.AskAsync<bool>(_store, "select revoked_at <= clock_timestamp() from facts.api_keys where name = 'lost'")).ShouldBeTrue();
        (await Sql.AskAsync<bool>(_store, "select max(timestamp) <= clock_timestamp() from facts.mt_events where stream_id = 'access/keys'")).ShouldBeTrue();
        await using var connection = await store.Session.Database.Source.OpenConnectionAsync(Stop);
        (await Facts.Store.Access.KeyLog.CheckAsync(connection, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task keys_that_were_there_before_become_events_when_it_is_right()
    {
        await Sql.RunAsync(_store, """
            delete from facts.settings where name in ('keys-have-events', 'keys-have-hashes');
            insert into facts.api_keys (name, prefix, hash, roles, created_at) values ('old', 'facts_a', '\x01', '{Admin}', now())
            """);
        await using var wrong = await FactsStore.OpenAsync(_store, OffClock.Ahead);
        await wrong.Session.BeginKeysAsync(Stop);
        (await KeyEventsAsync()).ShouldBe(0);
        await using var right = await FactsStore.OpenAsync(_store, TimeProvider.System);
        await right.Session.BeginKeysAsync(Stop);
        (await KeyEventsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task a_time_of_a_key_never_goes_back_in_its_stream()
    {
        // As a build left it that did not compare.
        await using var ahead = await FactsStore.OpenAsync(_store, new SettableClock(DateTimeOffset.UtcNow.AddDays(9)));
        await ahead.Session.Keys.AddAsync(new GiveKey("first", [Role.Reader], null, null), "ann", Stop);
        await using var store = await FactsStore.OpenAsync(_store, TimeProvider.System);
        await store.Session.Keys.AddAsync(new GiveKey("second", [Role.Reader], null, null), "ann", Stop);
        await store.Session.Keys.RevokeAsync(new RevokeKey("second"), "ann", Stop);

        (await Sql.AskAsync<bool>(_store, "select bool_and(timestamp >= before) from (select timestamp, lag(timestamp, 1, timestamp) over (order by version) as before from facts.mt_events where stream_id = 'access/keys') as e"))
            .ShouldBeTrue();
        (await store.Session.Keys.ListAsync(Stop)).Single(key => key.Name == "second").IsGood(DateTime.UtcNow).ShouldBeFalse();
        await using var connection = await store.Session.Database.Source.OpenConnectionAsync(Stop);
        (await Facts.Store.Access.KeyLog.CheckAsync(connection, Stop)).ShouldBeEmpty();
    }

    private Task<long> KeyEventsAsync() => Sql.AskAsync<long>(_store, "select count(*) from facts.mt_events where stream_id = 'access/keys'");

    /// <summary>All that may not have come: events, checkpoints, keys.</summary>
    private Task<string> WrittenAsync() => Sql.AskAsync<string>(_store, """
        select (select count(*) from facts.mt_events) || ' ' || (select count(*) from facts.checkpoints) || ' ' || (select count(*) from facts.api_keys)
        """);
}

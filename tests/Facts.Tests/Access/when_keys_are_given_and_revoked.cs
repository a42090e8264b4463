using Facts.Domain.Access;
using Facts.Domain.Ledger;
using Facts.Domain.Recording;
using Facts.Store.Access;
using Facts.Tests.Support;

namespace Facts.Tests.Access;

/// <summary>Keys in the ledger: what became of them can't be denied, and what nobody gave shows.</summary>
public sealed class when_keys_are_given_and_revoked(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly SettableClock _clock = new();
    private FactsStore _store = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await FactsStore.CreateAsync(postgres, "keys", _clock);
        await _store.Session.BeginKeysAsync(Stop);
        await _store.Session.Keys.AddAsync(new GiveKey("desk", [Role.Editor, Role.Reviewer], ["openai"], _clock.GetUtcNow().UtcDateTime.AddDays(9)), "ann", Stop);
        await _store.Session.Keys.AddAsync(new GiveKey("gone", [Role.Reader], null, null), "ann", Stop);
        _clock.Tick();
        await _store.Session.Keys.RevokeAsync(new RevokeKey("gone"), "bob", Stop);
        await _store.Session.Keys.RevokeAsync(new RevokeKey("gone"), "cid", Stop);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task each_is_an_event_with_who_did_it_and_without_the_key()
    {
        (await AskAsync<string[]>("select array_agg(type || ' ' || (data ->> 'key') || ' ' || user_name order by version) from facts.mt_events where stream_id = 'access/keys'"))
            .ShouldBe(["key-given desk ann", "key-given gone ann", "key-revoked gone bob"]);
        // A key has 49 characters; the first 12 are those it is known by.
        (await AskAsync<string>("select string_agg(data::text, ' ') from facts.mt_events")).ShouldNotMatch("facts_[A-Za-z0-9_-]{7}");
        (await FindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task nothing_that_was_refused_is_one()
    {
        (await _store.Session.Keys.AddAsync(new GiveKey("desk", [Role.Admin], null, null), "eve", Stop)).Refusal!.Code.ShouldBe("id-conflict");
        (await _store.Session.Keys.AddAsync(new GiveKey("root", [Role.Admin], null, null), "eve", Stop)).Refusal!.Code.ShouldBe("invalid-value");
        (await _store.Session.Keys.RevokeAsync(new RevokeKey("nobody-s"), "eve", Stop)).Refusal!.Code.ShouldBe("unknown-key");
        (await AskAsync<long>("select count(*) from facts.mt_events where user_name = 'eve'")).ShouldBe(0);
    }

    [Theory]
    [InlineData("update facts.api_keys set roles = '{Admin}' where name = 'desk'", "key-changed", "desk")]
    [InlineData("update facts.api_keys set roles = roles || '{mallory}' where name = 'desk'", "key-changed", "desk")]
    [InlineData("update facts.api_keys set hash = sha256('mine') where name = 'desk'", "key-changed", "desk")]
    [InlineData("update facts.api_keys set prefix = 'facts_123456' where name = 'desk'", "key-changed", "desk")]
    [InlineData("update facts.api_keys set organizations = null where name = 'desk'", "key-changed", "desk")]
    [InlineData("update facts.api_keys set organizations = '{openai,acme}' where name = 'desk'", "key-changed", "desk")]
    [InlineData("update facts.api_keys set expires_at = null where name = 'desk'", "key-changed", "desk")]
    [InlineData("update facts.api_keys set created_at = created_at - interval '1 day' where name = 'desk'", "key-changed", "desk")]
    [InlineData("update facts.api_keys set revoked_at = null where name = 'gone'", "key-changed", "gone")]
    [InlineData("update facts.api_keys set revoked_at = now() where name = 'desk'", "key-changed", "desk")]
    [InlineData("update facts.api_keys set name = 'desk-2' where name = 'desk'", "key-not-given", "desk-2")]
    [InlineData("delete from facts.api_keys where name = 'gone'", "key-changed", "gone")]
    [InlineData("insert into facts.api_keys (name, prefix, hash, roles, created_at) values ('back-door', 'facts_x', '\\x00', '{Admin}', now())", "key-not-given", "back-door")]
    public async Task what_was_changed_by_hand_is_named(string sql, string code, string key)
    {
        await Sql.RunAsync(_store.ConnectionString, sql);
        // A later opening gives no events to what was put in meanwhile.
        await _store.Session.BeginKeysAsync(Stop);
        (await FindAsync()).ShouldContain(finding => finding.Code == code && finding.Message.Contains($"The key {key}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task the_verb_names_it_and_exits_with_1()
    {
        using var files = new TemporaryFolder();
        Directory.CreateDirectory(files.Path);
        var keys = files["keys.json"];
        (await FactsInProcess.RunAsync(_store.ConnectionString, ["audit", "checkpoint"], keys: keys)).Exit.ShouldBe(0);
        (await FactsInProcess.RunAsync(_store.ConnectionString, ["audit", "verify", "--remember", files["remember.json"]], keys: keys)).Exit.ShouldBe(0);
        await Sql.RunAsync(_store.ConnectionString,
            "insert into facts.api_keys (name, prefix, hash, roles, created_at) values ('back-door', 'facts_x', '\\x00', '{Admin}', now())");
        var run = await FactsInProcess.RunAsync(_store.ConnectionString, ["audit", "verify", "--remember", files["remember.json"]], keys: keys);
        run.Exit.ShouldBe(1);
        run.Notes.ShouldContain("key-not-given");
        run.Notes.ShouldContain("back-door");
    }

    [Fact]
    public async Task a_key_is_not_its_owners_by_its_name()
    {
        var (mine, _, _) = await _store.Session.Keys.AddAsync(new GiveKey("mine", [Role.Reader], null, null), "eve", Stop);
        await Sql.RunAsync(_store.ConnectionString, """
            update facts.api_keys set hash = '\x00' where name = 'mine';
            update facts.api_keys set hash = sha256('KEY'::bytea) where name = 'desk'
            """.Replace("KEY", mine, StringComparison.Ordinal));
        // She would be let in as the desk, and is named.
        (await _store.Session.Keys.FindAsync(mine!, Stop))!.Name.ShouldBe("desk");
        (await FindAsync()).Select(finding => finding.Message).ShouldBe([
            "The key desk: its hash is not the one that it was given with: it is another key.",
            "The key mine: its hash is not the one that it was given with: it is another key.",
        ]);
    }

    [Fact]
    public async Task those_that_an_earlier_build_gave_get_their_hashes_once()
    {
        // As it left them.
        await Sql.RunAsync(_store.ConnectionString, """
            delete from facts.settings where name = 'keys-have-hashes';
            update facts.mt_events set data = data - 'hash' - 'prefix', id = gen_random_uuid() where type = 'key-given';
            insert into facts.api_keys (name, prefix, hash, roles, created_at) values ('back-door', 'facts_x', '\x00', '{Admin}', now())
            """);
        (await FindAsync()).ShouldHaveSingleItem().Code.ShouldBe("key-not-given");
        await _store.Session.BeginKeysAsync(Stop);
        await _store.Session.BeginKeysAsync(Stop);
        (await AskAsync<string[]>("select array_agg(type || ' ' || (data ->> 'key') || ' ' || (data ? 'hash') order by version) from facts.mt_events where stream_id = 'access/keys'"))
            .ShouldBe(["key-given desk false", "key-given gone false", "key-revoked gone false", "key-given desk true", "key-given gone true"]);
        // What was put in by hand has no event by that, and all others are as they were given.
        (await FindAsync()).ShouldHaveSingleItem().Message.ShouldContain("back-door");
        await Sql.RunAsync(_store.ConnectionString, "update facts.api_keys set hash = sha256('mine') where name = 'desk'");
        (await FindAsync()).ShouldContain(finding => finding.Code == "key-changed" && finding.Message.Contains("The key desk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task those_that_were_there_before_become_events_once()
    {
        await using var old = await FactsStore.CreateAsync(postgres, "old_keys", _clock);
        await Sql.RunAsync(old.ConnectionString, """
            delete from facts.settings where name in ('keys-have-events', 'keys-have-hashes');
            insert into facts.api_keys (name, prefix, hash, roles, organizations, created_at, expires_at, revoked_at) values
              ('root', 'facts_a', '\x01', '{Admin}', null, '2025-01-01 00:00:00.123456+00', null, null),
              ('desk', 'facts_b', '\x02', '{Editor,Reviewer}', '{openai}', '2025-01-02 00:00:00+00', '2030-01-01 00:00:00+00', '2025-06-01 00:00:00+00')
            """);
        await old.Session.BeginKeysAsync(Stop);
        await old.Session.BeginKeysAsync(Stop);
        (await Sql.AskAsync<long>(old.ConnectionString, "select count(*) from facts.mt_events where stream_id = 'access/keys'")).ShouldBe(3);
        await using var connection = await old.Session.Database.Source.OpenConnectionAsync(Stop);
        (await KeyLog.CheckAsync(connection, Stop)).ShouldBeEmpty();
        // A name that is reserved now works until it is revoked.
        (await old.Session.Keys.RevokeAsync(new RevokeKey("root"), "ann", Stop)).Refusal.ShouldBeNull();
        (await KeyLog.CheckAsync(connection, Stop)).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<Finding>> FindAsync()
    {
        await using var connection = await _store.Session.Database.Source.OpenConnectionAsync(Stop);
        return await KeyLog.CheckAsync(connection, Stop);
    }

    private Task<T> AskAsync<T>(string sql) => Sql.AskAsync<T>(_store.ConnectionString, sql);
}

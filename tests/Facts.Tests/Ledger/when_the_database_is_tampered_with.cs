using Facts.Domain.Ledger;
using Facts.Store.Ledger;
using Facts.Tests.Support;

namespace Facts.Tests.Ledger;

/// <summary>By somebody who may write to the database as they like: each time the verifier names what is wrong.</summary>
[Slow]
public sealed class when_the_database_is_tampered_with(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly SettableClock _clock = new();
    private AuditedStore _audited = null!;

    public async ValueTask InitializeAsync()
    {
        _audited = await AuditedStore.CreateAsync(postgres, _clock);
        (await _audited.Store.ImportAsync(Importing.Ledger.Lines)).Rejected.ShouldBeEmpty();
        await _audited.SealAsync();
        (await _audited.FindAsync()).ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => _audited.DisposeAsync();

    [Fact]
    public async Task a_changed_character_is_named()
    {
        var id = await ChangeAsync("data = jsonb_set(data, '{quote,exact}', '\"named hex\"')", "data ->> 'id' = 'b'");
        var found = (await _audited.FindAsync()).ShouldHaveSingleItem();
        found.Code.ShouldBe(FindingCodes.Changed);
        found.Message.ShouldContain("appointment-claimed in organization/o");
        found.Message.ShouldContain($"(event {id}): the field /quote is not what was recorded.");
    }

    [Theory]
    [InlineData("data = jsonb_set(data, '{when}', '\"2021-02-02\"')", "what it says (ids, dates, kinds) is not what was recorded")]
    [InlineData("data = data || '{\"note\":\"new\"}'", "the field /note was put in")]
    [InlineData("data = data - 'quote'", "the field /quote is gone, though its salt is not")]
    [InlineData("timestamp = timestamp - interval '1 year'", "its recorded time was 2026-01-01T12:00:00Z and is 2025-01-01T12:00:00Z")]
    [InlineData("user_name = 'eve'", "who recorded it was test and is eve")]
    [InlineData("type = 'dismissal-claimed'", "its type was appointment-claimed and is dismissal-claimed")]
    [InlineData("headers = '{}'", "the time of its append was 2026-01-01T12:00:00Z and is absent")]
    [InlineData("seq_id = 100000", "its sequence number was")]
    [InlineData("version = 1000", "its version was")]
    public async Task any_change_of_an_event_is_named(string change, string said)
    {
        await ChangeAsync(change, "data ->> 'id' = 'b' and type = 'appointment-claimed'");
        var found = (await _audited.FindAsync()).ShouldHaveSingleItem();
        found.Code.ShouldBe(FindingCodes.Changed);
        found.Message.ShouldContain(said);
    }

    [Theory]
    [InlineData("update facts.mt_events set headers = headers || '{\"role\": \"admin\"}' where version = 1", "in headers")]
    [InlineData("update facts.mt_events set is_archived = true where version = 1", "in is_archived")]
    [InlineData("update facts.mt_events set is_archived = null, tenant_id = 'x' where version = 1", "in tenant_id, is_archived")]
    [InlineData("update facts.mt_streams set compacted_version = 1", "in compacted_version")]
    [InlineData("update facts.salts set fields = fields || '{/secret}', salts = salts || array['\\x01'::bytea]", "a salt for the field /secret")]
    [InlineData("update facts.salts set fields = fields || '{/secret}'", "a salt for the field /secret")]
    [InlineData("update facts.salts set fields = fields || fields[1:1], salts = salts || salts[1:1]", "a salt for the field number")]
    [InlineData("update facts.salts set salts = salts || array['\\x01'::bytea]", "a salt for the field number")]
    public async Task what_no_build_writes_is_named(string change, string said)
    {
        await _audited.RunAsync("set session_replication_role = replica; " + change);
        var found = await _audited.FindAsync();
        found.ShouldNotBeEmpty();
        found.ShouldAllBe(one => one.Code == FindingCodes.Foreign && one.Message.Contains(said));
    }

    [Theory]
    [InlineData("'[]'")]
    [InlineData("'7'")]
    [InlineData("null")]
    public async Task headers_that_are_none_are_named(string headers)
    {
        await _audited.RunAsync($"update facts.mt_events set headers = {headers} where version = 1");
        (await _audited.FindAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task a_salt_that_is_gone_is_named_wherever_its_field_stands()
    {
        await _audited.RunAsync("update facts.salts set salts = salts[:cardinality(salts) - 1]");
        (await _audited.FindAsync()).ShouldContain(one => one.Code == FindingCodes.Changed && one.Message.Contains("is not what was recorded"));
    }

    [Fact]
    public async Task numbers_and_keys_in_another_form_are_no_change()
    {
        await ChangeAsync("data = replace(data::text, '\"value\": 4', '\"value\": 4.000')::jsonb", "type = 'figure-claimed'");
        (await _audited.FindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_deleted_event_is_named()
    {
        var id = await _audited.AskAsync<Guid>("delete from facts.mt_events where type = 'claim-retracted' and version = (select min(version) from facts.mt_events where type = 'claim-retracted') returning id");
        var found = (await _audited.FindAsync()).ShouldHaveSingleItem();
        found.Code.ShouldBe(FindingCodes.Deleted);
        found.Message.ShouldContain("claim-retracted in organization/o");
        found.Message.ShouldContain($"(event {id}): its event was deleted.");
    }

    [Theory]
    [InlineData("'2020-01-01T00:00:00Z'", "2020-01-01T00:00:00Z", "before what precedes it")]
    [InlineData("'2020-01-01T00:00:00Z'", "2026-01-03T00:00:00Z", "before what precedes it")]
    [InlineData("'2026-01-03T00:00:00Z'", "2020-01-01T00:00:00Z", "but it was not in the log at 2026-01-02T12:00:00Z")]
    public async Task an_event_put_in_with_an_old_time_is_named_whether_it_has_a_leaf_or_not(string recordedAt, string appendedAt, string said)
    {
        for (var i = 0; i < 24 * 60; i++)
            _clock.Tick();
        await _audited.Store.ImportAsync("""{"type":"person","id":"later","name":"Later"}""");
        await _audited.SealAsync();
        await _audited.RunAsync($$"""
            insert into facts.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, headers, user_name)
            select nextval('facts.mt_events_sequence'), gen_random_uuid(), stream_id, version + 1, data || '{"id":"put-in"}', 'tenure-claimed',
              {{recordedAt}}, tenant_id, '{"appendedAt":"{{appendedAt}}"}', user_name
            from facts.mt_events where stream_id = 'organization/o' order by version desc limit 1
            """);
        (await _audited.FindAsync()).ShouldContain(found => found.Code == FindingCodes.Inserted && found.Message.Contains(said));
        await _audited.SealAsync();
        (await _audited.FindAsync()).ShouldContain(found => found.Code == FindingCodes.Inserted && found.Message.Contains(said));
    }

    [Fact]
    public async Task an_event_put_between_two_others_is_named()
    {
        await _audited.RunAsync("update facts.mt_events set version = version + 1000 where stream_id = 'organization/o' and version > 5");
        await _audited.RunAsync("update facts.mt_events set version = version - 999 where stream_id = 'organization/o' and version > 5");
        await _audited.RunAsync("""
            insert into facts.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, headers, user_name)
            select nextval('facts.mt_events_sequence'), gen_random_uuid(), stream_id, 6, data, type, timestamp, tenant_id, headers, user_name
            from facts.mt_events where stream_id = 'organization/o' and version = 5
            """);
        var found = await _audited.FindAsync();
        found.ShouldContain(one => one.Code == FindingCodes.Inserted && one.Message.StartsWith("No leaf yet, "));
        found.ShouldContain(one => one.Code == FindingCodes.Changed && one.Message.Contains("its version was 6 and is 7"));
    }

    [Theory]
    [InlineData("data = o.data", "content")]
    [InlineData("version = o.version", "place in the stream")]
    [InlineData("seq_id = o.seq_id", "place in the store's order")]
    [InlineData("data = o.data, type = o.type, version = o.version, seq_id = o.seq_id", "content")]
    public async Task two_swapped_events_are_named(string swap, string what)
    {
        // Uniqueness is checked row by row: somebody who swaps drops it first.
        await _audited.RunAsync("""
            do $$ declare c record; begin
              for c in select conname from pg_constraint where conrelid = 'facts.mt_events'::regclass and contype = 'p' loop
                execute format('alter table facts.mt_events drop constraint %I', c.conname);
              end loop;
              for c in select i.indexrelid::regclass as name from pg_index i where i.indrelid = 'facts.mt_events'::regclass and i.indisunique loop
                execute format('drop index %s', c.name);
              end loop;
            end $$
            """);
        await _audited.RunAsync($"""
            update facts.mt_events e set {swap} from facts.mt_events o
            where e.stream_id = 'organization/o' and o.stream_id = e.stream_id and e.data ->> 'id' in ('a', 'c') and e.type like '%-claimed'
              and o.data ->> 'id' in ('a', 'c') and o.type like '%-claimed' and o.id <> e.id
            """);
        var found = (await _audited.FindAsync()).ShouldHaveSingleItem();
        found.Code.ShouldBe(FindingCodes.Swapped);
        found.Message.ShouldEndWith($"have each other's {what}.");
    }

    [Fact]
    public async Task an_older_state_that_is_brought_back_is_named()
    {
        await _audited.RunAsync("create schema old");
        foreach (var table in (string[])["mt_events", "leaves", "salts", "tiles", "checkpoints"])
            await _audited.RunAsync($"create table old.{table} as select * from facts.{table}");
        _clock.Tick();
        await _audited.Store.ImportAsync("""{"type":"retraction","claim":"a","reason":"wrong"}""");
        await _audited.SealAsync();
        (await _audited.FindAsync()).ShouldBeEmpty();

        await _audited.RunAsync("set session_replication_role = replica; delete from facts.checkpoints; delete from facts.leaves; delete from facts.salts; delete from facts.mt_events");
        foreach (var table in (string[])["mt_events", "leaves", "salts", "tiles", "checkpoints"])
            await _audited.RunAsync($"insert into facts.{table} select * from old.{table} on conflict do nothing");
        var found = (await _audited.FindAsync()).ShouldHaveSingleItem();
        found.Code.ShouldBe(FindingCodes.Shrunk);
        found.Message.ShouldContain("an older state was brought back");
    }

    [Fact]
    public async Task leaves_that_were_written_anew_with_their_event_are_named()
    {
        // With triggers off and salts at hand, somebody makes event and leaf agree; the signed checkpoint does not.
        await ChangeAsync("user_name = 'eve'", "data ->> 'id' = 'b' and type = 'appointment-claimed'");
        await _audited.RunAsync("""
            set session_replication_role = replica;
            update facts.leaves l set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '"actor":"test"', '"actor":"eve"'), 'UTF8')
            from facts.mt_events e where e.id = l.event and e.user_name = 'eve'
            """);
        (await _audited.FindAsync()).ShouldContain(found => found.Code == FindingCodes.Rewritten);
    }

    [Fact]
    public async Task a_checkpoint_by_another_key_of_the_same_name_is_named()
    {
        var name = KeyFile.Read(_audited["keys"]).Keys!.Origin;
        File.Delete(_audited["keys"]);
        KeyFile.Create(_audited["keys"], name, NoteKey.Ed25519).Refusal.ShouldBeNull();
        await _audited.RunAsync("set session_replication_role = replica; delete from facts.checkpoints");
        await _audited.SealAsync();
        (await _audited.FindAsync()).ShouldHaveSingleItem().Code.ShouldBe(FindingCodes.NotSigned);
    }

    private async Task<Guid> ChangeAsync(string change, string where) =>
        await _audited.AskAsync<Guid>($"update facts.mt_events set {change} where {where} returning id");
}

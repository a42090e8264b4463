using Facts.Store.Replay;
using Facts.Tests.Ledger;
using Facts.Tests.Support;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Replay;

/// <summary>
/// Whoever has the database may change anything in it: <c>audit verify</c> or <c>replay --verify</c> names it, whatever the table and column,
/// unless the code says why no event accounts for it.
/// </summary>
[Slow]
public sealed class when_each_column_is_changed(PostgresFixture postgres) : IAsyncLifetime
{
    private AuditedStore _audited = null!;

    public async ValueTask InitializeAsync() => _audited = await FullStore.CreateAsync(postgres);

    public ValueTask DisposeAsync() => _audited.DisposeAsync();

    [Fact]
    public async Task it_is_named_and_replay_sets_right_what_it_named()
    {
        await ExpectSoundAsync("before anything was changed");
        var unnoticed = new List<string>();
        foreach (var (table, column, type) in await ColumnsAsync())
        {
            if (NotCopied.Why.ContainsKey(table) || NotCopied.Why.ContainsKey($"{table}.{column}"))
                continue;
            await _audited.RunAsync($"drop schema if exists kept cascade; create schema kept; create table kept.rows as select * from facts.{table}");
            await TamperAsync(table, column, type);
            var audited = await _audited.FindAsync();
            if (audited.Length > 0)
            {
                await RestoreAsync(table);
                continue;
            }

            // That a verification names the same is in when_events_are_replayed.
            var replayed = await ReplayAsync(verify: false);
            if (replayed.Equal || replayed.Differing.All(one => one.Wrong.Count + one.Missing.Count == 0))
            {
                unnoticed.Add($"{table}.{column}");
                await RestoreAsync(table);
                continue;
            }

            await ExpectSoundAsync($"{table}.{column} was set right");
        }

        unnoticed.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_row_that_is_put_in_is_named_and_removed()
    {
        string[] rows =
        [
            "insert into facts.people values ('eve', 'Eve', '{}', now())",
            "insert into facts.organizations values ('evil', 'Evil', '{}', now())",
            "insert into facts.posts (organization, id) values ('openai', 'czar')",
            "insert into facts.posts (organization, id) values ('nowhere', 'czar')",
            "insert into facts.sources (id, source, recorded_at) values ('gossip', '{\"id\":\"gossip\",\"title\":\"Gossip\"}', now())",
            "insert into facts.source_revisions values ('s', 3, gen_random_uuid())",
            "insert into facts.identities values ('', 'sam-altman', 'eve')",
            "insert into facts.identity_decisions values ('', 99, 'sam-altman', 'eve', true, now())",
            "insert into facts.acts values ('nothing', gen_random_uuid())",
            "insert into facts.search values ('person', '', 'eve', 0, to_tsvector('simple', 'eve'))",
            "insert into facts.mt_streams (id, version) values ('person/eve', 1)",
        ];
        foreach (var row in rows)
        {
            await _audited.RunAsync(row);
            var report = await ReplayAsync(verify: true);
            report.Differing.SelectMany(one => one.Wrong).ShouldHaveSingleItem(row);
            (await ReplayAsync(verify: false)).Equal.ShouldBeFalse();
            await ExpectSoundAsync(row);
        }
    }

    [Fact]
    public async Task a_name_that_was_changed_is_told_in_words()
    {
        await _audited.RunAsync("update facts.people set name = 'Eve' where id = 'mira-murati'");
        var named = (await ReplayAsync(verify: true)).Differing.Single(one => one.Table == "people");
        named.Wrong.ShouldBe(["person mira-murati, name Eve"]);
        named.Missing.ShouldBe(["person mira-murati, name Mira Murati"]);
        await ReplayAsync(verify: false);
        (await _audited.Store.AskAsync("openai", "ceo", "2023-11-18")).Holders.Select(one => one.Person.Name).ShouldContain("Mira Murati");
    }

    /// <summary>Of what was proposed only a ruling's event says the same; so its column is in <see cref="NotCopied"/>.</summary>
    [Fact]
    public async Task a_ruling_that_was_approved_is_held_against_its_event()
    {
        await _audited.RunAsync("update facts.proposals set act = act || '{\"rank\":\"deprecated\"}' where claim = 'chairs'");
        var named = (await ReplayAsync(verify: true)).Differing.Single(one => one.Table == "proposals");
        named.Wrong.ShouldHaveSingleItem().ShouldContain("rank deprecated");
        await ReplayAsync(verify: false);
        await ExpectSoundAsync("set right");
        await FullStore.RedactAsync(_audited, "chairs", "reason");
        await _audited.SealAsync();
        await ExpectSoundAsync("its reason was redacted");
    }

    [Fact]
    public async Task what_is_said_not_to_be_copied_is_there()
    {
        var columns = await ColumnsAsync();
        var there = columns.Select(one => one.Table).Concat(columns.Select(one => $"{one.Table}.{one.Column}")).ToHashSet();
        NotCopied.Why.Keys.ShouldBeSubsetOf(there);
        NotCopied.Why.Values.ShouldAllBe(why => why.Length > 20);
    }

    private async Task ExpectSoundAsync(string when)
    {
        var report = await ReplayAsync(verify: true);
        report.Differing.SelectMany(one => one.Wrong.Concat(one.Missing)).ShouldBeEmpty(when);
        (await _audited.FindAsync()).ShouldBeEmpty(when);
    }

    private Task<ReplayReport> ReplayAsync(bool verify) =>
        _audited.Store.Session.Replayer.ReplayAsync(null, verify, null, TestContext.Current.CancellationToken);

    private async Task<List<(string Table, string Column, string Type)>> ColumnsAsync()
    {
        await using var command = _audited.Store.Session.Database.Source.CreateCommand("""
            select c.table_name, c.column_name, c.udt_name
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'facts' and t.table_type = 'BASE TABLE'
            order by c.table_name, c.ordinal_position
            """);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var columns = new List<(string, string, string)>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            columns.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return columns;
    }

    /// <summary>
    /// One value becomes another of its type, and where no row has any, a row gets one; no trigger and no key of another table stands in the way
    /// of an administrator.
    /// </summary>
    private async Task TamperAsync(string table, string column, string type)
    {
        var (other, some) = type switch
        {
            "text" or "varchar" => ($"'x' || \"{column}\"", "'x'"),
            "bool" => ($"not \"{column}\"", "true"),
            "int2" or "int4" or "int8" => ($"\"{column}\" + 1000", "1000"),
            "timestamptz" => ($"\"{column}\" + interval '1 hour'", "now()"),
            "jsonb" => ($"\"{column}\" || '{{\"mallory\": 1}}'", "'{}'"),
            "uuid" => ("gen_random_uuid()", "gen_random_uuid()"),
            "_uuid" => ($"array_append(\"{column}\", gen_random_uuid())", "array[gen_random_uuid()]"),
            "_text" or "_varchar" => ($"array_append(\"{column}\", 'mallory')", "array['mallory']"),
            "bytea" => ($"case when length(\"{column}\") > 0 then set_byte(\"{column}\", 0, get_byte(\"{column}\", 0) # 1) end", "'\\x01'"),
            "_bytea" => ($"case when cardinality(\"{column}\") > 0 then array[decode('00', 'hex')] || \"{column}\"[2:] end", "array['\\x01'::bytea]"),
            "tsvector" => ($"\"{column}\" || to_tsvector('simple', 'mallory')", "to_tsvector('simple', 'mallory')"),
            "tstzrange" => ($"tstzrange(lower(\"{column}\") - interval '1 day', upper(\"{column}\"))", "tstzrange(now(), null)"),
            _ => throw new InvalidOperationException($"No other value is known for {type} ({table}.{column})."),
        };
        // What is nothing, or begins at minus infinity, stays as it is whatever is taken from it.
        (await ChangeAsync(table, column, other) || await ChangeAsync(table, column, some)).ShouldBeTrue($"{table}.{column} could not be changed");
    }

    private async Task<bool> ChangeAsync(string table, string column, string value) => await Sql.AskAsync<long>(_audited.Store.ConnectionString, $"""
        set session_replication_role = replica;
        with one as (select ctid as place from facts.{table} where {value} <> "{column}" or ("{column}" is null and {value} is not null) limit 1),
          done as (update facts.{table} set "{column}" = {value} where ctid = (select place from one) returning 1)
        select count(*) from done
        """) == 1;

    private Task RestoreAsync(string table) => _audited.RunAsync(
        $"set session_replication_role = replica; delete from facts.{table}; insert into facts.{table} select * from kept.rows");
}

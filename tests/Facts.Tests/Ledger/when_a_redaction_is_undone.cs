using Facts.Domain.Recording;
using Facts.Store.Audit;
using Facts.Store.Redactions;
using Facts.Store.Replay;
using Facts.Store.Search;
using Facts.Tests.Support;

namespace Facts.Tests.Ledger;

/// <summary>An older copy of a table is brought back, and with it what was erased: it is named, and not spread again.</summary>
[Slow]
public sealed class when_a_redaction_is_undone(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Words = "caught in an affair";

    /// <summary>Every table that has a copy of what people wrote, and how it looks again as it was. Events keep the later ones.</summary>
    private static readonly Dictionary<string, string> Back = new()
    {
        ["mt_events"] = "update facts.mt_events e set data = b.data from before.mt_events b where b.id = e.id and b.data <> e.data",
        ["salts"] = "update facts.salts s set fields = b.fields, salts = b.salts from before.salts b where b.leaf = s.leaf and b.fields <> s.fields",
        ["claims"] = "update facts.claims c set claim = b.claim from before.claims b where b.id = c.id and b.claim is distinct from c.claim",
        ["tenures"] = "update facts.tenures t set detail = b.detail from before.tenures b where b.id = t.id and b.detail <> t.detail",
        ["sources"] = "update facts.sources s set source = b.source from before.sources b where b.id = s.id and b.source <> s.source",
        ["people"] = "update facts.people p set name = b.name, aliases = b.aliases from before.people b where b.id = p.id and (b.name, b.aliases) <> (p.name, p.aliases)",
        ["organizations"] = "update facts.organizations o set name = b.name, aliases = b.aliases from before.organizations b where b.id = o.id and (b.name, b.aliases) <> (o.name, o.aliases)",
        ["posts"] = "update facts.posts p set name = b.name from before.posts b where b.key = p.key and b.name <> p.name",
        ["search"] = "update facts.search s set words = b.words from before.search b where (b.kind, b.organization, b.id) = (s.kind, s.organization, s.id) and b.words <> s.words",
    };

    private readonly SettableClock _clock = new();
    private AuditedStore _audited = null!;

    public async ValueTask InitializeAsync()
    {
        _audited = await AuditedStore.CreateAsync(postgres, _clock);
        (await _audited.Store.ImportAsync(
            $$"""{"type":"source","id":"s","title":"Ann {{Words}}","publisher":"{{Words}} daily","text":"They say that Ann was {{Words}}. She left."}""",
            $$"""{"type":"organization","id":"o","name":"Those {{Words}}","aliases":["{{Words}} club"]}""",
            $$"""{"type":"post","organization":"o","id":"ceo","name":"Chief {{Words}}","seats":1}""",
            $$"""{"type":"person","id":"p","name":"Ann {{Words}}","aliases":["{{Words}}"]}""",
            $$"""{"type":"claim","id":"a","kind":"tenure","source":"s","organization":"o","post":"ceo","person":"p","from":"2020-01-01","quote":"{{Words}}","attribution":[{"who":"{{Words}}"}],"note":"{{Words}}"}""",
            $$"""{"type":"correction","claim":"a","set":{"from":"2020-02-01","quote":"was {{Words}}"},"reason":"{{Words}}"}""",
            $$"""{"type":"claim","id":"l","kind":"plan","source":"s","organization":"o","action":"{{Words}}"}""",
            $$"""{"type":"claim","id":"u","kind":"tenure","source":"s","organization":"o","post":"ceo","person":"q","from":"2010","to":"2012","quote":"{{Words}}"}"""))
            .Rejected.ShouldBeEmpty();
        await _audited.SealAsync();
        await new SearchIndexer(_audited.Store.Session.Database.Source).RunAsync(100, TestContext.Current.CancellationToken);
        await _audited.RunAsync("analyze");
        _clock.Tick();
    }

    public ValueTask DisposeAsync() => _audited.DisposeAsync();

    [Theory]
    [InlineData("source:s", "title")]
    [InlineData("source:s", "publisher")]
    [InlineData("source:s", "text")]
    [InlineData("person:p", "name")]
    [InlineData("person:p", "aliases")]
    [InlineData("organization", "name")]
    [InlineData("organization", "aliases")]
    [InlineData("post", "name")]
    [InlineData("a", "quote")]
    [InlineData("a", "attribution")]
    [InlineData("a", "note")]
    [InlineData("l", "action")]
    [InlineData("u", "quote")]
    public async Task each_copy_that_is_back_is_named_and_goes_again(string target, string field)
    {
        foreach (var table in Back.Keys)
            await _audited.RunAsync($"create schema if not exists before; create table before.{table} as select * from facts.{table}");
        await FieldAsync(target, field);
        await ExpectErasedAsync($"{target} {field}");
        var sentence = await ContentAsync();
        var copies = 0;
        foreach (var (table, back) in Back)
        {
            await _audited.RunAsync("set session_replication_role = replica; " + back);
            if (await ContentAsync() == sentence)
                continue;
            copies++;
            await ExpectNamedAsync(table);
        }

        copies.ShouldBeGreaterThanOrEqualTo(2);
        // All of a backup at once.
        await _audited.RunAsync("set session_replication_role = replica; " + string.Join("; ", Back.Values));
        await ExpectNamedAsync("all");
        (await ContentAsync()).ShouldBe(sentence);
    }

    [Fact]
    public async Task a_bundle_tells_it_too()
    {
        await _audited.RunAsync("create schema before; create table before.mt_events as select * from facts.mt_events; create table before.salts as select * from facts.salts");
        await FieldAsync("a", "quote");
        await _audited.RunAsync($"{Back["mt_events"]}; {Back["salts"]}");
        await _audited.SealAsync();
        var file = new MemoryStream();
        await using (var log = await LiveLog.OpenAsync(_audited.Store.Session.Database.Source, TestContext.Current.CancellationToken))
        {
            var keys = _audited.Ledger.Keys.Known();
            await Bundle.WriteAsync(file, await log.ReadAsync(keys, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }

        file.Position = 0;
        var report = await AuditedStore.VerifyAsync(await Bundle.ReadAsync(file, TestContext.Current.CancellationToken), _audited.Remembered("stranger"));
        report.Findings.ShouldContain(found => found.Code == "not-erased");
    }

    private async Task ExpectNamedAsync(string what)
    {
        // Words of search are folded from what is redacted, and nobody reads a text from them: a replay names them.
        if (what != "search")
            (await _audited.FindAsync()).ShouldContain(found => found.Code == "not-erased", what);
        (await ReplayAsync(verify: false)).Equal.ShouldBeFalse(what);
        await ExpectErasedAsync(what);
    }

    private async Task ExpectErasedAsync(string when)
    {
        (await _audited.FindAsync()).ShouldBeEmpty(when);
        var report = await ReplayAsync(verify: true);
        report.Differing.SelectMany(one => one.Wrong.Concat(one.Missing)).ShouldBeEmpty(when);
    }

    private async Task FieldAsync(string target, string field)
    {
        var asked = target is "organization" or "post"
            ? (await _audited.AskAsync<Guid>($"select id from facts.mt_events where type = '{target}-declared'")).ToString()
            : target;
        var (done, refusal) = await new Redactor(_audited.Store.Session.Database, _clock).RedactAsync(new Redact(RedactionTarget.Parse(asked), field, "asked to"), "eve", TestContext.Current.CancellationToken);
        refusal.ShouldBeNull();
        done!.Events.ShouldNotBeEmpty();
    }

    /// <summary>All that the tables say, in no order.</summary>
    private Task<string> ContentAsync() => _audited.AskAsync<string>(
        "select md5(string_agg(line, ' ' order by line)) from (" + string.Join(" union all ", Back.Keys.Select(table => table == "tenures"
            ? "select (to_jsonb(t) - 'id')::text as line from facts.tenures t"
            : $"select to_jsonb(t)::text as line from facts.{table} t")) + ") as lines");

    private Task<ReplayReport> ReplayAsync(bool verify) =>
        _audited.Store.Session.Replayer.ReplayAsync(null, verify, null, TestContext.Current.CancellationToken);
}

using Facts.Domain;
using Facts.Domain.Ledger;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Audit;
using Facts.Store.Redactions;
using Facts.Tests.Support;

namespace Facts.Tests.Ledger;

public sealed class when_a_field_is_redacted(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Words = "had been caught in an affair";

    private static readonly string[] Lines =
    [
        $$"""{"type":"source","id":"s","title":"On Ann","text":"They say that Ann {{Words}}. She left."}""",
        """{"type":"organization","id":"o","name":"O","aliases":["Oh"]}""",
        """{"type":"post","organization":"o","id":"ceo","name":"Chief","seats":1}""",
        """{"type":"person","id":"p1","name":"Ann Other","aliases":["Annie"]}""",
        $$"""{"type":"claim","id":"a","kind":"tenure","source":"s","organization":"o","post":"ceo","person":"p1","from":"2020-01-01","quote":"{{Words}}","attribution":[{"who":"a friend"}]}""",
        $$"""{"type":"correction","claim":"a","set":{"from":"2020-02-01","quote":"Ann {{Words}}"},"reason":"exactly"}""",
        """{"type":"claim","id":"l","kind":"plan","source":"s","organization":"o","action":"join the circus"}""",
        """{"type":"ruling","claim":"a","rank":"preferred","reason":"her own word"}""",
    ];

    private readonly SettableClock _clock = new();
    private AuditedStore _audited = null!;

    public async ValueTask InitializeAsync()
    {
        _audited = await AuditedStore.CreateAsync(postgres, _clock);
        (await _audited.Store.ImportAsync(Lines)).Rejected.ShouldBeEmpty();
        await _audited.SealAsync();
        (await _audited.FindAsync()).ShouldBeEmpty();
        _clock.Tick();
    }

    public ValueTask DisposeAsync() => _audited.DisposeAsync();

    [Fact]
    public async Task it_is_gone_from_every_table_and_the_log_verifies_and_says_so()
    {
        (await RedactAsync("a", "quote")).Events.Select(one => string.Join(' ', one.Fields)).ShouldBe(["/quote", "/becomes/quote /set/quote"], ignoreOrder: true);
        (await RedactAsync("source:s", "text")).Events.ShouldHaveSingleItem().Fields.ShouldBe(["/text", "/sha256"], ignoreOrder: true);

        (await _audited.HoldersOfAsync(Words)).ShouldBeEmpty();
        await _audited.SealAsync();
        var report = await _audited.VerifyAsync();
        report.Findings.ShouldBeEmpty();
        report.Redactions.Select(one => one.Field).ShouldBe(["/quote", "/set/quote", "/becomes/quote", "/text", "/sha256"], ignoreOrder: true);
        report.Redactions.ShouldAllBe(one => one.Reason == "she asked" && one.Actor == "editor" && one.RecordedAt == _clock.Now);
    }

    [Theory]
    [InlineData("person:p1", "name", "Ann Other")]
    [InlineData("person:p1", "aliases", "Annie")]
    [InlineData("a", "quote", "had been caught in an affair", "sources")]
    [InlineData("a", "attribution", "a friend")]
    [InlineData("l", "action", "join the circus")]
    [InlineData("a", "reason", "her own word")]
    [InlineData("source:s", "title", "On Ann")]
    public async Task any_personal_field_can_go(string target, string field, string words, string? stillIn = null)
    {
        (await _audited.HoldersOfAsync(words)).ShouldNotBeEmpty();
        (await RedactAsync(target, field)).Events.ShouldNotBeEmpty();
        if (stillIn is null)
            (await _audited.HoldersOfAsync(words)).ShouldBeEmpty();
        else
            (await _audited.HoldersOfAsync(words)).ShouldBe(["mt_events", stillIn]);
        (await _audited.FindAsync()).ShouldBeEmpty();
        await AnswersStillComeAsync();
        // What is left of the events is what the tables hold.
        var replayed = await _audited.Store.Session.Replayer.ReplayAsync(null, verify: true, null, TestContext.Current.CancellationToken);
        FactsJson.Write(replayed.Differing).ShouldBe("[]");
    }

    [Fact]
    public async Task the_salt_goes_with_it_and_those_of_the_others_stay()
    {
        const string open = "select array_to_string(s.fields, ' ') from facts.salts s join facts.leaves l on l.index = s.leaf join facts.mt_events e on e.id = l.event where e.data ->> 'id' = 'a' and e.type = 'tenure-claimed'";
        (await _audited.AskAsync<string>(open)).Split(' ').ShouldBe(["/quote", "/attribution", ""], ignoreOrder: true);
        await RedactAsync("a", "quote");
        (await _audited.AskAsync<string>(open)).Split(' ').ShouldBe(["/attribution", ""], ignoreOrder: true);
    }

    [Fact]
    public async Task the_claim_tells_it_and_the_answer_stays()
    {
        await RedactAsync("a", "quote");
        var (claim, _) = await _audited.Store.Session.ClaimLookup.FindAsync("a", TestContext.Current.CancellationToken);
        claim!.History.Count(entry => entry.Type == "redacted").ShouldBe(2);
        claim.Claim["quote"].ShouldBeNull();
        await AnswersStillComeAsync();
    }

    [Fact]
    public async Task a_second_time_nothing_is_left_to_erase()
    {
        await RedactAsync("a", "quote");
        (await RedactAsync("a", "quote")).Events.ShouldBeEmpty();
        (await _audited.AskAsync<long>("select count(*) from facts.mt_events where type = 'redacted'")).ShouldBe(2);
    }

    [Fact]
    public async Task later_events_of_the_claim_do_not_bring_it_back()
    {
        await RedactAsync("a", "quote");
        _clock.Tick();
        (await _audited.Store.ImportAsync("""{"type":"correction","claim":"a","set":{"from":"2020-03-01"},"reason":"again"}""")).Rejected.ShouldBeEmpty();
        (await _audited.HoldersOfAsync(Words)).ShouldBe(["mt_events", "sources"]);
        (await _audited.AskAsync<string>("select type from facts.mt_events where data::text like '%affair%'")).ShouldBe("source-recorded");
        (await _audited.FindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task the_text_of_a_source_goes_with_all_of_its_revisions()
    {
        (await _audited.Store.ImportAsync(
            $$"""{"type":"revision","source":"s","text":"It is said that Ann {{Words}}.","reason":"shorter"}""",
            """{"type":"revision","source":"s","text":"Ann left."}""")).Rejected.ShouldBeEmpty();
        (await RedactAsync("source:s", "text")).Events.Select(one => string.Join(' ', one.Fields)).ShouldBe(Enumerable.Repeat("/sha256 /text", 3));
        (await RedactAsync("a", "quote")).Events.ShouldNotBeEmpty();

        (await _audited.HoldersOfAsync(Words)).ShouldBeEmpty();
        (await _audited.FindAsync()).ShouldBeEmpty();
        var (source, _) = await _audited.Store.Session.SourceLookup.FindAsync("s", 2, null, TestContext.Current.CancellationToken);
        (source!.Source.Text, source.Revisions[1].Reason, source.Revisions.Count).ShouldBe((null, "shorter", 3));
    }

    [Fact]
    public async Task the_text_of_one_revision_can_go_alone()
    {
        var line = $$"""{"type":"revision","source":"s","text":"Gossip: Ann {{Words}}!"}""";
        (await _audited.Store.ImportAsync(line, """{"type":"revision","source":"s","text":"Ann left."}""")).Rejected.ShouldBeEmpty();
        var id = await _audited.AskAsync<Guid>("select event from facts.source_revisions where source = 's' and revision = 2");
        (await RedactAsync(id.ToString(), "text")).Events.ShouldHaveSingleItem().Fields.ShouldBe(["/sha256", "/text"], ignoreOrder: true);

        (await _audited.HoldersOfAsync("Gossip")).ShouldBeEmpty();
        (await _audited.HoldersOfAsync("They say that Ann")).ShouldBe(["mt_events", "sources"]);
        (await _audited.FindAsync()).ShouldBeEmpty();
        // The line is known, so it does not bring the text back.
        (await _audited.Store.ImportAsync(line)).Unchanged.ShouldBe(1);
        var (claim, _) = await _audited.Store.Session.ClaimLookup.FindAsync("a", TestContext.Current.CancellationToken);
        claim!.Latest!.Status.ShouldBe("orphaned");
    }

    [Theory]
    [InlineData("a", "person", "not-personal")]
    [InlineData("a", "when", "not-personal")]
    [InlineData("nothing", "quote", "unknown-event")]
    [InlineData("13314dd0-83ec-852a-9e87-ce62c0ca5cc7", "quote", "unknown-event")]
    public async Task what_cannot_be_erased_is_refused(string target, string field, string code)
    {
        var redactor = new Redactor(_audited.Store.Session.Database, _clock);
        var (_, refusal) = await redactor.RedactAsync(new Redact(RedactionTarget.Parse(target), field, "x"), "editor", TestContext.Current.CancellationToken);
        refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task erasing_without_saying_so_is_named()
    {
        await _audited.RunAsync("update facts.mt_events set data = data - 'quote' where data ->> 'id' = 'a'");
        await _audited.RunAsync("update facts.salts set fields = '{}', salts = '{}' where leaf = (select l.index from facts.leaves l join facts.mt_events e on e.id = l.event where e.data ->> 'id' = 'a')");
        (await _audited.FindAsync()).ShouldContain(found => found.Code == FindingCodes.Erased && found.Message.Contains("the field /quote was erased"));
    }

    [Fact]
    public async Task a_bundle_of_it_verifies_elsewhere()
    {
        await RedactAsync("a", "quote");
        await _audited.SealAsync();
        var bundle = new MemoryStream();
        await using (var log = await LiveLog.OpenAsync(_audited.Store.Session.Database.Source, TestContext.Current.CancellationToken))
            await Bundle.WriteAsync(bundle, await log.ReadAsync(_audited.Ledger.Keys.Known(), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        bundle.Position = 0;
        var report = await AuditedStore.VerifyAsync(await Bundle.ReadAsync(bundle, TestContext.Current.CancellationToken), _audited.Remembered("elsewhere"));
        report.Findings.ShouldBeEmpty();
        report.Redactions.Count.ShouldBe(3);
    }

    private async Task<RedactionView> RedactAsync(string target, string field)
    {
        var redactor = new Redactor(_audited.Store.Session.Database, _clock);
        var (done, refusal) = await redactor.RedactAsync(new Redact(RedactionTarget.Parse(target), field, "she asked"), "editor", TestContext.Current.CancellationToken);
        return done ?? throw new InvalidOperationException(refusal!.Message);
    }

    private async Task AnswersStillComeAsync()
    {
        var answer = await _audited.Store.AskAsync("o", "ceo", "2020-06-01");
        answer.Holders.ShouldHaveSingleItem().Person.Id.ShouldBe("p1");
        foreach (var known in (string[])["2025-01-01", "2026-01-02"])
            (await LiveFold.OrganizationAsync(_audited.Store, "o", AsOf.TryParse(known)!.Moment)).ShouldNotBeNull();
    }
}

using Facts.Domain;
using Facts.Domain.Time;
using Facts.Store.Corrections;
using Facts.Store.Timelines;
using Facts.Tests.Support;

namespace Facts.Tests.Corrections;

/// <summary>"Tandai Chen" is Mark Chen: the article was translated by machine. And small cases of the same.</summary>
public sealed class when_people_are_identified(PostgresFixture postgres)
{
    private const string Letter = "threat-of-the-letter";

    private readonly SettableClock _clock = new();

    [Fact]
    public async Task it_shows_in_the_threat_on_the_person_page_and_in_the_history_until_it_is_undone()
    {
        await using var store = await SeededAsync();
        (await store.IdentifyAsync("tandai-chen", "mark-chen", undo: true)).Unchanged.ShouldBeFalse();
        var apart = _clock.Now;
        (await SignedAsync(store, "mark-chen")).ShouldBeFalse();
        var decisions = await DecisionsAsync(store);

        var one = _clock.Tick();
        (await store.IdentifyAsync("tandai-chen", "mark-chen")).Impact.ShouldBeEmpty();
        (await SignedAsync(store, "mark-chen")).ShouldBeTrue();
        var person = await PersonAsync(store, "tandai-chen");
        (person.Person.Id, string.Join(' ', person.Ids)).ShouldBe(("mark-chen", "mark-chen tandai-chen"));
        (await DecisionsAsync(store)).ShouldBe([.. decisions, "people-identified"]);

        _clock.Tick();
        await store.IdentifyAsync("tandai-chen", "mark-chen", undo: true);
        (await SignedAsync(store, "mark-chen")).ShouldBeFalse();
        (await SignedAsync(store, "tandai-chen")).ShouldBeTrue();
        (await DecisionsAsync(store)).ShouldBe([.. decisions, "people-identified", "people-distinguished"]);

        // As known then, it is as it was then.
        (await SignedAsync(store, "mark-chen", one)).ShouldBeTrue();
        (await PersonAsync(store, "mark-chen", one)).Ids.ShouldBe(["mark-chen", "tandai-chen"]);
        (await SignedAsync(store, "mark-chen", apart)).ShouldBeFalse();
        (await PersonAsync(store, "mark-chen", apart)).Ids.ShouldBe(["mark-chen"]);
    }

    [Fact]
    public async Task it_moves_the_tenures_of_both_to_one_and_says_so_before()
    {
        await using var store = await AcmeAsync();
        _clock.Tick();
        var announced = await store.IdentifyAsync("annie", "ann", dryRun: true);
        var change = announced.Impact.ShouldHaveSingleItem();
        (change.Organization, change.Post, change.From, change.To).ShouldBe(("acme", "board", "2024-01-01", null));
        change.Before.Select(holder => holder.Person.Id).ShouldBe(["annie"]);
        change.After.Select(holder => holder.Person.Id).ShouldBe(["ann"]);
        (await PersonAsync(store, "ann")).Tenures.ShouldHaveSingleItem().Post.Id.ShouldBe("chair");

        await store.IdentifyAsync("annie", "ann");
        (await PersonAsync(store, "annie")).Tenures.Select(tenure => tenure.Post.Id).ShouldBe(["chair", "board"], ignoreOrder: true);
    }

    [Fact]
    public async Task it_records_each_act_once_and_again_after_it_was_undone()
    {
        await using var store = await AcmeAsync();
        var versions = new List<long>();
        foreach (var undo in (bool[])[false, true, false, true])
        {
            _clock.Tick();
            var deed = await store.IdentifyAsync("annie", "ann", undo);
            (deed.Unchanged, deed.Impact.Count).ShouldBe((false, 1));
            versions.Add(deed.Version);
            var retried = await store.IdentifyAsync("annie", "ann", undo);
            (retried.Unchanged, retried.Version, retried.Impact.Count).ShouldBe((true, deed.Version, 0));
        }

        versions.ShouldBe([1, 2, 3, 4]);
        (await Sql.AskAsync<long>(store.ConnectionString, "select count(*) from facts.mt_events where stream_id = 'person/annie'")).ShouldBe(4);
    }

    [Fact]
    public async Task it_undoes_a_decision_whichever_of_the_two_is_named_first()
    {
        await using var store = await AcmeAsync();
        await store.IdentifyAsync("annie", "ann");
        (await store.IdentifyAsync("ann", "annie", undo: true)).Unchanged.ShouldBeFalse();
        (await PersonAsync(store, "ann")).Ids.ShouldBe(["ann"]);
    }

    [Fact]
    public async Task it_has_the_version_that_the_later_of_both_pages_shows()
    {
        await using var store = await AcmeAsync();
        (await PersonAsync(store, "ann")).Version.ShouldBe(0);
        (await store.IdentifyAsync("bea", "beatrice")).Version.ShouldBe(1);
        (await PersonAsync(store, "ann")).Version.ShouldBe(0);
        var (_, refusal) = await store.TryActAsync(new IdentityEdit("ann", "bea", false, "test"), version: 0, dryRun: true);
        refusal.ShouldNotBeNull().Code.ShouldBe(Codes.Stale);
        var (impact, _) = await store.TryActAsync(new IdentityEdit("ann", "bea", false, "test"), version: 1, dryRun: false);
        (impact!.Seen, impact.Version).ShouldBe((1, 2));
        (await PersonAsync(store, "beatrice")).Version.ShouldBe(2);
    }

    [Theory]
    [InlineData("ann", "nobody", "unknown-person", "'nobody'")]
    [InlineData("nobody", "ann", "unknown-person", "'nobody'")]
    [InlineData("ann", "ann", "invalid-value", "same")]
    public async Task it_refuses_who_is_nobody_or_the_same(string person, string other, string code, string says)
    {
        await using var store = await AcmeAsync();
        var (_, refusal) = await store.TryActAsync(new IdentityEdit(person, other, false, "test"), version: null, dryRun: false);
        refusal.ShouldNotBeNull().Code.ShouldBe(code);
        refusal.Message.ShouldContain(says);
    }

    [Theory]
    [InlineData("threat", "signatories", "\"action\":\"Leave\"")]
    [InlineData("plan", "people", "\"action\":\"Join\"")]
    public async Task it_knows_whom_only_a_threat_or_a_plan_names(string kind, string field, string more)
    {
        await using var store = await AcmeAsync();
        (await store.ImportAsync($$"""{"type":"claim","id":"k1","kind":"{{kind}}","source":"s1","organization":"acme",{{more}},"{{field}}":["zoe"]}""")).Rejected.ShouldBeEmpty();
        (await store.IdentifyAsync("zoe", "ann")).Unchanged.ShouldBeFalse();
        (await PersonAsync(store, "ann")).NamedIn.ShouldHaveSingleItem().Id.ShouldBe("k1");
    }

    /// <summary>A link that came along for somebody else's sake is undone with the others, and not in force for claims to come.</summary>
    [Fact]
    public async Task it_leaves_no_link_behind_where_nobody_is_left_to_need_it()
    {
        await using var store = await AcmeAsync();
        await store.IdentifyAsync("ann", "annie");
        await store.IdentifyAsync("annie", "cyd");
        (await store.ImportAsync(
            """{"type":"claim","id":"o1","kind":"appointment","source":"s1","organization":"other","post":"chair","person":"cyd","when":"2024-01-01"}""")).Rejected.ShouldBeEmpty();
        await store.IdentifyAsync("annie", "cyd", undo: true);
        await store.IdentifyAsync("ann", "annie", undo: true);
        (await store.ImportAsync(
            """{"type":"claim","id":"o2","kind":"appointment","source":"s1","organization":"other","post":"board","person":"ann","when":"2024-01-01"}""")).Rejected.ShouldBeEmpty();
        (await store.AskAsync("other", "board", "2024-06-01")).Holders.ShouldHaveSingleItem().Person.Id.ShouldBe("ann");
    }

    /// <summary>Claims with recorded times of their own bring a decision along to a time before it was made: their tenures are shown.</summary>
    [Fact]
    public async Task it_loses_no_tenure_that_was_recorded_before_the_decision()
    {
        await using var store = await AcmeAsync();
        await store.IdentifyAsync("zed", "ann");
        (await store.ImportAsync(
            """{"type":"claim","id":"o1","kind":"appointment","source":"s1","organization":"other","post":"chair","person":"zed","when":"2024-01-01","recordedAt":"2024-02-01T00:00:00Z"}""")).Rejected.ShouldBeEmpty();
        (await PersonAsync(store, "zed", "2024-03-01")).Tenures.ShouldHaveSingleItem().Organization.Id.ShouldBe("other");
    }

    [Fact]
    public async Task it_brings_along_what_was_decided_before_of_whom_it_joins()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "chained", _clock);
        await store.ImportAsync(
            """{"type":"source","id":"s"}""",
            """{"type":"claim","id":"c","kind":"appointment","source":"s","organization":"o","post":"p","person":"bob","when":"2024-01-01"}""",
            """{"type":"identity","person":"dot","sameAs":"cyd","reason":"r"}""",
            """{"type":"identity","person":"bob","sameAs":"dot","reason":"r"}""");
        (await store.AskAsync("o", "p", "2024-02-01", "2100-01-01")).Holders.ShouldHaveSingleItem().Person.Id.ShouldBe("cyd");
    }

    private Task<FactsStore> SeededAsync() => FactsStore.CreateSeededAsync(postgres, "identities", _clock);

    private async Task<FactsStore> AcmeAsync()
    {
        var store = await FactsStore.CreateAsync(postgres, "identities", _clock);
        (await store.ImportAsync(
            """{"type":"source","id":"s1"}""",
            """{"type":"person","id":"bea"}""",
            """{"type":"person","id":"beatrice"}""",
            """{"type":"person","id":"cyd"}""",
            """{"type":"person","id":"zed"}""",
            """{"type":"claim","id":"c1","kind":"appointment","source":"s1","organization":"acme","post":"chair","person":"ann","when":"2024-01-01"}""",
            """{"type":"claim","id":"c2","kind":"appointment","source":"s1","organization":"acme","post":"board","person":"annie","when":"2024-01-01"}""")).Rejected.ShouldBeEmpty();
        return store;
    }

    /// <summary>Decisions about Tandai Chen, in their order.</summary>
    private static async Task<string[]> DecisionsAsync(FactsStore store) => await Sql.AskAsync<string[]>(
        store.ConnectionString,
        "select array_agg(type::text order by version) from facts.mt_events where stream_id = 'person/tandai-chen' and type like 'people-%'");

    private static async Task<bool> SignedAsync(FactsStore store, string person, string known = "2026-01-02") =>
        (await PersonAsync(store, person, known)).NamedIn.Any(named => named.Id == Letter);

    private static async Task<PersonView> PersonAsync(FactsStore store, string person, string known = "2026-01-02") =>
        (await store.Session.Timelines.OfPersonAsync(person, AsOf.TryParse(known)!, TestContext.Current.CancellationToken)).Person.ShouldNotBeNull();
}

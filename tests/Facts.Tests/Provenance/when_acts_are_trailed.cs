using Facts.Cli.Output;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Store.Provenance;
using Facts.Store.Sentences;
using Facts.Tests.Ledger;
using Facts.Tests.Support;

namespace Facts.Tests.Provenance;

public sealed class when_acts_are_trailed(PostgresFixture postgres)
{
    private const string Demotion = "murati-demoted-over-weekend";
    private readonly SettableClock _clock = new();

    [Fact]
    public async Task it_shows_what_was_corrected_and_not_before()
    {
        await using var store = await SeededAsync();
        var before = _clock.Now;
        var at = _clock.Tick();
        await store.ActAsync(Demotion, Acts.Correction(Demotion, "when", "2023-11-19"));
        await IsKnownSinceAsync(store, before, at, "corrected", Demotion);
        var corrected = (await store.TrailAsync("openai", "ceo", "2023-11-18")).Claim(Demotion).History[^1];
        var change = corrected.Changes.ShouldNotBeNull().ShouldHaveSingleItem();
        (change.Field, (string?)change.From, (string?)change.To, corrected.Reason).ShouldBe(("when", "[2023-11-18..2023-11-19]", "2023-11-19", "test"));
    }

    [Fact]
    public async Task it_tells_each_correction_from_the_next()
    {
        await using var store = await SeededAsync();
        foreach (var when in (string[])["2023-11-19", "2023-11-18", "2023-11-19"])
        {
            _clock.Tick();
            await store.ActAsync(Demotion, Acts.Correction(Demotion, "when", when));
        }

        (await store.TrailAsync("openai", "ceo", "2023-11-18")).Claim(Demotion).History.SelectMany(one => one.Changes ?? [])
            .Select(change => $"{change.From} → {change.To}")
            .ShouldBe(["[2023-11-18..2023-11-19] → 2023-11-19", "2023-11-19 → 2023-11-18", "2023-11-18 → 2023-11-19"]);
    }

    [Fact]
    public async Task it_shows_a_ruling_and_not_before()
    {
        await using var store = await SeededAsync();
        var before = _clock.Now;
        var at = _clock.Tick();
        await store.ActAsync(Demotion, Acts.Ruling(Demotion, Rank.Preferred));
        await IsKnownSinceAsync(store, before, at, "ruled", Demotion);
        var claim = (await store.TrailAsync("openai", "ceo", "2023-11-18")).Claim(Demotion);
        (claim.Rank, claim.History[^1].Rank, claim.History[^1].Reason).ShouldBe((Rank.Preferred, Rank.Preferred, "test"));
    }

    [Fact]
    public async Task it_shows_a_retraction_with_why_the_claim_is_set_aside_and_not_before()
    {
        await using var store = await SeededAsync();
        var before = _clock.Now;
        var at = _clock.Tick();
        await store.ActAsync("murati-appointed-ceo", Acts.Retraction("murati-appointed-ceo"));
        await IsKnownSinceAsync(store, before, at, "retracted", "murati-appointed-ceo");
        var claim = (await store.TrailAsync("openai", "ceo", "2023-11-18")).Claim("murati-appointed-ceo");
        (claim.Status, claim.SetAside.ShouldNotBeNull().ShouldHaveSingleItem()).ShouldBe(("retracted", Domain.Tenures.Why.Retracted));
        (await store.TrailAsync("openai", "ceo", "2023-11-18", before)).Claim("murati-appointed-ceo").SetAside.ShouldBeNull();
    }

    [Fact]
    public async Task it_shows_a_denial_and_what_became_of_it_and_not_before()
    {
        await using var store = await SeededAsync();
        var before = _clock.Now;
        var at = _clock.Tick();
        (await store.ImportAsync($$"""{"type":"claim","kind":"denial","id":"not-demoted","source":"article-2023-11-20","organization":"openai","denies":"{{Demotion}}","quote":"klaim yang dibantah oleh penggantinya"}"""))
            .Rejected.ShouldBeEmpty();
        await IsKnownSinceAsync(store, before, at, "denied", Demotion);
        var denied = _clock.Now;
        _clock.Tick();
        await store.ActAsync("not-demoted", Acts.Retraction("not-demoted"));
        var trail = await store.TrailAsync("openai", "ceo", "2023-11-18");
        trail.Claim(Demotion).History.Select(one => (one.Did, one.Upon))
            .ShouldBe([("recorded", null), ("denied", "not-demoted"), ("retracted", "not-demoted")]);
        trail.Claim(Demotion).Disputed.ShouldBeFalse();
        var then = await store.TrailAsync("openai", "ceo", "2023-11-18", denied);
        (then.Claim(Demotion).Disputed, then.Claim("not-demoted").Status).ShouldBe((true, "active"));
    }

    [Fact]
    public async Task it_shows_who_decided_that_two_ids_are_one_person_and_not_before()
    {
        await using var store = await SeededAsync();
        (await store.ImportAsync("""{"type":"person","id":"m-murati","name":"M. Murati"}""")).Rejected.ShouldBeEmpty();
        var before = _clock.Now;
        _clock.Tick();
        await store.IdentifyAsync("mira-murati", "m-murati");
        var trail = await store.TrailAsync("openai", "ceo", "2023-11-18");
        trail.Answer.Holders.ShouldHaveSingleItem().Person.Id.ShouldBe("m-murati");
        var decision = trail.Identities.ShouldNotBeNull().ShouldHaveSingleItem();
        (decision.Did, decision.Actor, decision.Reason).ShouldBe(("identified", "test", "test"));
        decision.People.ShouldBe(["mira-murati", "m-murati"]);
        (await store.TrailAsync("openai", "ceo", "2023-11-18", before)).Identities.ShouldBeNull();
    }

    [Fact]
    public async Task it_says_nothing_of_a_source_that_nobody_had_recorded_yet()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "trail", _clock);
        (await store.ImportAsync(
            """{"type":"source","id":"later","title":"T","text":"Ann is CEO."}""",
            """{"type":"claim","id":"c","kind":"appointment","source":"later","organization":"acme","post":"ceo","person":"ann","when":"2020-01-01","quote":"Ann is CEO","recordedAt":"2021-01-01T00:00:00Z"}"""))
            .Rejected.ShouldBeEmpty();
        var then = (await store.TrailAsync("acme", "ceo", "2020-06-01", "2022-01-01")).Claim("c");
        (then.Source.Title, then.Source.RecordedAt, then.Excerpt, (string?)then.Claim["quote"]).ShouldBe((null, null, null, "Ann is CEO"));
        (await store.TrailAsync("acme", "ceo", "2020-06-01")).Claim("c").Excerpt.ShouldNotBeNull().After.ShouldBe(".");
    }

    [Fact]
    public async Task it_names_the_leaf_of_each_event_once_it_is_in_the_ledger()
    {
        await using var audited = await AuditedStore.CreateSeededAsync(postgres, _clock);
        var unsealed = await audited.Store.TrailAsync("openai", "ceo", "2023-11-18");
        unsealed.Events().ShouldAllBe(one => one.Leaf == null);
        unsealed.Ledger.ShouldBe(new LedgerPlace(0, null, null, null));
        var checkpoint = await audited.SealAsync();
        var trail = await audited.Store.TrailAsync("openai", "ceo", "2023-11-18");
        (trail.Ledger.SignedSize, trail.Ledger.Checkpoint).ShouldBe((checkpoint.Checkpoint.Size, checkpoint.Note.ToString()));
        foreach (var one in trail.Events())
        {
            var (proof, _) = await audited.Ledger.ProveAsync(one.Event, checkpoint, TestContext.Current.CancellationToken);
            one.Leaf.ShouldBe(proof.ShouldNotBeNull().Index);
        }
    }

    [Fact]
    public async Task it_shows_the_tree_of_a_claim_and_of_a_source()
    {
        await using var store = await SeededAsync();
        var (claim, _) = await store.Session.ClaimLookup.FindAsync("shear-accepts-interim-post", TestContext.Current.CancellationToken);
        var (source, _) = await store.Session.SourceLookup.FindAsync("article-2023-11-20", TestContext.Current.CancellationToken);
        AttributionWords.Chain(claim!.AttributionTree).ShouldBe(["Emmett Shear, via X, 20 November 2023", source!.Source.Title]);
        FactsJson.Write(claim.Attribution).ShouldContain("\"emmett-shear\"");
        source.AttributionTree.ShouldHaveSingleItem().HeardFrom!.Select(node => node.Who.Name).ShouldContain("Emmett Shear");
        // As many origins as there are different speakers, and the article itself.
        source.IndependentOrigins.ShouldBe(source.Claims.Select(one => (string?)one.Claim["attribution"]?[0]?["who"]).Distinct().Count());
        Printed.By(console => SourceText.Write(console, source)).ShouldContain($"Attribution ({source.IndependentOrigins} independent origins)");
    }

    private static async Task IsKnownSinceAsync(FactsStore store, string before, string at, string did, string claim)
    {
        var act = (await store.TrailAsync("openai", "ceo", "2023-11-18", at)).Claim(claim).History.Single(one => one.Did == did);
        (act.Actor, act.RecordedAt, act.AppendedAt).ShouldBe(("test", at, at));
        var then = await store.TrailAsync("openai", "ceo", "2023-11-18", before);
        then.Claims.Select(one => one.Id).ShouldContain(claim);
        then.Events().ShouldAllBe(one => one.Did == "recorded");
        then.Events().ShouldAllBe(one => string.CompareOrdinal(one.RecordedAt, before) <= 0);
    }

    private Task<FactsStore> SeededAsync() => FactsStore.CreateSeededAsync(postgres, "trail", _clock);
}

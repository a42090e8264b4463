using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Store.Answers;
using Facts.Store.Claims;
using Facts.Tests.Support;

namespace Facts.Tests.Corrections;

/// <summary>Shear denies an allegation; a ruling, or a retraction of either, settles it; changes shows when.</summary>
public sealed class when_a_denied_claim_is_settled(PostgresFixture postgres)
{
    private const string Allegation = "altman-played-down-dangers";
    private const string Denial = "shear-denies-played-down-dangers";

    private readonly SettableClock _clock = new();

    [Theory]
    [InlineData(Rank.Preferred, "active")]
    [InlineData(Rank.Deprecated, "deprecated")]
    public async Task it_shows_when_a_ruling_settled_it(Rank rank, string status)
    {
        await using var store = await SeededAsync();
        var before = _clock.Now;
        var ruled = _clock.Tick();
        await store.ActAsync(Allegation, Acts.Ruling(Allegation, rank));
        var after = _clock.Tick();
        var change = (await store.ClaimChangesAsync("openai", before, after)).ShouldHaveSingleItem();
        (change.Claim, change.Kind, change.RecordedAt).ShouldBe((Allegation, "statement", ruled));
        Gist(change.Before).ShouldBe($"active normal disputed {Denial}");
        Gist(change.After).ShouldBe($"{status} {(rank == Rank.Preferred ? "preferred" : "deprecated")} {Denial}");
        change.Acts.ShouldHaveSingleItem().Type.ShouldBe("claim-ranked");
        (await store.ChangesAsync("openai", before, after)).ShouldBeEmpty();
        (await store.ClaimChangesAsync("openai", ruled, after)).ShouldBeEmpty();
    }

    [Fact]
    public async Task it_shows_an_allegation_that_was_denied_as_soon_as_it_was_recorded_and_no_other_news()
    {
        await using var store = await SeededAsync();
        var changes = await store.ClaimChangesAsync("openai", "2023-11-01", "2023-11-21");
        changes.Select(change => change.Claim).ShouldBe(["altman-fired-over-safety", "altman-led-company-from-mission", Allegation]);
        changes.ShouldAllBe(change => change.Before == null && change.After.Disputed && change.Acts.Count > 0);
        (await ClaimAsync(store, "altman-fired-on-friday")).Disputed.ShouldBeFalse();
    }

    [Fact]
    public async Task it_is_disputed_no_more_when_the_denial_is_withdrawn()
    {
        await using var store = await SeededAsync();
        var before = _clock.Now;
        var withdrawn = _clock.Tick();
        await store.ActAsync(Denial, Acts.Retraction(Denial));
        var changes = await store.ClaimChangesAsync("openai", before, withdrawn);
        changes.Select(change => change.Claim).ShouldBe([Allegation, Denial]);
        Gist(changes[0].After).ShouldBe("active normal");
        Gist(changes[1].After).ShouldBe("retracted normal");
        var claim = await ClaimAsync(store, Allegation);
        (claim.Disputed, claim.DeniedBy).ShouldBe((false, null));
        claim.History.Select(entry => entry.Type).ShouldBe(["statement-claimed", "denial-claimed", "claim-retracted"]);
    }

    [Theory]
    [InlineData(Rank.Deprecated, false)]
    [InlineData(Rank.Preferred, true)]
    public async Task it_is_disputed_only_while_the_denial_counts(Rank denial, bool disputed)
    {
        await using var store = await SeededAsync();
        _clock.Tick();
        await store.ActAsync(Denial, Acts.Ruling(Denial, denial));
        (await ClaimAsync(store, Allegation)).Disputed.ShouldBe(disputed);
    }

    /// <summary>The change of a threat is its end; that of a claim about a post is its wording, beside the answer that it moved.</summary>
    [Fact]
    public async Task it_shows_the_end_of_a_threat_and_a_corrected_wording()
    {
        await using var store = await SeededAsync();
        var before = _clock.Now;
        var after = _clock.Tick();
        (await store.ImportAsync("""{"type":"outcome","claim":"threat-of-the-letter","outcome":"lapsed","when":"2023-11-22"}""")).Rejected.ShouldBeEmpty();
        await store.ActAsync("murati-demoted-over-weekend", Acts.Correction("murati-demoted-over-weekend", "when", "2023-11-19"));
        var changes = await store.ClaimChangesAsync("openai", before, after);
        changes.Select(change => change.Claim).ShouldBe(["murati-demoted-over-weekend", "threat-of-the-letter"]);
        (FactsJson.Write(changes[0].Before!.Wording), FactsJson.Write(changes[0].After.Wording))
            .ShouldBe(("""{"when":"[2023-11-18..2023-11-19]"}""", """{"when":"2023-11-19"}"""));
        (changes[1].Before!.Outcome, changes[1].After.Outcome, changes[1].After.OutcomeWhen).ShouldBe((null, Outcome.Lapsed, "2023-11-22"));
        (await store.ChangesAsync("openai", before, after)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task it_follows_a_denial_that_is_corrected_to_deny_another_claim()
    {
        await using var store = await SeededAsync();
        const string other = "altman-fired-on-friday";
        var before = _clock.Now;
        var corrected = _clock.Tick();
        await store.ActAsync(Denial, Acts.Correction(Denial, "denies", other));
        var changes = await store.ClaimChangesAsync("openai", before, corrected);
        changes.Select(change => (change.Claim, change.After.Disputed)).ShouldBe([(other, true), (Allegation, false), (Denial, false)]);
        _clock.Tick();
        await store.ActAsync(Denial, Acts.Retraction(Denial));
        (await store.ClaimChangesAsync("openai", corrected, _clock.Now)).Select(change => change.Claim).ShouldBe([other, Denial]);
        (await store.AskAsync("openai", "ceo", "2023-11-17")).Status.ShouldBe(Status.Held);
    }

    private Task<FactsStore> SeededAsync() => FactsStore.CreateSeededAsync(postgres, "settled", _clock);

    private static string Gist(ClaimStanding? standing) => string.Join(
        ' ', [standing!.Status, standing.Rank.ToString().ToLowerInvariant(), .. standing.Disputed ? ["disputed"] : Array.Empty<string>(), .. standing.DeniedBy ?? []]);

    private static async Task<ClaimView> ClaimAsync(FactsStore store, string id) =>
        (await store.Session.ClaimLookup.FindAsync(id, TestContext.Current.CancellationToken)).Claim.ShouldNotBeNull();
}

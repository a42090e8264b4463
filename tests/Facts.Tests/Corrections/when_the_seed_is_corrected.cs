using System.Text.Json.Nodes;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Store.Claims;
using Facts.Store.Timelines;
using Facts.Tests.Support;

namespace Facts.Tests.Corrections;

/// <summary>What issue 3 asks of the case of November 2023, act by act.</summary>
public sealed class when_the_seed_is_corrected(PostgresFixture postgres)
{
    private const string Allegation = "altman-played-down-dangers";
    private const string Demotion = "murati-demoted-over-weekend";
    private const string Letter = "threat-of-the-letter";

    private readonly SettableClock _clock = new();

    [Theory]
    [InlineData(Allegation, "shear-denies-played-down-dangers")]
    [InlineData("altman-led-company-from-mission", "shear-denies-led-from-mission")]
    public async Task it_marks_an_allegation_disputed_that_is_denied(string allegation, string denial)
    {
        await using var store = await SeededAsync();
        var claim = await ClaimAsync(store, allegation);
        claim.Disputed.ShouldBeTrue();
        claim.DeniedBy.ShouldBe([denial]);
        claim.Status.ShouldBe("active");
    }

    [Fact]
    public async Task it_leaves_the_dismissal_alone_when_the_allegations_are_denied()
    {
        await using var store = await SeededAsync();
        var dismissal = await ClaimAsync(store, "altman-fired-on-friday");
        dismissal.Disputed.ShouldBeFalse();
        dismissal.DeniedBy.ShouldBeNull();
        foreach (var on in (string[])["2023-11-16", "2023-11-17"])
        {
            var answer = await store.AskAsync("openai", "ceo", on);
            answer.Status.ShouldBe(Status.Held);
            answer.Holders.ShouldAllBe(holder => !holder.Disputed);
        }
    }

    [Theory]
    [InlineData(Rank.Preferred, "active")]
    [InlineData(Rank.Deprecated, "deprecated")]
    public async Task it_settles_the_allegation_by_a_ruling_that_moves_no_holder(Rank rank, string status)
    {
        await using var store = await SeededAsync();
        _clock.Tick();
        (await store.ActAsync(Allegation, Acts.Ruling(Allegation, rank))).Impact.ShouldBeEmpty();
        var claim = await ClaimAsync(store, Allegation);
        (claim.Rank, claim.Status).ShouldBe((rank, status));
        // Deprecated settles it by setting the claim aside; preferred by letting it stand against the denial.
        claim.Disputed.ShouldBeFalse();
        claim.History[^1].Type.ShouldBe("claim-ranked");
    }

    [Fact]
    public async Task it_shows_in_changes_when_a_ruling_settled_a_denied_tenure()
    {
        await using var store = await SeededAsync();
        (await store.ImportAsync("""{"type":"claim","kind":"denial","id":"shear-denied","source":"article-2023-11-20","organization":"openai","denies":"shear-appointed-ceo"}"""))
            .Rejected.ShouldBeEmpty();
        (await store.AskAsync("openai", "ceo", "2023-11-20")).Status.ShouldBe(Status.Disputed);
        var before = _clock.Now;
        var after = _clock.Tick();
        await store.ActAsync("shear-appointed-ceo", Acts.Ruling("shear-appointed-ceo", Rank.Preferred));
        (await store.AskAsync("openai", "ceo", "2023-11-20")).Status.ShouldBe(Status.Held);
        (await store.AskAsync("openai", "ceo", "2023-11-20", before)).Status.ShouldBe(Status.Disputed);
        var changes = await store.ChangesAsync("openai", before, after);
        changes.ShouldContain(change => change.Post == "ceo" && change.Before.Any(holder => holder.Disputed) && change.After.All(holder => !holder.Disputed));
    }

    [Fact]
    public async Task it_announces_that_the_18th_turns_from_possible_to_certain_and_records_nothing()
    {
        await using var store = await SeededAsync();
        var version = (await ClaimAsync(store, Demotion)).History.Count;
        _clock.Tick();
        IsMuratiOnThe18th((await store.ActAsync(Demotion, Acts.Correction(Demotion, "when", "2023-11-19"), dryRun: true)).Impact);
        (await ClaimAsync(store, Demotion)).History.Count.ShouldBe(version);
        (await MuratiAsync(store, "2026-01-02")).ShouldBe(Certainty.Possible);
    }

    [Fact]
    public async Task it_knows_the_18th_for_certain_since_the_correction_and_not_before()
    {
        await using var store = await SeededAsync();
        var before = _clock.Now;
        var corrected = _clock.Tick();
        var deed = await store.ActAsync(Demotion, Acts.Correction(Demotion, "when", "2023-11-19"));
        IsMuratiOnThe18th(deed.Impact);
        (await MuratiAsync(store, corrected)).ShouldBe(Certainty.Certain);
        (await MuratiAsync(store, before)).ShouldBe(Certainty.Possible);
        Acts.Text(await store.ChangesAsync("openai", before, corrected)).ShouldBe(Acts.Text(deed.Impact));
        (await store.ChangesAsync("openai", corrected, _clock.Tick())).ShouldBeEmpty();
    }

    [Fact]
    public async Task it_shows_a_corrected_signatory_everywhere_and_undoes_it()
    {
        await using var store = await SeededAsync();
        (await store.ImportAsync("""{"type":"identity","person":"tandai-chen","notSameAs":"mark-chen","reason":"to tell the two apart"}""")).Rejected.ShouldBeEmpty();
        var (wrong, right) = (await SignatoriesAsync(store), (await SignatoriesAsync(store)).Select(one => one == "tandai-chen" ? "mark-chen" : one).ToArray());
        wrong.ShouldContain("tandai-chen");
        (await SignedAsync(store, "mark-chen")).ShouldBeFalse();

        var before = _clock.Now;
        _clock.Tick();
        (await store.ActAsync(Letter, Acts.Correction(Letter, "signatories", right))).Impact.ShouldBeEmpty();
        (await SignatoriesAsync(store)).ShouldBe(right);
        (await SignatoriesAsync(store, before)).ShouldBe(wrong);
        (await SignedAsync(store, "mark-chen")).ShouldBeTrue();
        (await SignedAsync(store, "tandai-chen")).ShouldBeFalse();
        (await SignedAsync(store, "tandai-chen", before)).ShouldBeTrue();
        var history = (await ClaimAsync(store, Letter)).History;
        history.Select(entry => entry.Type).ShouldBe(["threat-claimed", "claim-corrected"]);
        history[1].Data!["set"]!["signatories"]!.AsArray().Select(Text).ShouldBe(right);

        _clock.Tick();
        await store.ActAsync(Letter, Acts.Correction(Letter, "signatories", wrong));
        (await SignatoriesAsync(store)).ShouldBe(wrong);
        (await SignedAsync(store, "mark-chen")).ShouldBeFalse();
        (await SignedAsync(store, "tandai-chen")).ShouldBeTrue();
        (await ClaimAsync(store, Letter)).History.Count.ShouldBe(3);
    }

    [Fact]
    public async Task it_shows_two_ids_as_one_person_until_that_is_undone()
    {
        await using var store = await SeededAsync();
        (await PersonAsync(store, "tandai-chen")).Ids.ShouldBe(["mark-chen", "tandai-chen"]);
        (await SignedAsync(store, "mark-chen")).ShouldBeTrue();
        _clock.Tick();
        (await store.ImportAsync("""{"type":"identity","person":"tandai-chen","notSameAs":"mark-chen","reason":"two people"}""")).Rejected.ShouldBeEmpty();
        (await PersonAsync(store, "tandai-chen")).Ids.ShouldBe(["tandai-chen"]);
        (await PersonAsync(store, "mark-chen")).Ids.ShouldBe(["mark-chen"]);
        (await SignedAsync(store, "mark-chen")).ShouldBeFalse();
        (await SignedAsync(store, "tandai-chen")).ShouldBeTrue();
    }

    private static void IsMuratiOnThe18th(IReadOnlyList<ChangeView> impact)
    {
        var change = impact.ShouldHaveSingleItem();
        (change.Organization, change.Post, change.From, change.To).ShouldBe(("openai", "ceo", "2023-11-18", "2023-11-19"));
        var (was, becomes) = (change.Before.ShouldHaveSingleItem(), change.After.ShouldHaveSingleItem());
        (was.Person.Id, was.Certainty).ShouldBe(("mira-murati", Certainty.Possible));
        (becomes.Person.Id, becomes.Certainty).ShouldBe(("mira-murati", Certainty.Certain));
    }

    private Task<FactsStore> SeededAsync() => FactsStore.CreateSeededAsync(postgres, "corrected", _clock);

    private static async Task<Certainty> MuratiAsync(FactsStore store, string known)
    {
        var holder = (await store.AskAsync("openai", "ceo", "2023-11-18", known)).Holders.ShouldHaveSingleItem();
        holder.Person.Id.ShouldBe("mira-murati");
        return holder.Certainty;
    }

    private static async Task<ClaimView> ClaimAsync(FactsStore store, string id) =>
        (await store.Session.ClaimLookup.FindAsync(id, TestContext.Current.CancellationToken)).Claim.ShouldNotBeNull();

    /// <summary>As the state of the organization shows the letter on 21 November.</summary>
    private static async Task<string[]> SignatoriesAsync(FactsStore store, string known = "2026-01-02")
    {
        var (state, _) = await StateReader.ReadAsync(
            store.Session.Answers, store.Session.Claims, store.Session.Lens, "openai", AsOf.TryParse("2023-11-21")!, AsOf.TryParse(known)!, null, TestContext.Current.CancellationToken);
        return [.. state.ShouldNotBeNull().Threats.Single(threat => threat.Id == Letter).Claim["signatories"]!.AsArray().Select(Text)];
    }

    private static async Task<bool> SignedAsync(FactsStore store, string person, string known = "2026-01-02") =>
        (await PersonAsync(store, person, known)).NamedIn.Any(named => named.Id == Letter);

    private static async Task<PersonView> PersonAsync(FactsStore store, string person, string known = "2026-01-02") =>
        (await store.Session.Timelines.OfPersonAsync(person, AsOf.TryParse(known)!, TestContext.Current.CancellationToken)).Person.ShouldNotBeNull();

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}

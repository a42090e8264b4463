using System.Text;
using Facts.Domain.Answers;
using Facts.Domain.Time;
using Facts.Store.Ledger;
using Facts.Tests.Answers;

namespace Facts.Tests.Provenance;

public sealed class when_an_answer_is_trailed(SeedFixture seed) : IClassFixture<SeedFixture>
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "seeds", "openai-board-2023-11");

    public static TheoryData<string, string> Questions { get; } = new()
    {
        { "ceo", "2023-11-16" }, { "ceo", "2023-11-17" }, { "ceo", "2023-11-18" }, { "ceo", "2023-11-19" }, { "ceo", "2023-11-20" },
        { "ceo", "2023-11-23" }, { "board", "2023-11-16" }, { "board", "2023-11-20" }, { "board", "2023-11-25" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task it_has_every_claim_of_the_answer_with_its_quote_in_its_sentence(string post, string on)
    {
        var answer = await seed.Store.AskAsync("openai", post, on);
        var trail = await seed.Store.TrailAsync("openai", post, on);
        trail.Claims.Select(claim => claim.Id).ShouldBeUnique();
        ReceiptMaker.ClaimsOf(answer).Except(trail.Claims.Select(claim => claim.Id)).ShouldBeEmpty();
        trail.Claims.ShouldNotBeEmpty();
        foreach (var claim in trail.Claims)
        {
            // The article as it lies on the disk is the oracle.
            var text = await TextAsync(claim.Source.Id);
            var excerpt = claim.Excerpt.ShouldNotBeNull();
            var whole = excerpt.Before + excerpt.Quote + excerpt.After;
            text.ShouldContain(whole, Case.Sensitive);
            excerpt.Quote.ShouldBe((string?)claim.Claim["quote"]);
            string.Concat(text.EnumerateRunes().Take(claim.Position!.End).Skip(claim.Position.Start)).ShouldBe(excerpt.Quote);
            string.Concat(text.EnumerateRunes().Take(excerpt.End).Skip(excerpt.Start)).ShouldBe(whole);
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task it_tells_of_each_claim_who_recorded_it_when_and_where_it_stands(string post, string on)
    {
        foreach (var claim in (await seed.Store.TrailAsync("openai", post, on)).Claims)
        {
            var recorded = claim.History[0];
            (recorded.Did, recorded.Actor, recorded.Stream).ShouldBe(("recorded", "seed", "organization/openai"));
            recorded.RecordedAt.ShouldStartWith("2023-11-2");
            recorded.AppendedAt.ShouldBe("2026-01-01T12:00:00Z");
            recorded.Version.ShouldBeGreaterThan(0);
            claim.Source.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
                Encoding.UTF8.GetBytes(await TextAsync(claim.Source.Id)))));
        }
    }

    [Fact]
    public async Task it_counts_the_origins_of_each_boundary_and_shows_their_tree()
    {
        var holder = (await seed.Store.TrailAsync("openai", "ceo", "2023-11-18")).Holders.ShouldHaveSingleItem();
        holder.Boundaries.Select(boundary => (boundary.Does.ToString(), boundary.Date, boundary.IndependentOrigins))
            .ShouldBe([("Starts", "2023-11-17", 2), ("Ends", "[2023-11-18..2023-11-19]", 2)]);
        // The article says it itself, and has it from the letter by way of Wired.
        var article = holder.Boundaries[0].AttributionTree.ShouldHaveSingleItem();
        (article.Source, article.Claims.ShouldHaveSingleItem()).ShouldBe(("article-2023-11-20", "murati-appointed-ceo"));
        var wired = article.HeardFrom.ShouldNotBeNull().ShouldHaveSingleItem();
        (wired.Who.Name, wired.Claims.Count).ShouldBe(("Wired", 0));
        wired.HeardFrom.ShouldNotBeNull().ShouldHaveSingleItem().Claims.ShouldBe(["murati-interim-says-letter"]);
    }

    [Fact]
    public async Task it_shows_names_for_ids_and_counts_one_speaker_once()
    {
        var start = (await seed.Store.TrailAsync("openai", "ceo", "2023-11-21", known: "2023-11-21")).Holders.ShouldHaveSingleItem().Boundaries[0];
        // Shear says it twice, the article once itself.
        start.IndependentOrigins.ShouldBe(2);
        start.Claims.Count.ShouldBeGreaterThan(2);
        var shear = start.AttributionTree.SelectMany(node => node.HeardFrom ?? []).Single(node => node.Who.Id == "emmett-shear");
        (shear.Who.Name, shear.Via).ShouldBe(("Emmett Shear", "X"));
    }

    [Fact]
    public async Task it_leads_from_a_vacant_post_to_who_left_it()
    {
        var trail = await seed.Store.TrailAsync("openai", "ceo", "2023-11-19");
        trail.Answer.Status.ShouldBe(Status.Vacant);
        var left = trail.Holders.ShouldHaveSingleItem();
        (left.Person.Id, left.HasLeft).ShouldBe(("mira-murati", true));
        trail.Claim("murati-demoted-over-weekend").Excerpt.ShouldNotBeNull();
    }

    [Fact]
    public async Task it_has_no_claim_where_nothing_is_known()
    {
        var trail = await seed.Store.TrailAsync("openai", "ceo", "2023-11-18", known: "2023-11-19");
        (trail.Answer.Status, trail.Claims.Count, trail.Holders.Count).ShouldBe((Status.Unknown, 0, 0));
    }

    [Theory]
    [InlineData("openai", "cfo", "unknown-post")]
    [InlineData("nobody", "ceo", "unknown-organization")]
    public async Task it_refuses_as_the_answer_does(string organization, string post, string code)
    {
        var now = AsOf.TryParse("2024-01-01")!;
        var (trail, refusal) = await seed.Store.Session.Trails.ReadAsync(new(organization, post, now, now), null, TestContext.Current.CancellationToken);
        trail.ShouldBeNull();
        refusal!.Code.ShouldBe(code);
    }

    private static Task<string> TextAsync(string source) => File.ReadAllTextAsync(
        Path.Combine(Folder, source == "article-2023-11-20" ? "article.id.txt" : "update.en.txt"), TestContext.Current.CancellationToken);
}

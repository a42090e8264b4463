using System.Net;
using Facts.Domain.Access;
using Facts.Tests.Access;
using Facts.Tests.Support;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Proposals;

public sealed class when_a_key_is_limited(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    [Fact]
    public async Task it_proposes_sees_and_decides_what_is_about_its_organization_and_nothing_else()
    {
        await facts.AddKeyAsync("acme-reviewer", [Role.Reviewer], "acme");
        await facts.ClaimAsync("acme-c7");
        using var reviewer = facts.As(facts.Keys["acme-reviewer"]);
        using var editor = facts.As(facts.Keys["editor"]);
        var ours = await editor.ProposeAsync(Proposing.Ruling("acme-c7"));
        var theirs = await editor.ProposeAsync(Proposing.Ruling("signed-tandai-chen"));
        var everybody = await editor.ProposeAsync(Proposing.Redaction("person:mira-murati", "name"));
        var cited = await editor.ProposeAsync(Proposing.Redaction("source:acme-1", "title"));

        var listed = (await reviewer.ReadAsync("/api/proposals")).GetProperty("proposals").EnumerateArray()
            .Select(one => one.GetProperty("id").GetString()).ToList();
        foreach (var shown in new[] { ours, cited })
            listed.ShouldContain(shown);
        foreach (var hidden in new[] { theirs, everybody })
        {
            listed.ShouldNotContain(hidden);
            await IsProblemAsync(await reviewer.GetAsync($"/api/proposals/{hidden}", TestContext.Current.CancellationToken), HttpStatusCode.NotFound, "unknown-proposal");
            foreach (var what in new[] { "approval", "rejection" })
                await IsProblemAsync(await reviewer.DecideAsync(hidden, what, """{"reason":"x"}""".Replace("reason", what == "approval" ? "note" : "reason")), HttpStatusCode.NotFound, "unknown-proposal");
        }

        await IsProblemAsync(await reviewer.PostJsonAsync("/api/proposals", Proposing.Ruling("signed-tandai-chen"), null), HttpStatusCode.UnprocessableEntity, "unknown-claim");
        foreach (var target in new[] { "signed-tandai-chen", "person:mira-murati", "source:article-2023-11-20" })
        {
            var field = target[0] == 'p' ? "name" : target.Contains(':') ? "title" : "quote";
            await IsProblemAsync(await reviewer.PostJsonAsync("/api/proposals", Proposing.Redaction(target, field), null), HttpStatusCode.UnprocessableEntity, "unknown-event");
        }

        (await reviewer.DecideAsync(ours, "approval")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_source_that_others_cite_by_now_is_not_erased_by_it()
    {
        await facts.AddKeyAsync("acme-reviewer-2", [Role.Reviewer], "acme");
        (await facts.Store.ImportAsync(
            """{"type":"source","id":"shared","title":"Ann and the others"}""",
            """{"type":"claim","id":"shared-1","kind":"appointment","source":"shared","organization":"acme","post":"x","person":"ann","when":"2024-01-01"}""")).Rejected.ShouldBeEmpty();
        using var reviewer = facts.As(facts.Keys["acme-reviewer-2"]);
        using var editor = facts.As(facts.Keys["editor"]);
        var id = await editor.ProposeAsync(Proposing.Redaction("source:shared", "title"));
        (await reviewer.ReadAsync($"/api/proposals/{id}")).GetProperty("erases").GetArrayLength().ShouldBe(1);
        (await facts.Store.ImportAsync(
            """{"type":"claim","id":"shared-2","kind":"appointment","source":"shared","organization":"openai","post":"x","person":"ann","when":"2024-01-01"}""")).Rejected.ShouldBeEmpty();
        await IsProblemAsync(await reviewer.DecideAsync(id, "approval"), HttpStatusCode.UnprocessableEntity, "unknown-event");
        (await editor.GetStringAsync("/api/sources?id=shared", TestContext.Current.CancellationToken)).ShouldContain("Ann and the others");
    }

    [Fact]
    public async Task pages_hold_all_the_oldest_first()
    {
        using var editor = facts.As(facts.Keys["editor"]);
        var made = new List<string>();
        for (var at = 0; at < 3; at++)
        {
            facts.Clock.Tick();
            made.Add(await editor.ProposeAsync(Proposing.Ruling(await facts.ClaimAsync($"paged-{at}"))));
        }

        var seen = new List<string>();
        for (var next = ""; next is not null;)
        {
            var page = await editor.ReadAsync($"/api/proposals?size=1&state=open&after={next}");
            seen.AddRange(page.GetProperty("proposals").EnumerateArray().Select(one => one.GetProperty("id").GetString()!));
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }

        seen[^3..].ShouldBe(made);
        seen.ShouldBeUnique();
        await IsProblemAsync(await editor.GetAsync("/api/proposals?state=old", TestContext.Current.CancellationToken), HttpStatusCode.BadRequest, "invalid-value");
        await IsProblemAsync(await editor.GetAsync("/api/proposals?after=x", TestContext.Current.CancellationToken), HttpStatusCode.BadRequest, "invalid-cursor");
    }
}

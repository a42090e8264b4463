using System.Net;
using Facts.Tests.Access;
using Facts.Tests.Support;

namespace Facts.Tests.Proposals;

public sealed class when_proposals_are_decided_on_the_web(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    [Fact]
    public async Task a_reviewer_who_did_not_make_one_sees_its_impact_and_decides_it()
    {
        using var editor = facts.As(facts.Keys["editor"]);
        using var reviewer = await BrowserAsync("reviewer");
        var (first, second) = (await facts.ClaimAsync("web-1"), await facts.ClaimAsync("web-2"));
        await editor.ProposeAsync(Proposing.Ruling(first));
        var page = await WebForm.GetAsync(reviewer, "/proposals");
        page.Text.ShouldContain($"<bdi>{first}</bdi>");
        page.Text.ShouldContain("<bdi>ann");
        page["Version"].ShouldBe("1");
        var refused = await page.SendAsync("reject");
        refused.Text.ShouldContain("missing-field");
        refused["Note"] = "so it is";
        var approved = await refused.SendAsync("approve");
        approved.Text.ShouldContain("The proposal is approved.");
        (await editor.RankAsync(first)).ShouldBe("deprecated");

        await editor.ProposeAsync(Proposing.Ruling(second));
        var again = await WebForm.GetAsync(reviewer, "/proposals");
        again["Note"] = "no better";
        (await again.SendAsync("reject")).Text.ShouldContain("The proposal is rejected.");
        (await editor.RankAsync(second)).ShouldBe("normal");
        // It was decided meanwhile.
        (await again.SendAsync("approve")).Text.ShouldContain("proposal-decided");
    }

    [Fact]
    public async Task nobody_else_has_anything_to_press_and_pressing_it_does_nothing()
    {
        var claim = await facts.ClaimAsync("web-3");
        using var admin = facts.As(facts.Keys["admin"]);
        using var reviewer = await BrowserAsync("reviewer");
        using var own = await BrowserAsync("admin");
        using var reader = await BrowserAsync("reader");
        var id = await admin.ProposeAsync(Proposing.Ruling(claim));
        foreach (var other in new[] { own, reader })
            (await other.GetStringAsync("/proposals?lang=id", TestContext.Current.CancellationToken)).ShouldSatisfyAllConditions(
                html => html.ShouldContain("Usulan"), html => html.ShouldNotContain("Setujui"));
        foreach (var (browser, code) in new[] { (own, "own-proposal"), (reader, "forbidden") })
        {
            // The token of another form is good for this one too.
            var form = await WebForm.GetAsync(browser, "/sign-in");
            using var fields = new FormUrlEncodedContent([new("Id", id), new("Step", "approve"), new("__RequestVerificationToken", form["__RequestVerificationToken"])]);
            using var response = await browser.PostAsync("/proposals", fields, TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(code);
        }

        (await admin.RankAsync(claim)).ShouldBe("normal");
        (await WebForm.GetAsync(reviewer, "/proposals")).Has("Version").ShouldBeTrue();
        (await admin.DecideAsync(id, "withdrawal")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<HttpClient> BrowserAsync(string name)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = facts.Address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        var form = await WebForm.GetAsync(client, "/sign-in");
        form["Key"] = facts.Keys[name];
        await form.SendAsync("in");
        return client;
    }
}

using System.Net;
using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Pages;

/// <summary>Every test acts upon a claim of its own, as they share the store.</summary>
public sealed class when_a_claim_is_edited_in_a_form(ServedFacts served) : IClassFixture<ServedFacts>
{
    [Fact]
    public async Task it_shows_what_would_change_before_it_saves()
    {
        const string claim = "sutskever-on-board-at-the-vote";
        var form = await FormAsync(claim, "correct");
        form["field:on"].ShouldBe("2023-11-17");
        (form["field:from"], form["field:on"], form["Reason"]) = ("2023-11-10", "", "a register says so");
        var before = await ClaimAsync(claim);

        var preview = await form.SendAsync("preview");
        preview.Status.ShouldBe(HttpStatusCode.OK);
        preview.Html.ShouldContain("before 10 November 2023");
        preview.Text.ShouldContain("Ilya Sutskever");
        (preview["field:from"], preview["Reason"]).ShouldBe(("2023-11-10", "a register says so"));
        (await ClaimAsync(claim)).GetRawText().ShouldBe(before.GetRawText());

        var saved = await preview.SendAsync("save");
        (saved.Status, saved.Address.AbsolutePath).ShouldBe((HttpStatusCode.OK, $"/claims/{claim}"));
        saved.Text.ShouldContain("The correction is saved.");
        saved.Text.ShouldContain("a register says so");
        saved.Text.ShouldContain("""<ins dir="auto">2023-11-10</ins>""");
        var act = (await ClaimAsync(claim)).GetProperty("history").EnumerateArray().Last();
        act.GetProperty("actor").GetString().ShouldBe("web");
        act.GetProperty("data").GetProperty("set").GetRawText().ShouldBe("""{"from":"2023-11-10","on":null}""");
    }

    [Fact]
    public async Task nothing_is_saved_whose_impact_was_not_shown()
    {
        const string claim = "altman-removed-on-friday";
        var form = await FormAsync(claim, "retract");
        form["Reason"] = "test";
        var unseen = await form.SendAsync("save");
        unseen.Text.ShouldContain("You changed the form after the preview.");
        unseen["Reason"] = "another reason";
        (await unseen.SendAsync("save")).Text.ShouldContain("You changed the form after the preview.");
        (await ClaimAsync(claim)).GetProperty("status").GetString().ShouldBe("active");
    }

    [Fact]
    public async Task who_was_slower_sees_what_happened_and_keeps_what_was_typed()
    {
        const string claim = "altman-ousted-by-board-vote";
        var (mine, theirs) = (await FormAsync(claim, "correct"), await FormAsync(claim, "correct"));
        (mine["field:note"], mine["Reason"], mine["ShownBy"]) = ("my note\nof two lines", "my reason", "article-2023-11-20");
        (theirs["field:by"], theirs["field:when"], theirs["Reason"]) = ("the four", "2023-11-16", "their reason");
        var minePreviewed = await mine.SendAsync("preview");
        (await (await theirs.SendAsync("preview")).SendAsync("save")).Text.ShouldContain("The correction is saved.");

        var refused = await minePreviewed.SendAsync("save");
        refused.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        refused.Text.ShouldContain("Somebody else was faster");
        refused.Text.ShouldContain("their reason");
        refused.Text.ShouldContain("""<ins dir="auto">the four</ins>""");
        (refused["field:note"].ReplaceLineEndings("\n"), refused["Reason"], refused["ShownBy"])
            .ShouldBe(("my note\nof two lines", "my reason", "article-2023-11-20"));
        // What the slower editor left as it was is what the faster one made of it.
        (refused["field:by"], refused["field:when"]).ShouldBe(("the four", "2023-11-16"));
        (await refused.SendAsync("save")).Text.ShouldContain("Nothing is saved yet.");

        var saved = await (await refused.SendAsync("preview")).SendAsync("save");
        saved.Text.ShouldContain("The correction is saved.");
        var fields = (await ClaimAsync(claim)).GetProperty("claim");
        (fields.GetProperty("note").GetString(), fields.GetProperty("by").GetString(), fields.GetProperty("when").GetString())
            .ShouldBe(("my note\nof two lines", "the four", "2023-11-16"));
    }

    [Fact]
    public async Task where_both_changed_a_field_both_are_shown()
    {
        const string claim = "altman-fired-on-friday";
        var (mine, theirs) = (await FormAsync(claim, "correct"), await FormAsync(claim, "correct"));
        (mine["field:note"], mine["Reason"]) = ("mine", "test");
        (theirs["field:note"], theirs["Reason"]) = ("theirs", "test");
        await (await theirs.SendAsync("preview")).SendAsync("save");
        var refused = await mine.SendAsync("preview");
        refused.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        refused["field:note"].ShouldBe("mine");
        refused.Text.ShouldContain("The claim now says: <bdi>theirs</bdi>");
    }

    [Theory]
    [InlineData("field:when", "2023-13", HttpStatusCode.BadRequest, "invalid-date")]
    [InlineData("field:person", "", HttpStatusCode.BadRequest, "missing-field")]
    [InlineData("field:quote", "no such words", HttpStatusCode.BadRequest, "quote-not-found")]
    [InlineData("field:quote", "OpenAI", HttpStatusCode.BadRequest, "quote-ambiguous")]
    [InlineData("field:source", "nowhere", HttpStatusCode.UnprocessableEntity, "unknown-source")]
    [InlineData("Reason", "  ", HttpStatusCode.BadRequest, "missing-field")]
    [InlineData("ShownBy", "nowhere", HttpStatusCode.UnprocessableEntity, "unknown-source")]
    [InlineData("Version", "", HttpStatusCode.PreconditionRequired, "precondition-required")]
    [InlineData("Version", "99", HttpStatusCode.PreconditionFailed, null)]
    public async Task what_is_refused_shows_beside_what_was_typed(string field, string typed, HttpStatusCode status, string? code)
    {
        const string claim = "murati-demoted-over-weekend";
        var form = await FormAsync(claim, "correct");
        (form["field:note"], form["Reason"]) = ("typed before", "typed reason");
        form[field] = typed;
        var refused = await form.SendAsync("preview");
        refused.Status.ShouldBe(status);
        refused["field:note"].ShouldBe("typed before");
        if (code is not null)
            refused.Html.ShouldContain($"<code>{code}</code>");
        if (field != "Version")
            refused[field].ShouldBe(typed.Trim());
    }

    [Fact]
    public async Task a_form_that_changes_nothing_is_told_so()
    {
        var form = await FormAsync("murati-interim-says-letter", "correct");
        form["Reason"] = "test";
        var refused = await form.SendAsync("preview");
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("You changed no field.");
    }

    [Fact]
    public async Task whoever_said_it_can_be_corrected_too()
    {
        const string claim = "shear-appointed-ceo";
        var form = await FormAsync(claim, "correct");
        (form["field:attribution.0.who"], form["field:attribution.0.via"], form["Reason"]) = ("emmett-shear", "X", "test");
        (await (await form.SendAsync("preview")).SendAsync("save")).Text.ShouldContain("The correction is saved.");
        (await ClaimAsync(claim)).GetProperty("claim").GetProperty("attribution").GetRawText().ShouldBe("""[{"who":"emmett-shear","via":"X"}]""");
        (await FormAsync(claim, "correct"))["field:attribution.0.via"].ShouldBe("X");
    }

    [Fact]
    public async Task a_ruling_and_a_withdrawal_are_saved_likewise()
    {
        const string claim = "murati-appointed-ceo";
        var rule = await FormAsync(claim, "rule");
        rule["Rank"].ShouldBe("normal");
        (rule["Rank"], rule["Reason"]) = ("preferred", "the better source");
        (await (await rule.SendAsync("preview")).SendAsync("save")).Text.ShouldContain("The ruling is saved.");
        var retract = await FormAsync(claim, "retract");
        retract["Reason"] = "test";
        (await (await retract.SendAsync("preview")).SendAsync("save")).Text.ShouldContain("The claim is withdrawn.");
        (await ClaimAsync(claim)).GetProperty("status").GetString().ShouldBe("retracted");

        var again = await FormAsync(claim, "retract");
        again["Reason"] = "again";
        var preview = await again.SendAsync("preview");
        preview.Text.ShouldContain("It is so already");
        preview.Html.ShouldNotContain("value=\"save\"");
    }

    [Theory]
    [InlineData("/claims/altman-removed-on-friday/correct")]
    [InlineData("/claims/altman-removed-on-friday/retract")]
    [InlineData("/claims/altman-removed-on-friday/rule")]
    [InlineData("/person/identify")]
    [InlineData("/source/claim")]
    public async Task a_form_without_its_token_is_refused(string path)
    {
        using var body = new FormUrlEncodedContent([new("Reason", "test"), new("Version", "1"), new("Step", "save")]);
        (await served.Client.PostAsync(path, body, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("correct")]
    [InlineData("retract")]
    [InlineData("rule")]
    public async Task there_is_no_form_for_a_claim_that_nobody_made(string act) =>
        (await FormAsync("no-such-claim", act)).Status.ShouldBe(HttpStatusCode.NotFound);

    private Task<WebForm> FormAsync(string claim, string act) => WebForm.GetAsync(served.Client, $"/claims/{claim}/{act}");

    private Task<JsonElement> ClaimAsync(string claim) => served.GetAsync($"/api/claims/{claim}");
}

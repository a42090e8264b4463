using System.Net;
using Facts.Tests.Support;

namespace Facts.Tests.Pages;

public sealed class when_a_claim_is_recorded_from_words(ServedFacts served) : IClassFixture<ServedFacts>
{
    private const string Document =
        """{"type":"source","id":"memo","title":"Memo","text":"😀 Ada leads.\r\nLater Ada leads.\r\nBob left in May."}""";

    [Fact]
    public async Task the_selected_words_become_its_quote()
    {
        await served.PostLinesAsync(Document);
        // Code points: the second "Ada leads."
        var form = await WebForm.GetAsync(served.Client, "/source/claim?source=memo&start=20&end=30&kind=appointment");
        form["Words"].ShouldBe("Ada leads.");
        Fill(form, "lab");
        var preview = await form.SendAsync("preview");
        preview.Status.ShouldBe(HttpStatusCode.OK);
        preview.Text.ShouldContain("ada takes the post head of lab");
        preview.Text.ShouldContain("New, not known so far: Organization (id) “lab”");
        preview.Text.ShouldContain("from 1 May 2023 on");
        (await served.Client.GetAsync("/api/timeline?organization=lab", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var saved = await preview.SendAsync("save");
        saved.Text.ShouldContain("The claim is recorded.");
        saved.Text.ShouldContain("Later <mark>Ada leads.</mark>");
        var claim = await served.GetAsync($"/api{saved.Address.AbsolutePath}");
        claim.GetProperty("selectors")[1].GetProperty("start").GetInt32().ShouldBe(20);
        claim.GetProperty("history")[0].GetProperty("actor").GetString().ShouldBe("web");
        claim.GetProperty("claim").GetProperty("attribution").GetRawText().ShouldBe("""[{"who":"ada","via":"a talk"}]""");

        // Sent twice it is recorded once.
        var again = await preview.SendAsync("save");
        again.Address.AbsolutePath.ShouldBe(saved.Address.AbsolutePath);
        (await served.GetAsync($"/api{saved.Address.AbsolutePath}")).GetProperty("history").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task words_that_stand_there_twice_are_asked_about()
    {
        await served.PostLinesAsync(Document);
        var form = await WebForm.GetAsync(served.Client, "/source/claim?source=memo");
        Fill(form, "twice");
        form["Words"] = " Ada leads. ";
        var asked = await form.SendAsync("preview");
        asked.Text.ShouldContain("more than once");
        asked.Html.ShouldNotContain("value=\"save\"");
        asked["field:organization"].ShouldBe("twice");
        asked["Start"] = "2";
        var saved = await (await asked.SendAsync("preview")).SendAsync("save");
        (await served.GetAsync($"/api{saved.Address.AbsolutePath}")).GetProperty("selectors")[1].GetProperty("start").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task words_over_several_lines_keep_the_line_ends_of_the_source()
    {
        await served.PostLinesAsync(Document);
        var form = await WebForm.GetAsync(served.Client, "/source/claim?source=memo");
        Fill(form, "lines");
        form["Words"] = "leads.\nBob left";
        var saved = await (await form.SendAsync("preview")).SendAsync("save");
        (await served.GetAsync($"/api{saved.Address.AbsolutePath}")).GetProperty("claim").GetProperty("quote").GetString()
            .ShouldBe("leads.\r\nBob left");
    }

    [Fact]
    public async Task another_kind_has_other_fields_and_keeps_the_rest()
    {
        await served.PostLinesAsync(Document);
        var form = await WebForm.GetAsync(served.Client, "/source/claim?source=memo&start=2&end=12");
        Fill(form, "kinds");
        form["Kind"] = "statement";
        var other = await form.SendAsync("kind");
        (other["Kind"], other["Words"], other["field:organization"]).ShouldBe(("statement", "Ada leads.", "kinds"));
        (other.Has("field:says"), other.Has("field:post")).ShouldBe((true, false));
        other["field:says"] = "She leads.";
        (await (await other.SendAsync("preview")).SendAsync("save")).Text.ShouldContain("She leads.");
    }

    [Theory]
    [InlineData("Words", "nowhere", "quote-not-found", HttpStatusCode.BadRequest)]
    [InlineData("field:when", "soon", "invalid-date", HttpStatusCode.BadRequest)]
    [InlineData("field:person", "", "missing-field", HttpStatusCode.BadRequest)]
    [InlineData("ClaimId", "with space", "invalid-value", HttpStatusCode.BadRequest)]
    [InlineData("ClaimId", "altman-fired-on-friday", "id-conflict", HttpStatusCode.Conflict)]
    public async Task what_is_refused_shows_beside_what_was_typed(string field, string typed, string code, HttpStatusCode status)
    {
        await served.PostLinesAsync(Document);
        var form = await WebForm.GetAsync(served.Client, "/source/claim?source=memo&start=29&end=45");
        Fill(form, "refused");
        form[field] = typed;
        var refused = await form.SendAsync("preview");
        refused.Status.ShouldBe(status);
        refused.Html.ShouldContain($"<code>{code}</code>");
        (refused[field], refused["field:post"]).ShouldBe((typed, "head"));
        refused.Html.ShouldNotContain("value=\"save\"");
    }

    [Theory]
    [InlineData("start=0&end=9999")]
    [InlineData("start=-1&end=3")]
    [InlineData("start=x&end=3")]
    [InlineData("start=2147483647&end=2147483647")]
    public async Task a_place_that_is_not_in_the_text_gives_no_words(string place)
    {
        await served.PostLinesAsync(Document);
        var form = await WebForm.GetAsync(served.Client, $"/source/claim?source=memo&{place}");
        (form.Status, form["Words"]).ShouldBe((HttpStatusCode.OK, ""));
    }

    [Theory]
    [InlineData("/source/claim")]
    [InlineData("/source/claim?source=nowhere")]
    public async Task there_is_no_form_without_a_source(string path) =>
        (await WebForm.GetAsync(served.Client, path)).Status.ShouldBe(HttpStatusCode.NotFound);

    /// <summary>An organization a test, as they share the store.</summary>
    private static void Fill(WebForm form, string organization)
    {
        (form["field:organization"], form["field:person"], form["field:post"], form["field:when"]) = (organization, "ada", "head", "2023-05-01");
        (form["field:attribution.0.who"], form["field:attribution.0.via"]) = ("ada", "a talk");
    }
}

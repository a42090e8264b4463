using System.Net;
using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Pages;

public sealed class when_claims_and_sources_are_shown(ServedFacts served) : IClassFixture<ServedFacts>
{
    private const string Hostile = "<script>alert(1)</script><svg onload=alert(1)> \u202Egnorw\u202C \"'> &lt;";

    [Fact]
    public async Task a_claim_has_its_words_in_their_sentence_and_what_rests_on_it()
    {
        var page = await PageAsync("/claims/murati-demoted-over-weekend");
        page.Text.ShouldContain("Mira Murati is demoted");
        page.Text.ShouldContain("dicopot pada hari Jumat, <mark>namun dirinya diturunkan jabatannya pada akhir pekan</mark>.");
        page.Html.ShouldContain("""<blockquote lang="id" dir="auto">""");
        page.Html.ShouldContain("/source?id=article-2023-11-20&amp;claim=murati-demoted-over-weekend#at");
        page.Html.ShouldContain("/?organization=openai&amp;post=ceo&amp;on=2023-11-17");
        page.Html.ShouldContain("""href="/api/claims/murati-demoted-over-weekend">JSON""");
        foreach (var act in (string[])["correct", "retract", "rule"])
            page.Html.ShouldContain($"""href="/claims/murati-demoted-over-weekend/{act}">""");
    }

    [Fact]
    public async Task a_denied_claim_names_who_denies_it()
    {
        var page = await PageAsync("/claims/altman-played-down-dangers");
        page.Html.ShouldContain("""<span class="badge doubt">disputed</span>""");
        page.Html.ShouldContain("""<a href="/claims/shear-denies-played-down-dangers">""");
    }

    [Theory]
    [InlineData("/claims/murati-demoted-over-weekend", "Riwayat")]
    [InlineData("/claims/murati-demoted-over-weekend/correct", "Koreksi klaim ini")]
    [InlineData("/claims/murati-demoted-over-weekend/retract", "Tarik klaim ini")]
    [InlineData("/claims/murati-demoted-over-weekend/rule", "Putuskan tentang klaim ini")]
    [InlineData("/person/identify", "Dua id, satu orang")]
    [InlineData("/source/claim?source=article-2023-11-20", "Catat klaim")]
    [InlineData("/source?id=article-2023-11-20", "Klaim di dalamnya")]
    public async Task they_speak_the_readers_language(string path, string words)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Language", "id");
        using var response = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldContain("""<html lang="id">""");
        html.ShouldContain(words);
        (await PageAsync(path)).Html.ShouldNotContain(words);
    }

    [Fact]
    public async Task text_of_others_is_never_markup()
    {
        await served.PostLinesAsync(
            Line(new { type = "source", id = Hostile, title = Hostile, publisher = Hostile, url = "javascript:alert(1)", language = "x\" onclick=\"y", text = $"A {Hostile} and {Hostile}." }),
            Line(new { type = "organization", id = Hostile, name = Hostile }),
            Line(new
            {
                type = "claim",
                id = "hostile",
                kind = "dismissal",
                source = Hostile,
                organization = Hostile,
                post = Hostile,
                person = Hostile,
                when = "2023",
                by = Hostile,
                statedReason = Hostile,
                note = Hostile,
                quote = Hostile,
                prefix = "A ",
                attribution = new[] { new { who = Hostile, via = Hostile } },
            }),
            Line(new { type = "correction", claim = "hostile", set = new { note = Hostile + "2" }, reason = Hostile }));
        var source = Uri.EscapeDataString(Hostile);
        string[] paths =
        [
            "/claims/hostile", "/claims/hostile/correct", "/claims/hostile/retract", "/claims/hostile/rule", $"/source?id={source}&claim=hostile",
            $"/source/claim?source={source}&start=2&end=40", $"/person/identify?person={source}&other={source}",
        ];
        foreach (var path in paths)
            IsHarmless(await PageAsync(path));

        var correct = await PageAsync("/claims/hostile/correct");
        correct["field:note"].ShouldBe(Hostile + "2");
        (correct["field:note"], correct["Reason"]) = (Hostile + "3", Hostile);
        var preview = await correct.SendAsync("preview");
        preview.Status.ShouldBe(HttpStatusCode.OK);
        IsHarmless(preview);
        correct["field:when"] = Hostile;
        IsHarmless(await correct.SendAsync("preview"));
    }

    [Fact]
    public async Task quotes_that_overlap_lead_to_every_claim()
    {
        var page = await PageAsync("/source?id=article-2023-11-20&claim=altman-removed-on-friday");
        page.Html.ShouldContain("""id="at" class="quoted" href="/claims/altman-removed-on-friday" """);
        var claims = (await served.GetAsync("/api/sources?id=article-2023-11-20")).GetProperty("claims").EnumerateArray().ToList();
        foreach (var claim in claims)
        {
            page.Html.ShouldContain($"""<a href="/claims/{claim.GetProperty("id").GetString()}">""");
            if (claim.TryGetProperty("start", out var start))
            {
                page.Html.ShouldContain($"<mark id=\"c{start.GetInt32()}\"");
                page.Html.ShouldContain($"href=\"#c{start.GetInt32()}\"");
            }
        }
    }

    [Fact]
    public async Task a_source_without_text_says_so_and_lists_its_claims()
    {
        await served.PostLinesAsync(
            """{"type":"source","id":"register","title":"Register","url":"https://example.org/r","origin":"article-2023-11-20"}""",
            """{"type":"claim","id":"in-register","kind":"tenure","source":"register","organization":"club","post":"chair","person":"ada","from":"2020","to":".."}""");
        var page = await PageAsync("/source?id=register");
        page.Text.ShouldContain("It was recorded without its text.");
        page.Html.ShouldContain("/claims/in-register");
        page.Html.ShouldContain("""<a href="https://example.org/r" rel="noopener noreferrer">""");
        page.Html.ShouldContain("/source?id=article-2023-11-20");
        (await PageAsync("/claims/in-register")).Text.ShouldContain("Recorded without a quote.");
        (await PageAsync("/source/claim?source=register")).Text.ShouldContain("so the claim has no quote");
    }

    [Theory]
    [InlineData("/source?id=nowhere")]
    [InlineData("/source")]
    [InlineData("/claims/nowhere")]
    public async Task what_is_not_there_is_not_found(string path) => (await PageAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);

    private static void IsHarmless(WebForm page)
    {
        page.Html.ShouldNotContain("<script>alert");
        page.Html.ShouldNotContain("<svg");
        page.Html.ShouldNotContain("href=\"javascript:");
        page.Html.ShouldNotContain("\" onclick=");
        // What turns the order of text is written as a number, within an element that keeps it to itself.
        page.Html.ShouldNotContain("\u202E");
    }

    private static string Line(object line) => JsonSerializer.Serialize(line);

    private Task<WebForm> PageAsync(string path) => WebForm.GetAsync(served.Client, path);
}

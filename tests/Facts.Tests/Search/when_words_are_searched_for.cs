using System.Net;
using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Redactions;
using Facts.Tests.Support;

namespace Facts.Tests.Search;

public sealed class when_words_are_searched_for(ServedFacts served) : IClassFixture<ServedFacts>
{
    [Theory]
    [InlineData("Mira Murati", "person mira-murati")]
    [InlineData("chief executive", "post ceo")]
    [InlineData("OpenAI", "organization openai")]
    [InlineData("eksodus massal", "source article-2023-11-20")]
    // A quote in Indonesian: the words as they stand, and another form of one of them ("turunkan" of "diturunkan").
    [InlineData("\"namun dirinya diturunkan jabatannya\"", "claim murati-demoted-over-weekend")]
    [InlineData("turunkan akhir pekan", "claim murati-demoted-over-weekend")]
    // An id, as it is called in other programs.
    [InlineData("murati-demoted-over-weekend", "claim murati-demoted-over-weekend")]
    public async Task what_has_them_is_found(string words, string expected) => (await FindAllAsync(words)).ShouldContain(expected);

    [Fact]
    public async Task a_name_comes_before_those_who_speak_of_it() => (await FindAllAsync("Mira Murati"))[0].ShouldBe("person mira-murati");

    [Theory]
    [InlineData("nobodyhasthis")]
    [InlineData("Murati -Murati")]
    [InlineData("!!!")]
    public async Task nothing_else_is(string words) => (await FindAllAsync(words)).ShouldBeEmpty();

    [Fact]
    public async Task what_was_just_recorded_is_found_and_what_was_withdrawn_is_not()
    {
        await served.PostLinesAsync(
            """{"type":"source","id":"fresh","title":"Fresh","language":"en","text":"She was promoted to quartermaster."}""",
            """{"type":"claim","id":"fresh-claim","kind":"statement","source":"fresh","organization":"fresh-org","quote":"promoted to quartermaster"}""");
        (await FindAllAsync("promoting quartermasters")).ShouldBe(["claim fresh-claim"]);
        await served.PostLinesAsync("""{"type":"correction","claim":"fresh-claim","set":{"note":"xylophone"},"reason":"r"}""");
        (await FindAllAsync("xylophone")).ShouldBe(["claim fresh-claim"]);
        await served.PostLinesAsync("""{"type":"retraction","claim":"fresh-claim","reason":"r"}""");
        (await FindAllAsync("quartermaster")).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_was_erased_is_not_found_from_then_on()
    {
        await served.PostLinesAsync(
            """{"type":"source","id":"erased","title":"A title","text":"Text."}""",
            """{"type":"person","id":"p-erased","name":"Zebedee Erasmus"}""",
            """{"type":"claim","id":"erased-claim","kind":"statement","source":"erased","organization":"erased-org","note":"zanzibarine"}""");
        (await FindAllAsync("zanzibarine")).ShouldBe(["claim erased-claim"]);
        (await FindAllAsync("Zebedee")).ShouldBe(["person p-erased"]);
        await RedactAsync("erased-claim", "note");
        await RedactAsync("person:p-erased", "name");
        (await FindAllAsync("zanzibarine")).ShouldBeEmpty();
        (await FindAllAsync("Zebedee")).ShouldBeEmpty();
        (await FindAllAsync("erased-claim")).ShouldContain("claim erased-claim");
    }

    [Fact]
    public async Task pages_have_each_of_them_once_and_nothing_that_came_later()
    {
        // Whom a later claim names was there before.
        string[] lines =
        [
            """{"type":"source","id":"many","title":"Many"}""",
            .. Enumerable.Range(0, 55).Select(i => $$"""{"type":"person","id":"paged-{{i:00}}","name":"Pagination {{i:00}}"}"""),
        ];
        await served.PostLinesAsync(lines);
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await served.GetAsync($"/api/search?q=pagination{(after is null ? "" : $"&after={after}")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()!));
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
            if (seen.Count == 20)
            {
                await served.PostLinesAsync(
                    """{"type":"person","id":"paged-later","name":"Pagination later"}""",
                    """{"type":"claim","id":"paged-claim","kind":"tenure","source":"many","organization":"paged-org","post":"p","person":"paged-54","from":"2020-01-01"}""");
                (await FindAllAsync("paged-claim")).ShouldBe(["claim paged-claim"]);
            }
        }
        while (after is not null);

        seen.ShouldBe(Enumerable.Range(0, 55).Select(i => $"paged-{i:00}"));
    }

    [Theory]
    [InlineData("/api/search", Codes.MissingField)]
    [InlineData("/api/search?q=a&after=zzz", Codes.InvalidValue)]
    [InlineData("/api/search?q=a&after=bnVsbA", Codes.InvalidValue)]
    [InlineData("/api/organizations?after=zzz", Codes.InvalidValue)]
    public async Task what_makes_no_sense_is_refused(string path, string code)
    {
        using var response = await served.Client.GetAsync(path, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task organizations_are_listed_by_name_page_by_page()
    {
        await served.PostLinesAsync([.. Enumerable.Range(0, 130).Select(i =>
            $$"""{"type":"organization","id":"listed-{{i:000}}","name":"Listed {{i:000}}","aliases":["Catalogued {{i:000}}"]}""")]);
        foreach (var query in (string[])["listed", "CATALOGUED"])
        {
            var first = await served.GetAsync($"/api/organizations?query={query}");
            var second = await served.GetAsync($"/api/organizations?query={query}&after={first.GetProperty("next").GetString()}");
            second.TryGetProperty("next", out _).ShouldBeFalse();
            first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray())
                .Select(one => one.GetProperty("id").GetString()).ShouldBe(Enumerable.Range(0, 130).Select(i => $"listed-{i:000}"));
        }

        var openai = (await served.GetAsync("/api/organizations?query=openai")).GetProperty("items")[0];
        (openai.GetProperty("name").GetString(), openai.GetProperty("posts").GetInt32()).ShouldBe(("OpenAI", 5));
    }

    [Fact]
    public async Task pages_show_them_in_both_languages()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/search?q=murati");
        request.Headers.Add("Accept-Language", "id");
        using var response = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("""<a href="/person?id=mira-murati"><bdi>Mira Murati</bdi></a> <span class="badge faint">orang</span>""");
    }

    private async Task<List<string>> FindAllAsync(string words)
    {
        var found = await served.GetAsync($"/api/search?q={Uri.EscapeDataString(words)}");
        found.GetProperty("waiting").GetInt64().ShouldBe(0);
        return [.. found.GetProperty("items").EnumerateArray().Select(hit => $"{hit.GetProperty("kind").GetString()} {hit.GetProperty("id").GetString()}")];
    }

    private async Task RedactAsync(string of, string field)
    {
        var (_, refusal) = await new Redactor(served.Store.Session.Database, served.Store.Session.Clock).RedactAsync(new Redact(RedactionTarget.Parse(of), field, "asked to"), "test", TestContext.Current.CancellationToken);
        refusal.ShouldBeNull();
    }
}

using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Pages;

public sealed class when_an_answer_is_read(ServedFacts facts) : IClassFixture<ServedFacts>
{
    private const string Asked = "/?organization=openai&post=ceo&on=2023-11-18";

    [Theory]
    [InlineData(
        "en", "Mira Murati, interim, possibly until 19 November 2023, was Chief executive officer of OpenAI on 18 November 2023.",
        "possible")]
    [InlineData(
        "id", "Mira Murati, sementara, mungkin sampai 19 November 2023, adalah Chief executive officer OpenAI pada 18 November 2023.",
        "mungkin")]
    public async Task it_is_a_sentence_in_the_readers_language(string language, string sentence, string badge)
    {
        var (_, html, _) = await facts.Client.ReadAsync(Asked, language);
        html.First("h1").ShouldBe(sentence);
        html.ShouldContain($"<span class=\"badge doubt\">{badge}</span>");
        html.ShouldContain($"<html lang=\"{language}\">");
    }

    [Fact]
    public async Task it_has_the_words_in_their_own_language_and_leads_on()
    {
        var (_, html, _) = await facts.Client.ReadAsync(Asked);
        html.ShouldContain("<blockquote lang=\"id\"><bdi>namun dirinya diturunkan jabatannya pada akhir pekan</bdi>");
        string[] links =
        [
            "/claims/murati-demoted-over-weekend", "/source?id=article-2023-11-20&amp;claim=murati-demoted-over-weekend#at",
            "/?organization=openai&amp;post=ceo&amp;on=2023-11-17", "/?organization=openai&amp;post=ceo&amp;on=2023-11-19",
            "/board?organization=openai&amp;on=2023-11-18", "/timeline?post=ceo&amp;organization=openai&amp;on=2023-11-18",
            "/api/holders?organization=openai&amp;post=ceo&amp;on=2023-11-18", "/person?id=mira-murati",
            "/api/trail?organization=openai&amp;post=ceo&amp;on=2023-11-18&amp;format=html",
        ];
        foreach (var link in links)
            html.ShouldContain($"href=\"{link}\"");
    }

    [Fact]
    public async Task it_tells_who_left_that_day()
    {
        var (_, html, _) = await facts.Client.ReadAsync("/?organization=openai&post=ceo&on=2023-11-17");
        html.ShouldContain("Changes that day");
        html.ShouldContain("<bdi>Sam Altman</bdi></a>: left");
    }

    [Theory]
    [InlineData("/?organization=openai&post=nothing", HttpStatusCode.NotFound, "unknown-post")]
    [InlineData("/?organization=openai&post=ceo&on=yesterday", HttpStatusCode.BadRequest, "invalid-date")]
    [InlineData("/?organization=openai&post=ceo&known=2023-02-30", HttpStatusCode.BadRequest, "invalid-date")]
    [InlineData("/board?organization=nobody", HttpStatusCode.NotFound, "unknown-organization")]
    [InlineData("/board?organization=openai&on=yesterday", HttpStatusCode.BadRequest, "invalid-date")]
    [InlineData("/person?id=nobody", HttpStatusCode.NotFound, "unknown-person")]
    public async Task a_refusal_has_its_status_and_code(string path, HttpStatusCode status, string code)
    {
        var (answered, html, _) = await facts.Client.ReadAsync(path);
        answered.ShouldBe(status);
        html.ShouldContain($"<code>{code}</code>");
    }

    [Fact]
    public async Task what_programs_read_is_the_same_in_every_language()
    {
        const string Trail = "/api/trail?organization=openai&post=ceo&on=2023-11-18&known=2023-11-21";
        foreach (var language in (string[])["en", "id"])
        {
            // How far the ledger is may differ from one moment to the next.
            var (_, json, _) = await facts.Client.ReadAsync(Trail, language);
            json.ShouldContain("\"sentence\":\"Mira Murati, interim, possibly until 19 November 2023, was Chief executive officer");
            json.ShouldNotContain("mungkin sampai");
        }
    }

    [Fact]
    public async Task text_of_others_is_only_shown()
    {
        const string Hostile = "<script>alert(1)</script><svg onload=alert(1)>\u202Edrawkcab\"'";
        (await facts.PostLinesAsync([.. ((object[])[
            new { type = "organization", id = "evil", name = Hostile },
            new { type = "post", organization = "evil", id = "ceo", name = Hostile, seats = 1 },
            new { type = "person", id = "evil-one", name = Hostile },
            new { type = "source", id = "evil-source", title = Hostile, text = Hostile },
            Claim("appointment", new { person = "evil-one", post = "ceo", when = "2020" }),
            Claim("threat", new { by = Hostile, action = Hostile, signatories = new[] { "evil-one" } }),
        ]).Select(line => JsonSerializer.Serialize(line))])).EnsureSuccessStatusCode();

        string[] paths =
        [
            "/?organization=evil&post=ceo", "/board?organization=evil", "/person?id=evil-one", "/?q=evil",
            "/?q=" + UrlEncoder.Default.Encode(Hostile),
        ];
        foreach (var path in paths)
        {
            var (status, html, _) = await facts.Client.ReadAsync(path);
            status.ShouldBe(HttpStatusCode.OK, path);
            html.ShouldNotContain("<script>alert", Case.Insensitive, path);
            html.ShouldNotContain("<svg onload", Case.Insensitive, path);
            html.ShouldNotContain("\u202E", Case.Sensitive, path);
            html.ShouldContain("&lt;script&gt;alert(1)", Case.Sensitive, path);
        }

        static Dictionary<string, object?> Claim(string kind, object fields) => JsonSerializer.SerializeToElement(fields).EnumerateObject()
            .ToDictionary(field => field.Name, object? (field) => field.Value)
            .Concat(new Dictionary<string, object?>
            {
                ["type"] = "claim",
                ["id"] = $"evil-{kind}",
                ["kind"] = kind,
                ["source"] = "evil-source",
                ["organization"] = "evil",
                ["quote"] = Hostile,
            }).ToDictionary();
    }
}

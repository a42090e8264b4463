using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Facts.Pages.Timeline;
using Facts.Tests.Support;

namespace Facts.Tests.Pages;

public sealed partial class when_the_timeline_is_read(ServedFacts served) : IClassFixture<ServedFacts>
{
    private const string Hostile = "<script>alert(1)</script><svg onload=\"alert(2)\"> \u202Edrawkcab \"'>&lt;";

    [Fact]
    public async Task without_an_organization_there_is_a_choice()
    {
        var (status, page) = await ReadAsync("/timeline?known=2023-11-21");
        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("href=\"/timeline?organization=openai&amp;known=2023-11-21\"");
        page.ShouldNotContain("<svg");
    }

    [Fact]
    public async Task a_tenure_is_a_bar_that_leads_to_the_answer_and_a_row_in_words()
    {
        var (status, page) = await ReadAsync("/timeline?organization=openai&known=2023-11-21");
        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain(
            "href=\"/?organization=openai&amp;post=ceo&amp;on=2023-11-17&amp;known=2023-11-21\"><title>Mira Murati: 17 November 2023");
        page.ShouldContain("between 18 and 19 November 2023; interim; certain; Claims: ");
        page.ShouldContain("<td><bdi>Mira Murati</bdi></td>");
        page.ShouldContain("href=\"/claims/murati-demoted-over-weekend\"><bdi>murati-demoted-over-weekend</bdi></a>");
    }

    [Fact]
    public async Task what_is_possible_is_drawn_otherwise_than_what_is_certain()
    {
        var (_, page) = await ReadAsync("/timeline?organization=openai&post=ceo&from=2023-11-17&to=2023-11-20");
        // Four days on 926 units: certain on the 17th, possible on the 18th.
        var murati = Bar(page, "Mira Murati");
        murati.ShouldContain("<rect class=\"sure\" x=\"10\"");
        murati.ShouldContain("<rect class=\"fall\" x=\"241.5\" y=\"66\" width=\"230\"");
        Bar(page, "Emmett Shear").ShouldContain("<rect class=\"sure\" x=\"704.5\"");
        // Altman left on the 17th, and came back after these days.
        page.ShouldNotContain("<title>Sam Altman");
    }

    [Fact]
    public async Task who_follows_on_the_same_day_stands_in_the_same_row()
    {
        var (_, page) = await ReadAsync("/timeline?organization=openai&post=ceo");
        Y(Bar(page, "Emmett Shear")).ShouldBe(Y(Bar(page, "Sam Altman: 22 November")));
    }

    [Fact]
    public async Task an_open_end_has_an_arrow_and_an_end_past_the_border_has_none()
    {
        var (_, page) = await ReadAsync("/timeline?organization=openai&post=ceo");
        Bar(page, "Sam Altman: 22 November").ShouldContain("class=\"arrow\"");
        Bar(page, "Emmett Shear").ShouldNotContain("class=\"arrow\"");
        var (_, cut) = await ReadAsync("/timeline?organization=openai&post=ceo&to=2023-11-20");
        Bar(cut, "Emmett Shear").ShouldNotContain("class=\"arrow\"");
    }

    [Fact]
    public async Task it_shows_what_was_known_at_the_time()
    {
        var (_, before) = await ReadAsync("/timeline?organization=openai&post=ceo&known=2023-11-21");
        var (_, after) = await ReadAsync("/timeline?organization=openai&post=ceo");
        before.ShouldNotContain("Sam Altman: 22 November");
        after.ShouldContain("Sam Altman: 22 November");
    }

    [Fact]
    public async Task threats_and_plans_have_a_lane_of_their_own()
    {
        var (_, page) = await ReadAsync("/timeline?organization=openai");
        page.ShouldContain("class=\"threat\"");
        page.ShouldContain("class=\"plan\"");
        page.ShouldContain("outstanding");
    }

    [Fact]
    public async Task a_name_is_found_whatever_its_case_and_every_lane_stays()
    {
        var (_, page) = await ReadAsync("/timeline?organization=openai&q=mURATI");
        page.ShouldContain("<title>Mira Murati");
        page.ShouldNotContain("<title>Sam Altman");
        page.ShouldContain("Board of directors");
    }

    [Fact]
    public async Task zooming_keeps_all_else()
    {
        var (_, page) = await ReadAsync(
            "/timeline?organization=openai&post=ceo&from=2023-11-16&to=2023-11-19&on=2023-11-18&known=2023-11-21&q=a");
        const string Rest = "/timeline?organization=openai&amp;post=ceo&amp;on=2023-11-18&amp;known=2023-11-21&amp;";
        page.ShouldContain($"href=\"{Rest}from=2023-11-17&amp;to=2023-11-18&amp;q=a\"");
        page.ShouldContain($"href=\"{Rest}from=2023-11-14&amp;to=2023-11-21&amp;q=a\"");
        page.ShouldContain($"href=\"{Rest}q=a\"");
    }

    [Fact]
    public async Task it_is_in_the_readers_language()
    {
        var (_, page) = await ReadAsync("/timeline?organization=openai", "id");
        page.ShouldContain("OpenAI: garis waktu");
        page.ShouldContain("Hal yang sama dalam kata-kata");
        page.ShouldNotContain("Zoom in");
    }

    [Theory]
    [InlineData("organization=nobody", HttpStatusCode.NotFound, "unknown-organization")]
    [InlineData("organization=openai&post=nothing", HttpStatusCode.NotFound, "unknown-post")]
    [InlineData("organization=openai&on=yesterday", HttpStatusCode.BadRequest, "invalid-date")]
    [InlineData("organization=openai&from=2023", HttpStatusCode.BadRequest, "invalid-date")]
    [InlineData("organization=openai&from=2023-11-20&to=2023-11-19", HttpStatusCode.BadRequest, "ends-before-it-starts")]
    public async Task what_cant_be_shown_is_refused(string query, HttpStatusCode expected, string code)
    {
        var (status, page) = await ReadAsync($"/timeline?{query}");
        status.ShouldBe(expected);
        page.ShouldContain($"<code>{code}</code>");
    }

    [Theory]
    [InlineData("from=0001-01-01&to=9999-12-31")]
    [InlineData("from=9999-12-31")]
    [InlineData("to=0001-01-01")]
    [InlineData("from=2023-11-18&to=2023-11-18&on=0001-01-01")]
    public async Task any_days_can_be_shown(string query)
    {
        var (status, _) = await ReadAsync($"/timeline?organization=openai&{query}");
        status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task text_of_others_is_text()
    {
        await ImportAsync(
            new { type = "source", id = "hostile", title = Hostile, publishedAt = "2020-01-01" },
            new { type = "organization", id = "hostile-org", name = Hostile },
            new { type = "person", id = "hostile-person", name = Hostile },
            new { type = "post", organization = "hostile-org", id = "\"><b>", name = Hostile },
            Tenure("hostile-tenure", "hostile", "\"><b>", "hostile-person", "2019-01-01", ".."),
            Claim("hostile-threat", "threat", "hostile", new { action = Hostile }));

        var (_, page) = await ReadAsync("/timeline?organization=hostile-org&q=%3Cscript%3E");

        page.ShouldContain("hostile-tenure");
        page.ShouldContain("hostile-threat");
        page.ShouldNotContain("<script>");
        page.ShouldNotContain("<svg onload");
        page.ShouldNotContain("<b>");
        page.ShouldNotContain("\u202E");
        // In a picture there is nothing that keeps the order of one text from others: what steers it is left out.
        Bar(page, "&lt;script&gt;").ShouldNotContain("202E");
    }

    [Fact]
    public async Task a_denied_claim_has_stripes()
    {
        await ImportAsync(
            new { type = "source", id = "denied", title = "Denied", publishedAt = "2020-01-01" },
            Tenure("denied-tenure", "denied", "head", "ann", "2019-01-01", "2020-01-01"),
            Claim("denial", "denial", "denied", new { denies = "denied-tenure", by = "ann" }),
            Tenure("undenied-tenure", "denied", "head", "bob", "2020-01-01", "2021-01-01"));
        var (_, page) = await ReadAsync("/timeline?organization=denied-org");
        Bar(page, "ann").ShouldContain("class=\"disputed\"");
        Bar(page, "bob").ShouldNotContain("class=\"disputed\"");
    }

    [Slow]
    [Fact]
    public async Task of_five_thousand_some_are_drawn_and_the_others_counted()
    {
        await ImportAsync(
        [
            new { type = "source", id = "crowd", title = "Crowd" },
            .. Enumerable.Range(0, 5_000).Select(i => Tenure(
                $"crowd-{i}", "crowd", $"post-{i % 4}", $"crowd-person-{i}", $"{1900 + (i % 97)}-01-01", $"{1902 + (i % 97)}-01-01")),
        ]);
        var (_, page) = await ReadAsync("/timeline?organization=crowd-org");
        var drawn = page.Split("class=\"bar\"").Length - 1;
        drawn.ShouldBeInRange(1, LaneLayout.MostBars);
        More().Matches(page[..page.IndexOf("</svg>", StringComparison.Ordinal)])
            .Sum(match => int.Parse(match.Groups[1].Value.Replace(",", ""), CultureInfo.InvariantCulture)).ShouldBe(5_000 - drawn);
        (await ReadAsync("/timeline?organization=crowd-org&q=crowd-person-4999")).Page.ShouldContain("<title>crowd-person-4999");
    }

    /// <summary>About the organization and in the source that are named alike.</summary>
    private static JsonObject Claim(string id, string kind, string about, object fields)
    {
        var line = JsonSerializer.SerializeToNode(fields)!.AsObject();
        (line["type"], line["id"], line["kind"]) = ("claim", id, kind);
        (line["source"], line["organization"]) = (about, $"{about}-org");
        return line;
    }

    private static JsonObject Tenure(string id, string about, string post, string person, string from, string to) =>
        Claim(id, "tenure", about, new { post, person, from, to });

    private static string Bar(string page, string person)
    {
        var title = page.IndexOf($"<title>{person}", StringComparison.Ordinal);
        title.ShouldBeGreaterThan(0);
        return page[title..page.IndexOf("</a>", title, StringComparison.Ordinal)];
    }

    private static string Y(string bar) => Upper().Match(bar).Groups[1].Value;

    private async Task ImportAsync(params object[] lines)
    {
        using var response = await served.PostLinesAsync([.. lines.Select(line => JsonSerializer.Serialize(line))]);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"rejected\":[]");
    }

    private async Task<(HttpStatusCode Status, string Page)> ReadAsync(string path, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Language", language);
        using var response = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("and ([0-9,]+) more")]
    private static partial Regex More();

    [GeneratedRegex(" y=\"([0-9.]+)\"")]
    private static partial Regex Upper();
}

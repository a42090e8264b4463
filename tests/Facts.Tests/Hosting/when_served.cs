using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Facts.Domain;
using Facts.Tests.Support;

namespace Facts.Tests.Hosting;

public sealed class when_served(ServedFacts served) : IClassFixture<ServedFacts>
{
    [Fact]
    public async Task it_answers_with_the_fields_of_the_contract()
    {
        var answer = await served.GetAsync("/api/holders?organization=openai&post=ceo&on=2023-11-18&known=2023-11-21");
        answer.GetProperty("organization").GetProperty("name").GetString().ShouldBe("OpenAI");
        answer.GetProperty("post").GetProperty("seats").GetInt32().ShouldBe(1);
        answer.GetProperty("on").GetString().ShouldBe("2023-11-18");
        answer.GetProperty("knownAt").GetString().ShouldBe("2023-11-21T23:59:59.999999Z");
        answer.GetProperty("rule").GetString().ShouldBe("editorial-2");
        answer.GetProperty("status").GetString().ShouldBe("held");
        var holder = answer.GetProperty("holders")[0];
        holder.GetProperty("person").GetProperty("id").GetString().ShouldBe("mira-murati");
        holder.GetProperty("capacity").GetString().ShouldBe("interim");
        holder.GetProperty("certainty").GetString().ShouldBe("possible");
        holder.GetProperty("disputed").GetBoolean().ShouldBeFalse();
        holder.GetProperty("from").GetString().ShouldBe("2023-11-17");
        holder.GetProperty("to").GetString().ShouldBe("[2023-11-18..2023-11-19]");
        var ground = holder.GetProperty("because")[0];
        ground.GetProperty("does").GetString().ShouldBe("starts");
        ground.GetProperty("quote").GetString().ShouldNotBeNullOrEmpty();
        answer.GetProperty("changesThatDay").GetArrayLength().ShouldBe(0);
        answer.GetProperty("setAside").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task it_prints_the_same_body_as_the_command_line_does_with_json()
    {
        var body = await served.Client.GetStringAsync("/api/holders?organization=openai&post=ceo&on=2023-11-18&known=2023-11-21", TestContext.Current.CancellationToken);
        body.ShouldBe(FactsJson.Write(await served.Store.AskAsync("openai", "ceo", "2023-11-18", "2023-11-21")));
    }

    [Fact]
    public async Task it_shows_seats_and_threats_in_the_state()
    {
        var state = await served.GetAsync("/api/state?organization=openai&on=2023-11-20");
        var board = state.GetProperty("posts").EnumerateArray().Single(post => post.GetProperty("post").GetProperty("id").GetString() == "board");
        board.GetProperty("seats").GetProperty("declared").GetInt32().ShouldBe(4);
        board.GetProperty("seats").GetProperty("known").GetInt32().ShouldBe(1);
        state.GetProperty("threats").EnumerateArray().Select(threat => threat.GetProperty("id").GetString()).ShouldContain("threat-of-the-letter");
    }

    [Fact]
    public async Task it_shows_timelines_people_claims_and_sources()
    {
        (await served.GetAsync("/api/timeline?organization=openai&post=ceo")).GetProperty("posts")[0].GetProperty("tenures").GetArrayLength().ShouldBe(4);
        (await served.GetAsync("/api/people?id=sam-altman")).GetProperty("tenures").GetArrayLength().ShouldBe(2);
        var claim = await served.GetAsync("/api/claims/altman-fired-on-friday");
        claim.GetProperty("history")[0].GetProperty("type").GetString().ShouldBe("dismissal-claimed");
        claim.GetProperty("supports").GetArrayLength().ShouldBe(1);
        claim.GetProperty("selectors")[1].GetProperty("type").GetString().ShouldBe("TextPositionSelector");
        (await served.GetAsync("/api/sources?id=article-2023-11-20")).GetProperty("claims").GetArrayLength().ShouldBe(120);
    }

    [Theory]
    [InlineData("/api/holders?organization=nobody&post=ceo", HttpStatusCode.NotFound, "unknown-organization")]
    [InlineData("/api/holders?organization=openai&post=cfo", HttpStatusCode.NotFound, "unknown-post")]
    [InlineData("/api/holders?organization=openai&post=ceo&on=2023-02-30", HttpStatusCode.BadRequest, "invalid-date")]
    [InlineData("/api/holders?organization=openai", HttpStatusCode.BadRequest, "missing-field")]
    [InlineData("/api/people?id=nobody", HttpStatusCode.NotFound, "unknown-person")]
    [InlineData("/api/claims/none", HttpStatusCode.NotFound, "unknown-claim")]
    [InlineData("/api/sources?id=none", HttpStatusCode.NotFound, "unknown-source")]
    public async Task it_refuses_with_a_problem_and_its_code(string path, HttpStatusCode status, string code)
    {
        var response = await served.Client.GetAsync(path, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task it_imports_a_streamed_body_and_reports_refused_lines_by_number()
    {
        var response = await served.PostLinesAsync(
            """{"type":"source","id":"web-1","title":"t"}""",
            "nonsense",
            """{"type":"claim","id":"web-c1","kind":"appointment","source":"web-1","organization":"acme","post":"ceo","person":"ann","when":"2024-01-01"}""");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var report = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        report.GetProperty("sources").GetInt32().ShouldBe(1);
        report.GetProperty("claims").GetInt32().ShouldBe(1);
        report.GetProperty("rejected")[0].GetProperty("line").GetInt32().ShouldBe(2);
        report.GetProperty("rejected")[0].GetProperty("code").GetString().ShouldBe("invalid-json");
        (await served.GetAsync("/api/holders?organization=acme&post=ceo&on=2024-06-01")).GetProperty("status").GetString().ShouldBe("held");
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task it_tells_that_it_is_well(string path) =>
        (await served.Client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
}

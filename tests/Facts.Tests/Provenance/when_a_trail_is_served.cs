using System.Net;
using Facts.Domain;
using Facts.Reports;
using Facts.Tests.Support;

namespace Facts.Tests.Provenance;

public sealed class when_a_trail_is_served(ReadFacts served) : IClassFixture<ReadFacts>
{
    private const string Path = "/api/trail?organization=openai&post=ceo&on=2023-11-18&known=2023-11-21";

    [Fact]
    public async Task it_is_the_body_that_the_verb_prints_with_json() =>
        (await served.Client.GetStringAsync(Path, TestContext.Current.CancellationToken))
            .ShouldBe(FactsJson.Write(await served.Store.TrailAsync("openai", "ceo", "2023-11-18", "2023-11-21")));

    [Theory]
    [InlineData("", null, false)]
    [InlineData("", "*/*", false)]
    [InlineData("", "application/json", false)]
    [InlineData("", "text/html;q=0.5, application/json", false)]
    [InlineData("", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true)]
    [InlineData("&format=html", "application/json", true)]
    [InlineData("&format=json", "text/html", false)]
    public async Task it_is_a_report_for_those_who_want_one(string format, string? accept, bool isReport)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path + format);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe(isReport ? "text/html; charset=utf-8" : "application/json; charset=utf-8");
        response.Headers.Vary.ShouldBe(["Accept"]);
        if (isReport)
        {
            response.Headers.GetValues("Content-Security-Policy").ShouldBe([TrailStyle.Policy]);
            (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
                .ShouldBe(TrailHtml.Of(
                    await served.Store.TrailAsync("openai", "ceo", "2023-11-18", "2023-11-21"), TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("/api/trail?organization=openai&post=cfo", HttpStatusCode.NotFound, "unknown-post")]
    [InlineData("/api/trail?organization=openai", HttpStatusCode.BadRequest, "missing-field")]
    [InlineData("/api/trail?organization=openai&post=ceo&on=2023-02-30", HttpStatusCode.BadRequest, "invalid-date")]
    [InlineData("/api/trail?organization=openai&post=ceo&format=pdf", HttpStatusCode.BadRequest, "invalid-value")]
    public async Task it_refuses_with_a_problem_and_its_code(string path, HttpStatusCode status, string code)
    {
        using var response = await served.Client.GetAsync(path, TestContext.Current.CancellationToken);
        await Http.IsProblemAsync(response, status, code);
    }
}

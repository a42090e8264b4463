using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Facts.Tests.Support;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Hosting;

public sealed class when_something_is_wrong_with_a_request(ServedFacts served) : IClassFixture<ServedFacts>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/nothing/at/all", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/tile/nonsense", HttpStatusCode.NotFound, "not-found")]
    [InlineData("DELETE", "/api/holders", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("PUT", "/api/claims/x", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("GET", "/api/holders", HttpStatusCode.BadRequest, "missing-field")]
    [InlineData("GET", "/api/audit/consistency?from=x&to=y", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("GET", "/api/export/none", HttpStatusCode.NotFound, "unknown-format")]
    [InlineData("GET", "/api/holders?organisation=openai&organization=openai&post=ceo", HttpStatusCode.BadRequest, "unknown-parameter")]
    [InlineData("GET", "/api/export/tenures-csv?organisation=openai", HttpStatusCode.BadRequest, "unknown-parameter")]
    [InlineData("GET", "/api/claims/murati-appointed-ceo?known=2023-11-20", HttpStatusCode.BadRequest, "unknown-parameter")]
    [InlineData("POST", "/api/claims?dryrunn=true", HttpStatusCode.BadRequest, "unknown-parameter")]
    public async Task it_is_told_as_a_problem_with_a_code(string method, string path, HttpStatusCode status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await served.Client.SendAsync(request, Stop);
        if (status == HttpStatusCode.MethodNotAllowed)
            response.Content.Headers.Allow.ShouldNotBeEmpty();
        await IsProblemAsync(response, status, code);
    }

    [Theory]
    [InlineData("/api/claims", "text/plain")]
    [InlineData("/api/claims", "application/x-www-form-urlencoded")]
    [InlineData("/api/claims", null)]
    [InlineData("/api/claims/x/retractions", "multipart/form-data")]
    [InlineData("/api/identities", "nonsense")]
    [InlineData("/api/import", "text/plain")]
    [InlineData("/api/import", "application/json")]
    public async Task a_body_of_another_type_is_not_taken(string path, string? type)
    {
        using var content = new ByteArrayContent("{}"u8.ToArray());
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        await IsProblemAsync(await served.Client.SendAsync(request, Stop), HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    /// <summary>The larger one fits into no buffer on the way: whoever sends it hears the answer only if all of it is taken from the wire.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(32)]
    public async Task a_body_that_is_too_large_is_refused_and_who_sends_it_hears_so(int mebibytes)
    {
        using var content = new StringContent("{" + new string(' ', mebibytes * 1024 * 1024) + "}", Encoding.UTF8, "application/json");
        await IsProblemAsync(await served.Client.PostAsync("/api/claims", content, Stop), HttpStatusCode.RequestEntityTooLarge, "too-long");
    }

    [Fact]
    public async Task an_import_is_as_large_as_it_likes()
    {
        var lines = string.Concat(Enumerable.Repeat("nonsense" + new string('x', 100_000) + "\n", 30));
        using var import = await served.PostLinesAsync(lines);
        import.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("abc-123.X_y", true)]
    [InlineData("with space", false)]
    [InlineData("<script>", false)]
    public async Task every_response_has_a_request_id_and_a_problem_has_it_too(string sent, bool kept)
    {
        foreach (var path in (string[])["/api/state?organization=openai", "/api/nothing", "/", "/health/live"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("X-Request-Id", sent);
            using var response = await served.Client.SendAsync(request, Stop);
            var id = response.Headers.GetValues("X-Request-Id").ShouldHaveSingleItem();
            (id == sent).ShouldBe(kept);
            id.ShouldMatch("^[A-Za-z0-9._-]{1,64}$");
            if (path == "/api/nothing")
                (await BodyAsync(response)).GetProperty("requestId").GetString().ShouldBe(id);
        }
    }

    [Theory]
    [InlineData("/api/state?organization=openai")]
    [InlineData("/api/nothing")]
    [InlineData("/")]
    [InlineData("/checkpoint")]
    public async Task browsers_are_told_to_be_careful(string path)
    {
        using var response = await served.Client.GetAsync(path, Stop);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("frame-ancestors 'none'");
        response.Headers.Contains("Referrer-Policy").ShouldBeTrue();
        response.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task a_name_that_was_made_to_lead_here_leads_nowhere()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/state?organization=openai") { Headers = { Host = "evil.example" } };
        await IsProblemAsync(await served.Client.SendAsync(request, Stop), HttpStatusCode.Forbidden, "loopback-only");
    }
}

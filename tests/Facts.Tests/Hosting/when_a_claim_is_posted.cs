using System.Net;
using Facts.Tests.Support;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Hosting;

public sealed class when_a_claim_is_posted(ServedFacts served) : IClassFixture<ServedFacts>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task it_is_recorded_and_found_where_the_answer_says()
    {
        var response = await PostAsync("""{"id":"posted-1","kind":"appointment","source":"article-2023-11-20","organization":"posted","post":"ceo","person":"ann","when":"2024-01-01"}""");
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.Location!.ToString().ShouldBe("/api/claims/posted-1");
        var body = await BodyAsync(response);
        body.GetProperty("claim").GetString().ShouldBe("posted-1");
        body.GetProperty("impact")[0].GetProperty("after")[0].GetProperty("person").GetProperty("id").GetString().ShouldBe("ann");
        (await served.Client.ETagAsync("/api/claims/posted-1")).ShouldBe(response.Headers.ETag!.Tag);
        (await served.GetAsync("/api/holders?organization=posted&post=ceo&on=2024-06-01")).GetProperty("status").GetString().ShouldBe("held");
    }

    [Fact]
    public async Task it_needs_no_id_and_is_the_same_claim_when_it_says_the_same()
    {
        const string claim = """{"kind":"appointment","source":"article-2023-11-20","organization":"posted","post":"cfo","person":"bea","when":"2024-01-01"}""";
        const string same = """{ "person":"bea", "post":"cfo", "type":"claim", "kind":"appointment","source":"article-2023-11-20","organization":"posted","when":"2024-01-01"}""";
        var first = await PostAsync(claim);
        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        var again = await PostAsync(same);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.Headers.Location.ShouldBe(first.Headers.Location);
        (await BodyAsync(again)).GetProperty("unchanged").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task a_dry_run_records_nothing()
    {
        var response = await PostAsync("""{"id":"posted-3","kind":"appointment","source":"article-2023-11-20","organization":"posted","post":"cto","person":"ann","when":"2024-01-01"}""", "?dryRun=true");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await BodyAsync(response)).GetProperty("impact").GetArrayLength().ShouldBe(1);
        (await served.Client.GetAsync("/api/claims/posted-3", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("", "invalid-json", HttpStatusCode.BadRequest)]
    [InlineData("[1]", "invalid-json", HttpStatusCode.BadRequest)]
    [InlineData("{}", "missing-field", HttpStatusCode.BadRequest)]
    [InlineData("""{"id":"a","id":"b"}""", "invalid-json", HttpStatusCode.BadRequest)]
    [InlineData("""{"organization":"\ud800"}""", "invalid-json", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"person","id":"x"}""", "unknown-type", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":7}""", "unknown-type", HttpStatusCode.BadRequest)]
    [InlineData("""{"kind":"appointment","recordedAt":"2023-01-01T00:00:00Z"}""", "unknown-field", HttpStatusCode.BadRequest)]
    [InlineData("""{"id":"p","kind":"appointment","source":"no-such","organization":"posted","post":"x","person":"y","when":"2024"}""", "unknown-source", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"id":"murati-appointed-ceo","kind":"appointment","source":"article-2023-11-20","organization":"openai","post":"x","person":"y","when":"2024"}""", "id-conflict", HttpStatusCode.Conflict)]
    [InlineData("""{"id":"q","kind":"appointment","source":"article-2023-11-20","organization":"posted","post":"x","person":"y","when":"2024","quote":"never said"}""", "quote-not-found", HttpStatusCode.BadRequest)]
    public async Task it_is_refused_with_its_code(string body, string code, HttpStatusCode status) => await IsProblemAsync(await PostAsync(body), status, code);

    private Task<HttpResponseMessage> PostAsync(string body, string query = "") => served.Client.PostJsonAsync("/api/claims" + query, body, null);
}

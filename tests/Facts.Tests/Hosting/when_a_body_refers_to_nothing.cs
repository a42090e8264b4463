using System.Net;
using Facts.Tests.Support;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Hosting;

/// <summary>
/// What a body refers to and is not there is 422; what an address names and is not there is 404. Every endpoint that writes is here, or it
/// is said why not.
/// </summary>
public sealed class when_a_body_refers_to_nothing(ServedFacts served) : IClassFixture<ServedFacts>
{
    private const string There = "/api/claims/murati-appointed-ceo", Away = "/api/claims/no-such-claim";

    /// <summary>Nothing in their bodies is looked up, or each line of it is answered for itself.</summary>
    private static readonly string[] Others =
    [
        "/api/import", "/api/webhooks/{id}/rotate", "/api/webhooks/{id}/deliveries/{delivery}/replay",
        "/api/proposals/{id}/approval", "/api/proposals/{id}/rejection", "/api/proposals/{id}/withdrawal",
    ];

    public static TheoryData<string, string, string, string> RequestBodies => new()
    {
        { "/api/claims", "/api/claims", """{"id":"c","kind":"appointment","source":"none","organization":"openai","post":"x","person":"y","when":"2024"}""", "unknown-source" },
        { "/api/claims", "/api/claims", """{"id":"d","kind":"denial","source":"article-2023-11-20","organization":"openai","denies":"none","by":"x"}""", "unknown-claim" },
        { "/api/claims/{id}/corrections", There + "/corrections", """{"set":{"source":"none"},"reason":"x"}""", "unknown-source" },
        { "/api/claims/{id}/corrections", There + "/corrections", """{"set":{"note":"y"},"reason":"x","source":"none"}""", "unknown-source" },
        { "/api/claims/{id}/corrections", "/api/claims/shear-denied/corrections", """{"set":{"denies":"none"},"reason":"x"}""", "unknown-claim" },
        { "/api/claims/{id}/retractions", There + "/retractions", """{"reason":"x","source":"none"}""", "unknown-source" },
        { "/api/claims/{id}/rulings", There + "/rulings", """{"rank":"preferred","reason":"x","source":"none"}""", "unknown-source" },
        { "/api/identities", "/api/identities", """{"person":"nobody","sameAs":"sam-altman","reason":"x"}""", "unknown-person" },
        { "/api/identities", "/api/identities", """{"person":"sam-altman","sameAs":"nobody","reason":"x"}""", "unknown-person" },
        { "/api/proposals", "/api/proposals", """{"ruling":{"claim":"none","rank":"preferred","reason":"x"}}""", "unknown-claim" },
        { "/api/proposals", "/api/proposals", """{"ruling":{"claim":"murati-appointed-ceo","rank":"preferred","reason":"x","source":"none"}}""", "unknown-source" },
        { "/api/proposals", "/api/proposals", """{"redaction":{"target":"none","field":"quote","reason":"x"}}""", "unknown-event" },
        { "/api/webhooks", "/api/webhooks", """{"url":"https://example.org/","organization":"none"}""", "unknown-organization" },
    };

    [Theory]
    [MemberData(nameof(RequestBodies))]
    public async Task it_is_unprocessable(string endpoint, string path, string body, string code)
    {
        endpoint.ShouldNotBeOneOf(Others);
        if (path.Contains("shear-denied", StringComparison.Ordinal))
            await DenyAsync();
        using var response = await served.Client.PostJsonAsync(path, body, "*");
        await IsProblemAsync(response, HttpStatusCode.UnprocessableEntity, code);
    }

    [Theory]
    [InlineData(Away + "/corrections", """{"set":{"source":"none"},"reason":"x"}""", "unknown-claim")]
    [InlineData(Away + "/corrections", """{"set":{"denies":"no-such-claim"},"reason":"x"}""", "unknown-claim")]
    [InlineData(Away + "/retractions", """{"reason":"x","source":"none"}""", "unknown-claim")]
    [InlineData(Away + "/rulings", """{"rank":"preferred","reason":"x","source":"none"}""", "unknown-claim")]
    [InlineData("/api/proposals/none/approval", "{}", "unknown-proposal")]
    [InlineData("/api/proposals/none/rejection", """{"reason":"x"}""", "unknown-proposal")]
    [InlineData("/api/proposals/none/withdrawal", "{}", "unknown-proposal")]
    [InlineData("/api/webhooks/none/rotate", "{}", "unknown-webhook")]
    [InlineData("/api/webhooks/none/deliveries/none/replay", "{}", "unknown-webhook")]
    public async Task an_address_that_leads_to_nothing_is_not_found(string path, string body, string code)
    {
        using var response = await served.Client.PostJsonAsync(path, body, "*");
        await IsProblemAsync(response, HttpStatusCode.NotFound, code);
    }

    [Fact]
    public async Task every_endpoint_that_writes_is_here()
    {
        var paths = (await served.GetAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject()
            .Where(path => path.Value.TryGetProperty("post", out _) && path.Name.StartsWith("/api/", StringComparison.Ordinal));
        var tried = RequestBodies.Select(row => row.Data.Item1).Concat(Others).Distinct();
        paths.Select(path => path.Name).ShouldBe(tried, ignoreOrder: true);
    }

    private async Task DenyAsync() => (await served.Store.ImportAsync(
        """{"type":"claim","id":"shear-denied","kind":"denial","source":"article-2023-11-20","organization":"openai","denies":"murati-appointed-ceo","by":"emmett-shear"}"""))
        .Rejected.ShouldBeEmpty();
}

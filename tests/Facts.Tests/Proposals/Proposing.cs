using System.Net;
using System.Text.Json;
using Facts.Tests.Access;
using Facts.Tests.Support;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Proposals;

/// <summary>Claims to be ruled on, and what tests do with proposals.</summary>
internal static class Proposing
{
    public static string Line(string claim, string organization = "acme") =>
        $$"""{"type":"claim","id":"{{claim}}","kind":"appointment","source":"acme-1","organization":"{{organization}}","post":"{{claim}}","person":"ann","when":"2024-01-01"}""";

    public static string Ruling(string claim, string rank = "deprecated", string reason = "test") =>
        $$$"""{"ruling":{"claim":"{{{claim}}}","rank":"{{{rank}}}","reason":"{{{reason}}}"}}""";

    public static string Redaction(string target, string field, string reason = "she asked") =>
        $$$"""{"redaction":{"target":"{{{target}}}","field":"{{{field}}}","reason":"{{{reason}}}"}}""";

    /// <summary>A claim that no other test acts upon, the only one about its post.</summary>
    public static async Task<string> ClaimAsync(this GuardedFacts facts, string claim, string organization = "acme")
    {
        (await facts.Store.ImportAsync(Line(claim, organization))).Rejected.ShouldBeEmpty();
        return claim;
    }

    public static async Task<string> ProposeAsync(this HttpClient client, string body)
    {
        using var response = await client.PostJsonAsync("/api/proposals", body, null);
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await BodyAsync(response)).GetProperty("id").GetString()!;
    }

    public static Task<HttpResponseMessage> DecideAsync(this HttpClient client, string id, string what, string body = "{}", string? seen = null) =>
        client.PostJsonAsync($"/api/proposals/{id}/{what}", body, seen);

    public static async Task<JsonElement> ReadAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await BodyAsync(response);
    }

    public static async Task<string?> RankAsync(this HttpClient client, string claim) =>
        (await client.ReadAsync($"/api/claims/{claim}")).GetProperty("rank").GetString();
}

using System.Net;
using System.Text;

namespace Facts.Tests.Access;

/// <summary>What is said of a death bears upon every organization in which the person holds posts: a limited key needs all of them.</summary>
public sealed class when_a_death_concerns_others(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    [Fact]
    public async Task a_key_for_some_of_them_neither_acts_upon_it_nor_looks_it_up()
    {
        await AppointAsync("gus-1", "acme", "gus");
        using var acme = facts.As(facts.Keys["acme"]);
        (await PostAsync(acme, "/api/claims", Death("gus-dies", "gus"))).ShouldBe(HttpStatusCode.Created);
        (await GetAsync(acme, "/api/claims/gus-dies")).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(acme, "/api/claims/gus-dies/retractions?dryRun=true", """{"reason":"r"}""")).ShouldBe(HttpStatusCode.OK);

        await AppointAsync("gus-2", "openai", "gus");
        (await GetAsync(acme, "/api/claims/gus-dies")).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(acme, "/api/claims/gus-dies/retractions?dryRun=true", """{"reason":"r"}""")).ShouldBe(HttpStatusCode.NotFound);
        // By a line it is as unknown.
        (await RetractAsync(acme)).ShouldContain("\"unknown-claim\"");
        // To say the same again changes nothing.
        (await PostAsync(acme, "/api/claims", Death("gus-dies", "gus"))).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(acme, "/api/claims", Death("gus-dies-again", "gus"))).ShouldBe(HttpStatusCode.Forbidden);
        // The organization's own answers have it as their ground.
        (await GetAsync(acme, "/api/holders?organization=acme&post=cook&on=2024-03-03")).ShouldBe(HttpStatusCode.OK);

        using var admin = facts.As(facts.Keys["admin"]);
        (await PostAsync(admin, "/api/claims/gus-dies/retractions?dryRun=true", """{"reason":"r"}""")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_key_for_some_organizations_tells_of_nobody_whom_none_of_them_names()
    {
        using var acme = facts.As(facts.Keys["acme"]);
        (await PostAsync(acme, "/api/claims", Death("stranger-dies", "stranger"))).ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<string> RetractAsync(HttpClient client)
    {
        using var line = new StringContent(
            """{"type":"retraction","claim":"gus-dies","reason":"r"}""", Encoding.UTF8, "application/x-ndjson");
        using var response = await client.PostAsync("/api/import", line, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task AppointAsync(string id, string organization, string person) => (await facts.Store.ImportAsync($$"""
        {"type":"claim","id":"{{id}}","kind":"appointment","source":"acme-1","organization":"{{organization}}","post":"cook","person":"{{person}}","when":"2024"}
        """.Trim())).Rejected.ShouldBeEmpty();

    private static string Death(string id, string person) =>
        $$"""{"id":"{{id}}","kind":"death","source":"acme-1","person":"{{person}}","when":"2025-02-02"}""";

    private static async Task<HttpStatusCode> GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(path, content, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}

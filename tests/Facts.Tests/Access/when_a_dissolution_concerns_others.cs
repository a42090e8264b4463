using System.Net;
using System.Text;

namespace Facts.Tests.Access;

/// <summary>
/// What is said of an organization's dissolution bears upon every organization in which it holds posts: a limited key needs all of them. What
/// it says of others it may look up, as it is its own organization's claim.
/// </summary>
public sealed class when_a_dissolution_concerns_others(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    private const string Reason = """{"reason":"r"}""";

    [Fact]
    public async Task a_key_for_some_of_them_does_not_act_upon_it()
    {
        using var acme = facts.As(facts.Keys["acme"]);
        (await PostAsync(acme, "/api/claims", Dissolution("acme-ends"))).ShouldBe(HttpStatusCode.Created);
        (await PostAsync(acme, "/api/claims/acme-ends/retractions?dryRun=true", Reason)).ShouldBe(HttpStatusCode.OK);

        await ImportAsync("""{"type":"claim","id":"seat","kind":"appointment","source":"acme-1","organization":"openai","post":"secretary","person":"acme","when":"2020"}""");
        // Until somebody says that this acme is that one, it is a person of the same id.
        (await PostAsync(acme, "/api/claims/acme-ends/retractions?dryRun=true", Reason)).ShouldBe(HttpStatusCode.OK);
        (await ImportedAsync(acme, Holder)).ShouldContain("\"other-organization\"");
        await ImportAsync(Holder);

        (await GetAsync(acme, "/api/claims/acme-ends")).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(acme, "/api/claims/acme-ends/retractions?dryRun=true", Reason)).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(acme, "/api/claims", Dissolution("acme-ends-again"))).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(acme, "/api/claims", """{"id":"acme-no","kind":"denial","source":"acme-1","organization":"acme","denies":"acme-ends"}"""))
            .ShouldBe(HttpStatusCode.Forbidden);
        // To say the same again changes nothing.
        (await PostAsync(acme, "/api/claims", Dissolution("acme-ends"))).ShouldBe(HttpStatusCode.OK);
        (await ImportedAsync(acme, Holder)).ShouldContain("\"unchanged\":1");

        // Whom it reaches has it as a ground, and does not get at the claim of others.
        using var openai = facts.As(facts.Keys["openai"]);
        using var answer = await openai.GetAsync("/api/holders?organization=openai&post=secretary&on=2022-01-01", TestContext.Current.CancellationToken);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"claim\":\"acme-ends\"");
        (await GetAsync(openai, "/api/claims/acme-ends")).ShouldBe(HttpStatusCode.NotFound);

        using var admin = facts.As(facts.Keys["admin"]);
        (await PostAsync(admin, "/api/claims/acme-ends/retractions?dryRun=true", Reason)).ShouldBe(HttpStatusCode.OK);
    }

    private const string Holder = """{"type":"person","id":"acme","name":"Acme","kind":"organization"}""";

    private async Task ImportAsync(string line) => (await facts.Store.ImportAsync(line)).Rejected.ShouldBeEmpty();

    private static string Dissolution(string id) => $$"""{"id":"{{id}}","kind":"dissolution","source":"acme-1","organization":"acme","when":"2023"}""";

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

    private static async Task<string> ImportedAsync(HttpClient client, string line)
    {
        using var content = new StringContent(line, Encoding.UTF8, "application/x-ndjson");
        using var response = await client.PostAsync("/api/import", content, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}

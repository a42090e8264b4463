using System.Net;
using System.Text;
using Facts.Domain.Access;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Access;

/// <summary>A key for one organization, at doors that lead to several.</summary>
public sealed class when_a_key_is_limited(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    [Theory]
    [InlineData("/api/sources?id=acme-1", HttpStatusCode.OK)]
    [InlineData("/source?id=acme-1", HttpStatusCode.OK)]
    [InlineData("/api/sources?id=article-2023-11-20", HttpStatusCode.Forbidden)]
    [InlineData("/api/sources?id=acme-1&id=article-2023-11-20", HttpStatusCode.BadRequest)]
    [InlineData("/source?id=article-2023-11-20&id=acme-1", HttpStatusCode.BadRequest)]
    [InlineData("/source?id=%20acme-1", HttpStatusCode.Forbidden)]
    [InlineData("/api/sources?id=no-such-source", HttpStatusCode.Forbidden)]
    [InlineData("/api/holders?organization=acme&post=ceo", HttpStatusCode.OK)]
    [InlineData("/api/holders?organization=acme&organization=openai&post=ceo", HttpStatusCode.BadRequest)]
    [InlineData("/api/holders?Organization=openai&post=ceo", HttpStatusCode.Forbidden)]
    [InlineData("/api/holders?post=ceo", HttpStatusCode.Forbidden)]
    [InlineData("/api/export/claims-csv", HttpStatusCode.Forbidden)]
    [InlineData("/api/export/claims-csv?organization=acme", HttpStatusCode.OK)]
    [InlineData("/api/claims/acme-c1", HttpStatusCode.OK)]
    [InlineData("/timeline?organization=acme", HttpStatusCode.OK)]
    [InlineData("/api/export/claims-csv?organization=", HttpStatusCode.Forbidden)]
    [InlineData("/timeline?organization=openai&organization=acme", HttpStatusCode.BadRequest)]
    [InlineData("/timeline?organization[]=acme", HttpStatusCode.Forbidden)]
    [InlineData("/timeline?organization=%20acme", HttpStatusCode.Forbidden)]
    [InlineData("/timeline", HttpStatusCode.Forbidden)]
    [InlineData("/", HttpStatusCode.Forbidden)]
    [InlineData("/pages/suggest?q=o", HttpStatusCode.Forbidden)]
    [InlineData("/api/people?id=ann", HttpStatusCode.Forbidden)]
    public async Task it_reads_its_organization_and_nothing_else(string path, HttpStatusCode status)
    {
        using var client = facts.As(facts.Keys["acme"]);
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task it_imports_lines_of_its_organization_and_no_others()
    {
        using var client = facts.As(facts.Keys["acme"]);
        string[] lines =
        [
            """{"type":"source","id":"acme-2","title":"t"}""",
            """{"type":"claim","id":"acme-c2","kind":"appointment","source":"acme-2","organization":"acme","post":"cfo","person":"bea","when":"2024-02-01"}""",
            """{"type":"claim","id":"open-c2","kind":"appointment","source":"acme-2","organization":"openai","post":"cfo","person":"bea","when":"2024-02-01"}""",
            """{"type":"organization","id":"openai","name":"Taken over"}""",
            """{"type":"post","organization":"openai","id":"tsar"}""",
            """{"type":"retraction","claim":"murati-appointed-ceo","reason":"x"}""",
            """{"type":"ruling","claim":"murati-appointed-ceo","rank":"deprecated","reason":"x"}""",
            """{"type":"correction","claim":"acme-c2","set":{"organization":"openai"},"reason":"x"}""",
            """{"type":"correction","claim":"murati-appointed-ceo","set":{"note":"x"},"reason":"x"}""",
            """{"type":"outcome","claim":"threat-of-the-letter","outcome":"lapsed"}""",
            """{"type":"identity","person":"bea","sameAs":"mira-murati","reason":"x"}""",
            """{"type":"revision","source":"article-2023-11-20","text":"Nothing happened."}""",
            """{"type":"correction","claim":"acme-c2","set":{"when":"2024-02-02"},"reason":"x"}""",
        ];
        var report = await BodyAsync(await ImportAsync(client, lines));
        report.GetProperty("claims").GetInt32().ShouldBe(1);
        report.GetProperty("corrections").GetInt32().ShouldBe(1);
        report.GetProperty("rejected").EnumerateArray().Select(one => $"{one.GetProperty("line").GetInt32()} {one.GetProperty("code").GetString()}").ShouldBe(
        [
            "3 other-organization", "4 other-organization", "5 other-organization", "6 unknown-claim", "7 unknown-claim", "8 other-organization",
            "9 unknown-claim", "10 unknown-claim", "11 other-organization", "12 other-organization",
        ]);
    }

    [Fact]
    public async Task an_editor_s_import_rules_on_nothing_and_a_reviewer_s_does_nothing_else()
    {
        const string claim = """{"type":"claim","id":"acme-c3","kind":"statement","source":"acme-1","organization":"acme","about":"x"}""";
        const string ruling = """{"type":"ruling","claim":"acme-c1","rank":"preferred","reason":"x"}""";
        using var editor = facts.As(facts.Keys["editor"]);
        using var reviewer = facts.As(facts.Keys["reviewer"]);
        Refused(await BodyAsync(await ImportAsync(editor, ruling))).ShouldBe([AccessCodes.Forbidden]);
        Refused(await BodyAsync(await ImportAsync(reviewer, claim, ruling))).ShouldBe([AccessCodes.Forbidden]);
        using var reader = facts.As(facts.Keys["reader"]);
        await IsProblemAsync(await ImportAsync(reader, claim), HttpStatusCode.Forbidden, AccessCodes.Forbidden);
    }

    [Fact]
    public async Task a_token_limited_to_none_sees_none()
    {
        foreach (var (organizations, status) in new (object?, HttpStatusCode)[]
        {
            (null, HttpStatusCode.OK), (new[] { "openai" }, HttpStatusCode.OK), (new[] { "acme" }, HttpStatusCode.Forbidden),
            (Array.Empty<string>(), HttpStatusCode.Forbidden),
        })
        {
            using var client = facts.As(facts.Issuer.Token(facts.Clock.GetUtcNow(), "reader", organizations: organizations));
            using var response = await client.GetAsync("/api/state?organization=openai", TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(status);
        }
    }

    private static string[] Refused(System.Text.Json.JsonElement report) =>
        [.. report.GetProperty("rejected").EnumerateArray().Select(one => one.GetProperty("code").GetString()!)];

    private static Task<HttpResponseMessage> ImportAsync(HttpClient client, params string[] lines) => client.PostAsync(
        "/api/import", new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson"), TestContext.Current.CancellationToken);
}

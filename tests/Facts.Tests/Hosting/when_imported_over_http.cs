using System.Net;
using System.Text;
using System.Text.Json;
using Facts.Tests.Support;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Hosting;

/// <summary>The report has what the verb shows, and a strict import creates nothing.</summary>
public sealed class when_imported_over_http(ServedFacts served) : IClassFixture<ServedFacts>
{
    [Fact]
    public async Task the_report_says_which_answers_changed_and_what_was_created()
    {
        const string line = """{"type":"claim","id":"sent-1","kind":"appointment","source":"article-2023-11-20","organization":"sent","post":"ceo","person":"ann","when":"2024-01-01"}""";
        var announced = await PostAsync(line, "?dryRun=true");
        var report = await PostAsync(line);
        report.GetRawText().ShouldBe(announced.GetRawText());
        var changes = report.GetProperty("changes");
        changes.GetProperty("count").GetInt64().ShouldBe(1);
        changes.GetProperty("first")[0].GetProperty("after")[0].GetProperty("person").GetProperty("id").GetString().ShouldBe("ann");
        changes.TryGetProperty("atLeast", out _).ShouldBeFalse();
        var created = report.GetProperty("created");
        created.GetProperty("organizations")[0].GetString().ShouldBe("sent");
        created.GetProperty("posts")[0].GetRawText().ShouldBe("""{"organization":"sent","id":"ceo"}""");
        created.GetProperty("people")[0].GetString().ShouldBe("ann");
        (created.GetProperty("personCount").GetInt64(), (await PostAsync(line)).GetProperty("changes").GetProperty("count").GetInt64()).ShouldBe((1, 0));
    }

    [Fact]
    public async Task a_strict_import_refuses_what_was_never_declared()
    {
        const string line = """{"type":"claim","id":"strict-1","kind":"appointment","source":"article-2023-11-20","organization":"openai","post":"ceo","person":"mira-muratti","when":"2024-01-01"}""";
        var report = await PostAsync(line, "?strict=true");
        report.GetProperty("rejected")[0].GetProperty("code").GetString().ShouldBe("not-declared");
        report.GetProperty("created").GetProperty("people").GetArrayLength().ShouldBe(0);
        (await PostAsync(line.Replace("muratti", "murati", StringComparison.Ordinal), "?strict=true&dryRun=true")).GetProperty("claims").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task what_is_neither_strict_nor_not_is_refused()
    {
        using var response = await SendAsync("{}", "?strict=perhaps");
        await IsProblemAsync(response, HttpStatusCode.BadRequest, "invalid-value");
    }

    private async Task<JsonElement> PostAsync(string line, string query = "")
    {
        using var response = await SendAsync(line, query);
        return await BodyAsync(response);
    }

    private Task<HttpResponseMessage> SendAsync(string line, string query) => served.Client.PostAsync(
        "/api/import" + query, new StringContent(line, Encoding.UTF8, "application/x-ndjson"), TestContext.Current.CancellationToken);
}

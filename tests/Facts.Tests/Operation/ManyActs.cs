using System.Text;
using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Operation;

/// <summary>What acts tell, and what agents are given.</summary>
public sealed partial class when_there_are_thousands_of_a_thing
{
    /// <summary>Acts that would change ten thousand answers tell some of them, and that there are more.</summary>
    private static readonly (string Route, string Path, string Body)[] Acts =
    [
        ("/api/claims", "/api/claims?dryRun=true", """{"kind":"tenure","source":"crowd","organization":"crowd","post":"seat","person":"q","from":"1980-01-01","to":".."}"""),
        ("/api/claims/{id}/corrections", "/api/claims/seat-0/corrections?dryRun=true", """{"set":{"from":"1980-01-01"},"reason":"r"}"""),
        ("/api/claims/{id}/retractions", "/api/claims/seat-0/retractions?dryRun=true", """{"reason":"r"}"""),
        ("/api/claims/{id}/rulings", "/api/claims/seat-0/rulings?dryRun=true", """{"rank":"deprecated","reason":"r"}"""),
        ("/api/identities", "/api/identities?dryRun=true", """{"person":"plural","sameAs":"ann","reason":"r"}"""),
        ("/api/proposals", "/api/proposals", """{"redaction":{"target":"said-0","field":"says","reason":"again"}}"""),
    ];

    /// <summary>They are in ManyForms; or answer with one endpoint; or take a stream.</summary>
    private static readonly string[] ExemptActs =
    [
        "/api/proposals/{id}/approval", "/api/proposals/{id}/rejection", "/api/proposals/{id}/withdrawal", "/api/webhooks", "/api/webhooks/{id}/rotate",
        "/api/webhooks/{id}/deliveries/{delivery}/replay", "/api/import", "/mcp",
    ];

    [Fact]
    public async Task no_act_tells_more_than_a_page()
    {
        var routes = many.Served.Endpoints.Where(one => Takes(one, "POST") && !Takes(one, "GET")).Select(RouteOf).Distinct().ToList();
        routes.Except(Acts.Select(one => one.Route)).Except(ExemptActs).ShouldBeEmpty();
        var wrong = new List<string>();
        foreach (var (_, path, sent) in Acts)
        {
            using var response = await many.Served.Client.PostJsonAsync(path, sent, "*");
            var body = await response.Content.ReadAsByteArrayAsync(Stop);
            if (!response.IsSuccessStatusCode || body.Length >= Bytes || Longest(JsonDocument.Parse(body).RootElement) > Rows)
                wrong.Add($"{path} {sent}: {(int)response.StatusCode}, {body.Length} bytes, {Encoding.UTF8.GetString(body)[..Math.Min(body.Length, 200)]}");
        }

        wrong.ShouldBeEmpty();
    }

    private static readonly Dictionary<string, string> Tools = new(StringComparer.Ordinal)
    {
        ["ask"] = """{"organization":"crowd","post":"seat"}""",
        ["state"] = """{"organization":"posts"}""",
        ["timeline"] = """{"organization":"crowd"}""",
        ["claim"] = """{"id":"said-0"}""",
        ["source"] = """{"id":"crowd"}""",
        ["changes"] = """{"organization":"crowd","from":"2020-01-01"}""",
        ["search"] = """{"q":"number"}""",
    };

    [Fact]
    public async Task every_tool_gives_pages()
    {
        var tools = (await CallAsync("tools/list", "{}")).GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!);
        tools.ShouldBe(Tools.Keys, ignoreOrder: true);
        foreach (var (tool, arguments) in Tools)
        {
            var given = (await CallAsync("tools/call", $$"""{"name":"{{tool}}","arguments":{{arguments}} }""")).GetProperty("structuredContent");
            given.GetRawText().Length.ShouldBeLessThan(Bytes, tool);
            Longest(given).ShouldBeLessThanOrEqualTo(Rows, tool);
            var next = given.GetProperty("next").GetString();
            var further = arguments[..^1] + $",\"after\":\"{next}\"}}";
            var second = await CallAsync("tools/call", $$"""{"name":"{{tool}}","arguments":{{further}} }""");
            second.TryGetProperty("structuredContent", out var more).ShouldBeTrue($"{tool}: {second}");
            more.GetRawText().ShouldNotBe(given.GetRawText(), tool);
        }
    }

    private async Task<JsonElement> CallAsync(string method, string parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = new StringContent($$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{{parameters}} }""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        using var response = await many.Served.Client.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        return JsonElement.Parse(text[(text.IndexOf("data: ", StringComparison.Ordinal) + "data: ".Length)..]).GetProperty("result");
    }
}

using System.Net;
using System.Text;
using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Operation;

/// <summary>
/// Whatever is asked about them, a page is given; and where that is not all, it is said. Exports and imports are streams, and exempt.
/// </summary>
[Slow]
public sealed class when_there_are_ten_thousand_of_a_thing(ManyOfAll many) : IClassFixture<ManyOfAll>
{
    /// <summary>Rows of a page, and its bytes: with 256 KiB of JSON, one element more, and what stands around them.</summary>
    private const int Rows = 3_000, Bytes = 1 << 20, LongestLine = 4_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private enum Gives
    {
        /// <summary>JSON, a page of it, and the address of the next.</summary>
        Pages,

        /// <summary>A page on the web, which says that there is more.</summary>
        Words,

        /// <summary>All that there is, as that is never much.</summary>
        Little,
    }

    /// <summary>What is asked of each route: those that are not here fail the test until they are.</summary>
    private IReadOnlyList<(string Route, string Address, Gives Gives)> Asked =>
    [
        ("/api/holders", "?organization=crowd&post=seat", Gives.Pages),
        ("/api/holders", "?organization=crowd&post=seat&why=true", Gives.Pages),
        ("/api/holders", "?organization=crowd&post=seat&without=claim:seat-0", Gives.Pages),
        ("/api/holders", "?organization=alike&post=head", Gives.Pages),
        ("/api/holders", "?organization=aliases&post=seat&why=true", Gives.Little),
        ("/api/state", "?organization=crowd", Gives.Pages),
        ("/api/state", "?organization=posts", Gives.Pages),
        ("/api/state", "?organization=said", Gives.Pages),
        ("/api/timeline", "?organization=crowd", Gives.Pages),
        ("/api/timeline", "?organization=crowd&post=seat", Gives.Pages),
        ("/api/timeline", "?organization=posts", Gives.Pages),
        ("/api/people", "?id=plural", Gives.Pages),
        ("/api/people", "?id=alias-7", Gives.Pages),
        ("/api/changes", "?organization=crowd&from=2020-01-01", Gives.Pages),
        ("/api/changes", "?organization=posts&from=2020-01-01", Gives.Pages),
        ("/api/changes/claims", "?organization=said&from=2020-01-01", Gives.Pages),
        ("/api/trail", "?organization=crowd&post=seat&format=json", Gives.Pages),
        ("/api/trail", "?organization=aliases&post=seat&format=json", Gives.Pages),
        ("/api/trail", "?organization=crowd&post=seat&format=html", Gives.Words),
        ("/api/claims", "?organization=said", Gives.Pages),
        ("/api/claims/{id}", "said-0", Gives.Pages),
        ("/api/claims/{id}", "said-1", Gives.Pages),
        ("/api/sources", "?id=crowd", Gives.Pages),
        ("/api/search", "?q=number", Gives.Pages),
        ("/api/organizations", "", Gives.Little),
        ("/api/proposals", "", Gives.Little),
        ("/api/proposals/{id}", many.Ruling, Gives.Little),
        ("/api/proposals/{id}", many.Redaction, Gives.Pages),
        ("/api/webhooks", "", Gives.Little),
        ("/api/webhooks/{id}/deliveries", many.Webhook, Gives.Little),
        ("/api/audit/proof", "?event=seat-0", Gives.Little),
        ("/api/audit/proof", "?event=said-0", Gives.Pages),
        ("/api/audit/consistency", "?from=1&to=2", Gives.Little),
        ("/api/audit/status", "", Gives.Little),
        ("/checkpoint", "", Gives.Little),
        ("/tile/{**path}", "0/000", Gives.Little),
        ("/health/live", "", Gives.Little),
        ("/health/ready", "", Gives.Little),
        ("/pages/suggest", "?q=p", Gives.Little),
        ("/", "?organization=crowd&post=seat", Gives.Words),
        ("/", "?organization=alike&post=head", Gives.Words),
        ("/", "?organization=aliases&post=seat", Gives.Little),
        ("/board", "?organization=crowd", Gives.Words),
        ("/board", "?organization=posts", Gives.Words),
        ("/board", "?organization=said", Gives.Words),
        ("/timeline", "?organization=crowd", Gives.Words),
        ("/timeline", "?organization=posts", Gives.Words),
        ("/person", "?id=plural", Gives.Words),
        ("/person", "?id=alias-7", Gives.Words),
        ("/changes", "?organization=crowd&from=2020-01-01", Gives.Words),
        ("/changes", "?organization=posts&from=2020-01-01", Gives.Words),
        ("/changes", "?organization=said&from=2020-01-01", Gives.Words),
        ("/claims/{claim}", "said-0", Gives.Words),
        ("/claims/{claim}", "said-1", Gives.Words),
        ("/claims/{claim}/correct", "said-0", Gives.Little),
        ("/claims/{claim}/retract", "said-1", Gives.Little),
        ("/claims/{claim}/rule", "said-1", Gives.Little),
        ("/person/identify", "?person=alias-1&other=alias-2", Gives.Little),
        ("/source/claim", "?id=crowd", Gives.Little),
        ("/source", "?id=crowd", Gives.Words),
        ("/source/revisions", "?id=crowd", Gives.Little),
        ("/search", "?q=number", Gives.Words),
        ("/proposals", "", Gives.Words),
        ("/audit", "", Gives.Little),
        ("/sign-in", "", Gives.Little),
    ];

    /// <summary>Streams, and what is the same whatever there is.</summary>
    private static readonly string[] Exempt =
    [
        "/api/export/{format}", "/api/stream", "/assets/{hash}/{name}", "/openapi/{documentName}.json",
        // A document of one claim, by the writers of exports.
        "/api/claims/{id}/provenance",
    ];

    private static string RouteOf(Microsoft.AspNetCore.Routing.RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static bool Takes(Microsoft.AspNetCore.Routing.RouteEndpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } some || some.Contains(method);

    private static string AddressOf(string route, string rest) => route.Contains('{', StringComparison.Ordinal)
        ? System.Text.RegularExpressions.Regex.Replace(route, "\\{[^}]*\\}", rest)
        : route + rest;

    [Fact]
    public void every_route_is_asked()
    {
        var routes = many.Served.Endpoints.Where(one => Takes(one, "GET")).Select(RouteOf).Distinct().ToList();
        routes.Count.ShouldBeGreaterThan(40);
        routes.Except(Asked.Select(one => one.Route)).Except(Exempt).ShouldBeEmpty();
        Asked.Select(one => one.Route).Concat(Exempt).Except(routes).ShouldBeEmpty();
    }

    /// <summary>All of them are looked at before one fails.</summary>
    [Fact]
    public async Task no_route_gives_more_than_a_page_without_saying_so()
    {
        var wrong = new List<string>();
        foreach (var (route, rest, gives) in Asked)
        {
            var address = AddressOf(route, rest);
            try
            {
                await GivesAsync(address, gives);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                wrong.Add($"{address}: {problem.Message}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    private async Task GivesAsync(string address, Gives gives)
    {
        using var response = await many.Served.Client.GetAsync(address, Stop);
        if (gives != Gives.Little)
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((int)response.StatusCode).ShouldBeLessThan(500);
        var body = await response.Content.ReadAsByteArrayAsync(Stop);
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        body.Length.ShouldBeLessThan(isJson ? Bytes : 2 * Bytes);
        if (gives == Gives.Words)
            Encoding.UTF8.GetString(body).ShouldMatch(" more\\b|There is more|Further proposals|[Nn]ext");
        if (!isJson)
            return;
        var json = JsonDocument.Parse(body).RootElement;
        Longest(json).ShouldBeLessThanOrEqualTo(Rows);
        var next = response.Headers.TryGetValues("Link", out var links) ? links.Single()[1..^">; rel=\"next\"".Length]
            : json.ValueKind == JsonValueKind.Object && json.TryGetProperty("next", out var cursor) && cursor.ValueKind == JsonValueKind.String
                ? $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}after={cursor}"
            : null;
        if (gives != Gives.Pages)
        {
            next.ShouldBeNull();
            return;
        }

        using var second = await many.Served.Client.GetAsync(next.ShouldNotBeNull(), Stop);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await second.Content.ReadAsByteArrayAsync(Stop)).ShouldNotBe(body);
    }

    /// <summary>Acts that would change ten thousand answers tell some of them, and that there are more.</summary>
    private static readonly (string Route, string Path, string Body)[] Acts =
    [
        ("/api/claims", "/api/claims?dryRun=true", """{"kind":"tenure","source":"crowd","organization":"crowd","post":"seat","person":"q","from":"1980-01-01","to":".."}"""),
        ("/api/claims/{id}/corrections", "/api/claims/seat-0/corrections?dryRun=true", """{"set":{"from":"1980-01-01"},"reason":"r"}"""),
        ("/api/claims/{id}/retractions", "/api/claims/seat-0/retractions?dryRun=true", """{"reason":"r"}"""),
        ("/api/claims/{id}/rulings", "/api/claims/seat-0/rulings?dryRun=true", """{"rank":"deprecated","reason":"r"}"""),
        ("/api/identities", "/api/identities?dryRun=true", """{"person":"plural","sameAs":"ann","reason":"r"}"""),
        ("/api/identities", "/api/identities?dryRun=true", """{"person":"one-of-many","sameAs":"ann","reason":"r"}"""),
        ("/api/proposals", "/api/proposals", """{"redaction":{"target":"said-0","field":"says","reason":"again"}}"""),
    ];

    /// <summary>They answer with a proposal, as its GET does; or with one endpoint; or take a stream.</summary>
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

    /// <summary>Verbs with their words, and whether there are further pages of their JSON.</summary>
    private IReadOnlyList<(string[] Verb, bool HasMore)> Verbs =>
    [
        (["who", "crowd", "seat"], true),
        (["who", "aliases", "seat"], false),
        (["state", "posts"], true),
        (["state", "said"], true),
        (["timeline", "crowd"], true),
        (["timeline", "posts"], true),
        (["person", "plural"], true),
        (["person", "alias-7"], true),
        (["changes", "crowd", "--from", "2020-01-01"], true),
        (["claim", "said-0"], true),
        (["claim", "said-1"], true),
        (["source", "crowd"], true),
        (["trail", "crowd", "seat"], true),
        (["correct", "seat-0", "--set", "from=1980-01-01", "--reason", "r", "--dry-run"], false),
        (["retract", "seat-0", "--reason", "r", "--dry-run"], false),
        (["rule", "seat-0", "deprecated", "--reason", "r", "--dry-run"], false),
        (["identify", "plural", "--same-as", "ann", "--reason", "r", "--dry-run"], false),
        (["proposals"], false),
        (["proposals", many.Ruling], false),
        (["proposals", many.Redaction], false),
        (["webhooks", "list"], false),
        (["webhooks", "deliveries", many.Webhook], false),
    ];

    /// <summary>Streams, servers, what a person asks of one thing, and what is read by operators.</summary>
    private static readonly string[] ExemptVerbs =
    [
        "import", "export", "replay", "audit", "redact", "date", "serve", "mcp", "keys", "ops", "propose", "approve", "reject", "withdraw",
    ];

    [Fact]
    public async Task verbs_say_that_there_is_more()
    {
        var all = Facts.Commands.CommandLine.Root(FactsInProcess.NoShell).Subcommands.Select(one => one.Name).ToList();
        all.Except(Verbs.Select(one => one.Verb[0])).Except(ExemptVerbs).ShouldBeEmpty();
        var wrong = new List<string>();
        foreach (var (verb, hasMore) in Verbs)
        {
            try
            {
                await SaysAsync(verb, hasMore);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                wrong.Add($"{string.Join(' ', verb)}: {problem.Message}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    private async Task SaysAsync(string[] verb, bool hasMore)
    {
        var told = await FactsInProcess.RunAsync(many.Served.Store.ConnectionString, verb);
        told.Exit.ShouldBe(0, told.Notes);
        told.Output.Length.ShouldBeLessThan(Bytes);
        told.Output.Count(letter => letter == '\n').ShouldBeLessThan(4 * Rows);
        told.Output.Split('\n').Max(line => line.Length).ShouldBeLessThan(LongestLine);
        var json = await FactsInProcess.RunAsync(many.Served.Store.ConnectionString, [.. verb, "--json"]);
        json.Output.Length.ShouldBeLessThan(Bytes);
        if (!hasMore)
            return;
        (told.Output + told.Notes).ShouldContain("more");
        var cursor = json.Notes.Split("--after ")[1].Trim();
        var next = await FactsInProcess.RunAsync(many.Served.Store.ConnectionString, [.. verb, "--json", "--after", cursor]);
        next.Exit.ShouldBe(0, next.Notes);
        next.Output.ShouldNotBe(json.Output);
        JsonDocument.Parse(next.Output);
    }

    /// <summary>All pages together have every holder once.</summary>
    [Fact]
    public async Task pages_together_are_all_of_it()
    {
        var (seen, next, pages) = (new List<string>(), "/api/holders?organization=crowd&post=seat", 0);
        for (; next is not null; pages++)
        {
            using var response = await many.Served.Client.GetAsync(next, Stop);
            var page = await Http.BodyAsync(response);
            seen.AddRange(page.GetProperty("holders").EnumerateArray().Select(holder => holder.GetProperty("person").GetProperty("id").GetString()!));
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single()[1..^">; rel=\"next\"".Length] : null;
        }

        pages.ShouldBeGreaterThan(5);
        seen.Count.ShouldBe(ManyOfAll.Many);
        seen.Distinct().Count().ShouldBe(seen.Count);
    }

    private static int Longest(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => Math.Max(json.GetArrayLength(), json.EnumerateArray().Select(Longest).DefaultIfEmpty().Max()),
        JsonValueKind.Object => json.EnumerateObject().Select(field => Longest(field.Value)).DefaultIfEmpty().Max(),
        _ => 0,
    };
}

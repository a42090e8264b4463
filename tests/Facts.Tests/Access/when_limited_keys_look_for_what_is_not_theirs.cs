using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Facts.Store.Exports;
using Facts.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace Facts.Tests.Access;

/// <summary>
/// What belongs to OpenAI alone has a mark in every text. A key for Acme tries to cite it, in every way that a line can, and then looks
/// everywhere: the mark is nowhere.
/// </summary>
[Slow]
public sealed class when_limited_keys_look_for_what_is_not_theirs(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    private const string Mark = "XMARKX";

    private static readonly string[] Theirs =
    [
        """{"type":"source","id":"vault","title":"XMARKX title","publisher":"XMARKX paper","url":"https://XMARKX.example/","text":"XMARKX word one. XMARKX word two."}""",
        """{"type":"claim","id":"vault-c","kind":"statement","source":"vault","organization":"openai","says":"XMARKX","note":"XMARKX","quote":"word one","attribution":[{"who":"XMARKX"}]}""",
        """{"type":"source","id":"uncited","title":"XMARKX title","text":"XMARKX word one."}""",
        """{"type":"source","id":"given","title":"XMARKX title","text":"XMARKX word one.","organizations":["openai"]}""",
        """{"type":"source","id":"common","title":"Common","text":"Common words, and more."}""",
        """{"type":"claim","id":"common-theirs","kind":"appointment","source":"common","organization":"openai","post":"cfo","person":"ann","when":"2024-02-01","note":"XMARKX","quote":"and more","attribution":[{"who":"XMARKX"}]}""",
        """{"type":"claim","id":"common-ours","kind":"appointment","source":"common","organization":"acme","post":"cfo","person":"bea","when":"2024-02-01","quote":"Common words"}""",
    ];

    /// <summary>What would show some of it, if it were recorded; $ stands for a source.</summary>
    private static readonly string[] Tries =
    [
        """{"type":"claim","id":"try-1-$","kind":"appointment","source":"$","organization":"acme","post":"ceo","person":"cid","when":"2024-03-01","quote":"word one"}""",
        """{"type":"claim","id":"try-2-$","kind":"appointment","source":"$","organization":"acme","post":"ceo","person":"dan","when":"2024-03-02"}""",
        """{"type":"source","id":"try-3-$","title":"copy","origin":"$","text":"A copy."}""",
        """{"type":"claim","id":"try-4-$","kind":"appointment","source":"try-3-$","organization":"acme","post":"ceo","person":"eve","when":"2024-03-03","quote":"A copy"}""",
        """{"type":"correction","claim":"acme-c1","set":{"source":"$","quote":"word one"},"reason":"r $"}""",
        """{"type":"correction","claim":"acme-c1","set":{"note":"n $"},"reason":"r","source":"$"}""",
        """{"type":"ruling","claim":"acme-c1","rank":"preferred","reason":"r","source":"$"}""",
        """{"type":"source","id":"$","title":"taken","text":"word one"}""",
        """{"type":"revision","source":"$","text":"word three"}""",
        """{"type":"name","source":"$","title":"taken","reason":"r"}""",
        """{"type":"claim","id":"try-5-$","kind":"denial","source":"acme-1","organization":"acme","denies":"vault-c"}""",
        """{"type":"claim","id":"vault-c","kind":"statement","source":"acme-1","organization":"acme"}""",
        """{"type":"identity","person":"ann","sameAs":"mira-murati","reason":"r"}""",
    ];

    private static readonly string[] Sources = ["vault", "uncited", "given"];

    [Fact]
    public async Task the_mark_is_nowhere()
    {
        (await facts.Store.ImportAsync(Theirs)).Rejected.ShouldBeEmpty();
        using var client = facts.As(facts.Keys["acme"]);
        var tries = Sources.SelectMany(source => Tries.Select(line => line.Replace("$", source, StringComparison.Ordinal))).ToList();
        var told = new List<string>();
        foreach (var query in (string[])["?dryRun=true", ""])
            told.Add(await SendAsync(client, HttpMethod.Post, "/api/import" + query, string.Join('\n', tries), "application/x-ndjson"));
        foreach (var (path, body) in tries.SelectMany(Posts))
            told.Add(await SendAsync(client, HttpMethod.Post, path, body, "application/json"));
        foreach (var path in Paths().Distinct(StringComparer.Ordinal))
        {
            foreach (var accept in (string[])["application/json", "text/html", .. path.Contains("/provenance", StringComparison.Ordinal) ? ["application/prov+json"] : Array.Empty<string>()])
                told.Add(await SendAsync(client, HttpMethod.Get, path, null, accept));
        }

        told.Where(one => one.Contains(Mark, StringComparison.Ordinal)).ShouldBeEmpty();
        // They see what is theirs.
        told.ShouldContain(one => one.Contains("Common words", StringComparison.Ordinal) && one.Contains("common-ours", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_foreign_citation_takes_nothing_from_the_owners()
    {
        await facts.Store.ImportAsync(Theirs);
        using var openai = facts.As(facts.Keys["openai"]);
        using var acme = facts.As(facts.Keys["acme"]);
        (await openai.GetAsync("/api/sources?id=common", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await openai.GetAsync("/api/sources?id=given", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await openai.GetAsync("/api/sources?id=uncited", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var theirs = await Support.Http.GetAsync(openai, "/api/sources?id=common");
        theirs.GetProperty("claims").EnumerateArray().Select(one => one.GetProperty("id").GetString()).ShouldBe(["common-theirs"]);
        (await acme.GetAsync("/api/sources?id=common", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var all = facts.As(facts.Keys["reader"]);
        var whole = await Support.Http.GetAsync(all, "/api/sources?id=common");
        whole.GetProperty("claims").GetArrayLength().ShouldBe(2);
    }

    /// <summary>The same as one claim, as an act upon one, as a proposal, and by an agent.</summary>
    private static IEnumerable<(string Path, string Body)> Posts(string line)
    {
        var json = JsonNode.Parse(line)!.AsObject();
        var (type, claim) = ((string)json["type"]!, (string?)json["claim"]);
        json.Remove("type");
        json.Remove("claim");
        switch (type)
        {
            case "claim":
                yield return ("/api/claims?dryRun=true", json.ToJsonString());
                yield return ("/api/claims", json.ToJsonString());
                yield return ("/mcp", Call("record", json));
                break;
            case "correction":
                yield return ($"/api/claims/{claim}/corrections?dryRun=true", json.ToJsonString());
                yield return ($"/api/claims/{claim}/corrections", json.ToJsonString());
                json["id"] = claim;
                yield return ("/mcp", Call("correct", json));
                break;
            case "ruling":
                yield return ($"/api/claims/{claim}/rulings?dryRun=true", json.ToJsonString());
                json["claim"] = claim;
                yield return ("/api/proposals", new JsonObject { ["ruling"] = json }.ToJsonString());
                break;
            case "revision":
                yield return ("/api/proposals", new JsonObject
                {
                    ["redaction"] = new JsonObject { ["target"] = $"source:{json["source"]}", ["field"] = "text", ["reason"] = "r" },
                }.ToJsonString());
                yield return ("/mcp", Call("source", new JsonObject { ["id"] = (string?)json["source"] }));
                yield return ("/mcp", Call("claim", new JsonObject { ["id"] = "vault-c" }));
                break;
        }
    }

    private static string Call(string tool, JsonObject arguments) => new JsonObject
    {
        ["jsonrpc"] = "2.0",
        ["id"] = 1,
        ["method"] = "tools/call",
        ["params"] = new JsonObject { ["name"] = tool, ["arguments"] = arguments.DeepClone() },
    }.ToJsonString();

    /// <summary>Every endpoint that is read, about Acme, and with every claim and source that there is.</summary>
    private IEnumerable<string> Paths()
    {
        const string question = "?organization=acme&post=ceo&from=2020-01-01&to=2030-01-01&q=word";
        string[] claims = ["acme-c1", "common-ours", "common-theirs", "vault-c", .. Sources.SelectMany(id => Enumerable.Range(1, 5).Select(i => $"try-{i}-{id}"))];
        string[] sources = ["acme-1", "common", .. Sources, .. Sources.Select(id => $"try-3-{id}")];
        foreach (var endpoint in facts.Endpoints)
        {
            var route = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            // It never ends; what it tells is read from /api/changes/claims by the same key.
            if (route == "/api/stream" || endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods && !methods.Contains("GET"))
                continue;
            route = route.Replace("{format}", "claims-csv", StringComparison.Ordinal);
            foreach (var claim in route.Contains("{id}", StringComparison.Ordinal) || route.Contains("{claim}", StringComparison.Ordinal) ? claims : [""])
            {
                var path = route.Replace("{id}", claim, StringComparison.Ordinal).Replace("{claim}", claim, StringComparison.Ordinal);
                yield return path + question;
                yield return path + question + "&without=source:vault&why=true&format=html";
                if (claim.Length > 0)
                    continue;
                foreach (var source in sources)
                    yield return path + question + $"&id={source}";
            }
        }

        foreach (var format in ExportFormat.All)
            yield return $"/api/export/{format.Name}?organization=acme";
    }

    private static async Task<string> SendAsync(HttpClient client, HttpMethod method, string path, string? body, string type)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Accept", body is null ? type : "application/json, text/event-stream");
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, type);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return $"{method} {path} {body}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }
}

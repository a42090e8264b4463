using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Tests.OpenApi;
using Facts.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace Facts.Tests.Access;

/// <summary>U+0000, and half of a surrogate pair, wherever a request says something: every route, with every parameter that it has.</summary>
public sealed class when_a_value_is_no_text(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    private static readonly string[] Bad = ["a%00b", "%00", "%ED%A0%80", "x%ff"], BadJson = ["a\\u0000b", "\\ud800", "\\udc00x"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task it_is_refused_in_every_query()
    {
        using var client = facts.As(facts.Keys["admin"]);
        var described = await DescribedAsync(client);
        var asked = 0;
        foreach (var attempt in Attempt.All(facts.Endpoints))
        {
            foreach (var name in NamesOf(attempt.Endpoint, described).Append("no-such"))
            {
                foreach (var bad in Bad)
                {
                    await IsRefusedAsync(client, attempt, attempt.Path.Split('?')[0] + $"?{name}={bad}");
                    asked++;
                }
            }

            await IsRefusedAsync(client, attempt, attempt.Path.Split('?')[0] + "?%00=x");
        }

        asked.ShouldBeGreaterThan(500);
    }

    /// <summary>The server itself takes no U+0000 in a path, and says so without a word.</summary>
    [Fact]
    public async Task it_is_refused_in_every_route()
    {
        using var client = facts.As(facts.Keys["admin"]);
        foreach (var attempt in Attempt.All(facts.Endpoints))
        {
            foreach (var parameter in attempt.Endpoint.RoutePattern.Parameters.Where(one => one.Name != "documentName"))
            {
                var values = attempt.Endpoint.RoutePattern.Parameters.ToDictionary(one => one.Name, _ => "x", StringComparer.Ordinal);
                foreach (var bad in Bad)
                {
                    values[parameter.Name] = bad;
                    await IsRefusedAsync(client, attempt, Attempt.Fill(attempt.Endpoint, values), withoutWords: bad.Contains("%00", StringComparison.Ordinal));
                }
            }
        }
    }

    [Fact]
    public async Task it_is_refused_in_every_form()
    {
        using var client = facts.As(facts.Keys["admin"]);
        foreach (var attempt in Attempt.All(facts.Endpoints).Where(one => one.Method == "POST" && PageOf(one.Endpoint) is not null))
        {
            foreach (var name in NamesOf(attempt.Endpoint, []).Concat(["Key", "id", "note", "step", "field:quote", "seen:quote", "no-such"]))
            {
                foreach (var bad in Bad)
                {
                    using var form = new StringContent($"{name}={bad}", Encoding.UTF8, "application/x-www-form-urlencoded");
                    using var response = await client.PostAsync(attempt.Path.Split('?')[0], form, Stop);
                    response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{attempt}: {name}={bad}");
                }
            }

            using var other = new MultipartFormDataContent { { new StringContent("x"), "Reason" } };
            (await client.PostAsync(attempt.Path.Split('?')[0], other, Stop)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType, attempt.ToString());
        }
    }

    [Fact]
    public async Task it_is_refused_in_every_field_of_a_body()
    {
        using var client = facts.As(facts.Keys["admin"]);
        foreach (var operation in (await DescribedAsync(client)).Where(one => one.Example is not null))
        {
            var example = JsonNode.Parse(operation.Example!.Split('\n')[0])!.AsObject();
            foreach (var field in example.Select(one => one.Key).Append("no-such").ToList())
            {
                foreach (var bad in BadJson)
                {
                    var body = example.DeepClone().AsObject();
                    body[field] = "BAD";
                    var isImport = operation.Path == "/api/import";
                    using var request = new HttpRequestMessage(new HttpMethod(operation.Method), Filled(operation))
                    {
                        Content = new StringContent(
                            body.ToJsonString().Replace("BAD", bad, StringComparison.Ordinal), Encoding.UTF8, isImport ? "application/x-ndjson" : "application/json"),
                    };
                    request.Headers.TryAddWithoutValidation("If-Match", "*");
                    using var response = await client.SendAsync(request, Stop);
                    var told = await response.Content.ReadAsStringAsync(Stop);
                    response.StatusCode.ShouldBe(isImport ? HttpStatusCode.OK : HttpStatusCode.BadRequest, $"{operation}: {field}, {bad}: {told}");
                    if (isImport)
                        JsonNode.Parse(told)!["rejected"]!.AsArray().Count.ShouldBe(1, $"{field}, {bad}: {told}");
                }
            }
        }
    }

    [Theory]
    [InlineData("a\\u0000b")]
    [InlineData("\\ud800")]
    public async Task it_is_refused_in_every_argument_of_a_tool(string bad)
    {
        using var client = facts.As(facts.Keys["admin"]);
        client.DefaultRequestHeaders.Add("Accept", "application/json, text/event-stream");
        var tools = (await CallAsync(client, """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""")).GetProperty("result").GetProperty("tools").EnumerateArray().ToList();
        tools.Count.ShouldBe(10);
        foreach (var tool in tools)
        {
            foreach (var argument in tool.GetProperty("inputSchema").GetProperty("properties").EnumerateObject().Select(one => one.Name).Append("no-such"))
            {
                var told = await CallAsync(client, $$"""
                    {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{tool.GetProperty("name").GetString()}}","arguments":{"{{argument}}":"{{bad}}" } } }
                    """);
                told.GetProperty("code").GetString().ShouldBe("invalid-value", $"{tool.GetProperty("name")} {argument}");
            }
        }
    }

    [Fact]
    public async Task it_is_refused_at_the_terminal()
    {
        foreach (var bad in (string[])["a\0b", "\ud800"])
        {
            foreach (var words in (string[][])[["who", bad, "ceo"], ["claim", bad], ["source", bad], ["keys", "revoke", bad], ["timeline", "openai", "--known", bad]])
            {
                (await FactsInProcess.RunAsync(facts.Store.ConnectionString, words)).ShouldBeRefused(1, "invalid-value");
            }
        }
    }

    private static async Task<JsonElement> CallAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/mcp", content, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        ((int)response.StatusCode).ShouldBeLessThan(500, text);
        return JsonElement.Parse(text[(text.StartsWith("event:", StringComparison.Ordinal) ? text.IndexOf("data: ", StringComparison.Ordinal) + "data: ".Length : 0)..]);
    }

    private static async Task<IReadOnlyList<Described>> DescribedAsync(HttpClient client) =>
        Described.Read(JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json", Stop))!);

    private static string Filled(Described operation) => operation.Parameters.Where(one => one.In == "path")
        .Aggregate(operation.Path, (path, one) => path.Replace($"{{{one.Name}}}", "murati-appointed-ceo", StringComparison.Ordinal));

    /// <summary>What a route reads of its query: as it is described, as its page binds it, as its method takes it.</summary>
    private static IEnumerable<string> NamesOf(RouteEndpoint endpoint, IReadOnlyList<Described> described)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        var read = described.Where(one => one.Path == path).SelectMany(one => one.Parameters.Where(parameter => parameter.In == "query")).Select(one => one.Name);
        var bound = PageOf(endpoint)?.BoundProperties.Select(one => one.BindingInfo?.BinderModelName ?? one.Name) ?? [];
        var taken = endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters()
            .Where(one => one.ParameterType == typeof(string) || one.ParameterType.IsValueType && one.ParameterType != typeof(CancellationToken)).Select(one => one.Name!) ?? [];
        return read.Concat(bound).Concat(taken).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => endpoint.RoutePattern.GetParameter(name) is null);
    }

    private static PageActionDescriptor? PageOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<PageActionDescriptor>();

    private static async Task IsRefusedAsync(HttpClient client, Attempt attempt, string address, bool withoutWords = false)
    {
        using var request = new HttpRequestMessage(new HttpMethod(attempt.Method), new Uri(client.BaseAddress + address.TrimStart('/'), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        using var response = await client.SendAsync(request, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{attempt}: {address}");
        if (!withoutWords)
            (await Http.BodyAsync(response)).GetProperty("code").GetString().ShouldBe("invalid-value", $"{attempt}: {address}");
    }
}

using System.Text;
using System.Text.Json;
using Facts.Tests.Access;
using Facts.Tests.Support;

namespace Facts.Tests.Agents;

/// <summary>
/// Every tool with every argument that it has, and one that it has not, over both transports: whatever an agent sends is its own fault or
/// is answered, and never an internal error.
/// </summary>
[Slow]
public sealed class when_agents_send_what_is_no_request(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    private const int InvalidParams = -32602, ParseError = -32700;

    /// <summary>What each required argument is when another one is wrong.</summary>
    private static readonly Dictionary<string, string> Right = new(StringComparer.Ordinal)
    {
        ["organization"] = "\"openai\"",
        ["post"] = "\"ceo\"",
        ["id"] = "\"murati-appointed-ceo\"",
        ["from"] = "\"2023-11-01\"",
        ["q"] = "\"murati\"",
        ["reason"] = "\"r\"",
        ["kind"] = "\"statement\"",
        ["source"] = "\"article-2023-11-20\"",
        ["set"] = """{"when":"2023-11-18"}""",
    };

    /// <summary>JSON of arguments that no tool takes, or only some: read, and answered or refused.</summary>
    private static readonly string[] Odd =
    [
        "1e400", "99999999999999999999999", "true", "null", "\"\"", "[\"a\",[\"b\"]]", """{"a":{"b":[1]}}""",
    ];

    /// <summary>JSON that is no text, or says a thing twice.</summary>
    private static readonly string[] Unreadable = ["\"\\ud800\"", "\"a\\u0000b\"", """[{"a":1,"a":2}]"""];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task it_is_told_so(bool http)
    {
        var cases = new List<(string What, string Line, int? Error)>();
        void Add(string what, int? error, string? parameters, string method = "tools/call") => cases.Add((what,
            $$"""{"jsonrpc":"2.0","id":{{cases.Count + 1}},"method":"{{method}}"{{(parameters is null ? "" : $",\"params\":{parameters}")}}}""", error));

        var tools = (await AskAsync(http, [Encoding.UTF8.GetBytes("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""")]))[1]
            .GetProperty("result").GetProperty("tools").EnumerateArray().ToList();
        tools.Count.ShouldBe(10);
        foreach (var tool in tools)
        {
            var (name, input) = (tool.GetProperty("name").GetString(), tool.GetProperty("inputSchema"));
            var required = input.GetProperty("required").EnumerateArray().Select(one => one.GetString()!).ToList();
            foreach (var argument in input.GetProperty("properties").EnumerateObject().Select(one => one.Name).Append("no-such"))
            {
                string Call(string value) => Named(name, "{" + string.Join(',',
                    required.Where(one => one != argument).Select(one => $"\"{one}\":{Right[one]}").Append($"\"{argument}\":{value}")) + "}");
                foreach (var value in Odd)
                    Add($"{name} {argument} {value}", null, Call(value));
                foreach (var value in Unreadable)
                    Add($"{name} {argument} {value}", InvalidParams, Call(value));
            }

            foreach (var value in (string[])["[1]", "\"x\"", "1", "true", "{\"\\ud800\":1}", """{"id":"a","id":"b"}"""])
                Add($"{name} {value}", InvalidParams, Named(name, value));
        }

        foreach (var value in (string[])["[\"ask\"]", "{}", "1", "null", "\"\\ud800\"", "\"a\\u0000b\"", "\"nope\""])
            Add($"tool {value}", InvalidParams, $$"""{"name":{{value}},"arguments":{} }""");
        foreach (var value in (string?[])["[1]", "[]", null])
            Add($"parameters {value}", InvalidParams, value);
        Add("progress token", InvalidParams, """{"name":"search","arguments":{"q":"a"},"_meta":{"progressToken":"\ud800"}}""");
        Add("cursor", InvalidParams, """{"cursor":"\ud800"}""", "tools/list");
        Add("version", InvalidParams, """{"protocolVersion":"\ud800","capabilities":{},"clientInfo":{"name":"x","version":"1"}}""", "initialize");
        cases.Count.ShouldBeGreaterThan(500);
        // Behind both transports stand the same tools: what a tool makes of each argument is tried on the quicker one.
        if (http)
            cases = [.. Cases.Some(cases, oneIn: 4)];

        var answers = await AskAsync(http, [.. cases.Select(one => Encoding.UTF8.GetBytes(one.Line))]);
        for (var i = 0; i < cases.Count; i++)
        {
            var (answer, (what, _, expected)) = (answers[i + 1], cases[i]);
            // What is no text a request's own reader refuses, before the protocol's (when_a_value_is_no_text).
            if (answer.TryGetProperty("status", out var status))
            {
                http.ShouldBeTrue(what);
                (status.GetInt32(), answer.GetProperty("code").GetString()).ShouldBe((400, "invalid-value"), what);
                expected.ShouldNotBeNull(what);
                continue;
            }

            answer.TryGetProperty("error", out var error).ShouldBe(expected is not null, $"{what}: {answer}");
            if (expected is { } code)
                error.GetProperty("code").GetInt32().ShouldBe(code, $"{what}: {answer}");
            else if (answer.GetProperty("result").TryGetProperty("isError", out var refused) && refused.GetBoolean())
                answer.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString()!.ShouldNotStartWith("internal-error", Case.Sensitive, what);
        }
    }

    private static string Named(string? tool, string arguments) => $$"""{"name":"{{tool}}","arguments":{{arguments}} }""";

    [Fact]
    public async Task bytes_that_are_not_utf_8_are_no_json()
    {
        byte[] line =
        [
            .. """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ask","arguments":{"post":"ceo","organization":"a"""u8,
            0xff, .. "\"}}}"u8,
        ];
        var answers = await AskAsync(http: false, [line]);
        answers[1].TryGetProperty("error", out var error).ShouldBeTrue(answers[1].ToString());
        error.GetProperty("code").GetInt32().ShouldBe(ParseError);
    }

    private async Task<IReadOnlyDictionary<int, JsonElement>> AskAsync(bool http, IReadOnlyList<byte[]> lines)
    {
        if (!http)
            return await StandardInput.AskAsync(facts.Store.ConnectionString, facts.Keys["admin"], lines);
        using var client = facts.As(facts.Keys["admin"]);
        client.DefaultRequestHeaders.Add("Accept", "application/json, text/event-stream");
        var answers = new Dictionary<int, JsonElement>();
        foreach (var line in lines)
        {
            using var content = new ByteArrayContent(line);
            content.Headers.ContentType = new("application/json");
            using var response = await client.PostAsync("/mcp", content, Stop);
            var text = await response.Content.ReadAsStringAsync(Stop);
            var json = text.StartsWith("event:", StringComparison.Ordinal) ? text[(text.IndexOf("data: ", StringComparison.Ordinal) + "data: ".Length)..] : text;
            answers.Add(answers.Count + 1, JsonElement.Parse(json));
        }

        return answers;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Tests.Support;

namespace Facts.Tests.Agents;

/// <summary>A call of a tool.</summary>
internal sealed record Call(string Name, JsonObject Arguments);

/// <summary>What an agent was told: by the protocol's own client, which checks results against the schemas it was given.</summary>
internal sealed record Told(IReadOnlyList<JsonElement> Tools, IReadOnlyList<JsonElement> Results)
{
    public IEnumerable<string> Names => Tools.Select(tool => tool.GetProperty("name").GetString()!);

    /// <summary>The structured content of a result that is no error.</summary>
    public JsonElement Body(int call)
    {
        Results[call].TryGetProperty("thrown", out var thrown).ShouldBeFalse(thrown.ToString());
        Results[call].TryGetProperty("isError", out var error).ShouldBe(error.ValueKind == JsonValueKind.False, Results[call].ToString());
        return Results[call].GetProperty("structuredContent");
    }

    /// <summary>The text of a result that is an error.</summary>
    public string Refusal(int call)
    {
        Results[call].GetProperty("isError").GetBoolean().ShouldBeTrue(Results[call].ToString());
        return Results[call].GetProperty("content")[0].GetProperty("text").GetString()!;
    }

    public IEnumerable<string> Links(int call) => Results[call].GetProperty("content").EnumerateArray()
        .Where(block => block.GetProperty("type").GetString() == "resource_link").Select(block => block.GetProperty("uri").GetString()!);
}

internal static class Agent
{
    /// <summary>Over HTTP.</summary>
    public static Task<Told> AskAsync(Uri server, string? key, params Call[] calls) =>
        RunAsync(new JsonObject { ["url"] = new Uri(server, "/mcp").ToString(), ["key"] = key }, calls);

    /// <summary>As a child of the agent's, on standard input and output.</summary>
    public static Task<Told> AskAsync(string connectionString, string? key, params Call[] calls) => RunAsync(
        new JsonObject
        {
            ["command"] = "dotnet",
            ["args"] = new JsonArray(Path.Combine(AppContext.BaseDirectory, "facts.dll"), "mcp", "--links", "https://facts.example"),
            ["env"] = new JsonObject { ["ConnectionStrings__Facts"] = connectionString, ["FACTS_KEY"] = key ?? "" },
        },
        calls);

    private static async Task<Told> RunAsync(JsonObject asked, Call[] calls)
    {
        asked["calls"] = new JsonArray([.. calls.Select(call => new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments })]);
        var told = JsonDocument.Parse(await NodeJudge.AskAsync(
            "FACTS_TEST_MCP", "@modelcontextprotocol/sdk", "Agents/Judge/judge.js", asked.ToJsonString())).RootElement;
        return new([.. told.GetProperty("tools").EnumerateArray()], [.. told.GetProperty("results").EnumerateArray()]);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Tests.Support;

namespace Facts.Tests.Agents;

/// <summary>Every tool, over both transports, against what HTTP gives.</summary>
[Slow]
public sealed class when_agents_ask(ReadFacts facts) : IClassFixture<ReadFacts>
{
    private const string On = "2023-11-18", Known = "2023-11-22";

    /// <summary>A call of each tool, and the request that gives the same.</summary>
    private static readonly (Call Call, string Path, string? List)[] Each =
    [
        (new("ask", new() { ["organization"] = "openai", ["post"] = "ceo", ["on"] = On, ["known"] = Known }),
            $"/api/holders?organization=openai&post=ceo&on={On}&known={Known}", null),
        (new("ask", new()
            {
                ["organization"] = "openai", ["post"] = "ceo", ["on"] = On, ["known"] = Known, ["why"] = true,
                ["without"] = new JsonArray("claim:murati-interim-says-letter", "claim:murati-demoted-over-weekend"),
            }),
            $"/api/holders?organization=openai&post=ceo&on={On}&known={Known}&why=true"
            + "&without=claim:murati-interim-says-letter&without=claim:murati-demoted-over-weekend", null),
        (new("state", new() { ["organization"] = "openai", ["on"] = On, ["known"] = Known }),
            $"/api/state?organization=openai&on={On}&known={Known}", null),
        (new("timeline", new() { ["organization"] = "openai", ["known"] = Known }), $"/api/timeline?organization=openai&known={Known}", null),
        (new("claim", new() { ["id"] = "murati-appointed-ceo" }), "/api/claims/murati-appointed-ceo", null),
        (new("source", new() { ["id"] = "article-2023-11-20", ["revision"] = 1 }), "/api/sources?id=article-2023-11-20&revision=1", null),
        (new("changes", new() { ["organization"] = "openai", ["from"] = "2023-11-01", ["to"] = "2026-01-01" }),
            "/api/changes?organization=openai&from=2023-11-01&to=2026-01-01", "changes"),
        (new("search", new() { ["q"] = "murati" }), "/api/search?q=murati", null),
    ];

    private static readonly string[] Names = ["ask", "state", "timeline", "claim", "source", "changes", "search"];

    [Fact]
    public async Task every_tool_gives_what_http_gives() =>
        await CompareAsync(await Agent.AskAsync(facts.Client.BaseAddress!, null, [.. Each.Select(one => Again(one.Call))]));

    [Fact]
    public async Task so_does_the_verb_on_standard_input_and_output() =>
        await CompareAsync(await Agent.AskAsync(facts.Store.ConnectionString, null, [.. Each.Select(one => Again(one.Call))]));

    [Fact]
    public async Task answers_come_with_links_to_their_claims_and_sources()
    {
        var told = await Agent.AskAsync(facts.Store.ConnectionString, null, Again(Each[0].Call));
        told.Links(0).ShouldBe(
        [
            $"https://facts.example/api/holders?organization=openai&post=ceo&on={On}&known={Known}",
            .. Claims(told.Body(0)).Select(claim => $"https://facts.example/claims/{claim}"),
            "https://facts.example/source?id=article-2023-11-20",
        ]);
        told.Results[0].GetProperty("content")[0].GetProperty("text").GetString()!.ShouldContain("“CEO sementara Mira Murati”".Trim('“', '”'));
    }

    [Fact]
    public async Task what_is_wrong_is_told_with_its_code()
    {
        var told = await Agent.AskAsync(
            facts.Client.BaseAddress!,
            null,
            new Call("ask", new() { ["organization"] = "nobody", ["post"] = "ceo" }),
            new Call("ask", new() { ["organization"] = "openai", ["post"] = "tsar" }),
            new Call("ask", new() { ["organization"] = "openai", ["post"] = "ceo", ["on"] = "someday" }),
            new Call("ask", new() { ["organization"] = "openai" }),
            new Call("ask", new() { ["organization"] = "openai", ["post"] = "ceo", ["color"] = "red" }),
            new Call("claim", new() { ["id"] = "no-such-claim" }),
            new Call("source", new() { ["id"] = "article-2023-11-20", ["revision"] = "first" }));
        Enumerable.Range(0, 7).Select(call => told.Refusal(call).Split(':')[0]).ShouldBe(
        [
            "unknown-organization", "unknown-post", "invalid-date", "missing-field", "unknown-field", "unknown-claim", "invalid-value",
        ]);
    }

    [Fact]
    public async Task nobody_records_without_showing_who_they_are()
    {
        var told = await Agent.AskAsync(
            facts.Client.BaseAddress!, null, new Call("retract", new() { ["id"] = "murati-appointed-ceo", ["reason"] = "x" }));
        told.Names.ShouldBe(Names, ignoreOrder: true);
        told.Results[0].GetProperty("thrown").GetString()!.ShouldContain("Unknown tool");
    }

    [Fact]
    public async Task the_verb_says_nothing_but_the_protocol_and_ends_with_its_input()
    {
        var run = await FactsProcess.RunAsync(facts.Store.ConnectionString, ["mcp"], "garbage\n{\"jsonrpc\":\"2.0\"}\n\n");
        run.Exit.ShouldBe(0, run.Notes);
        foreach (var line in run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            JsonDocument.Parse(line).RootElement.GetProperty("jsonrpc").GetString().ShouldBe("2.0");
    }

    private async Task CompareAsync(Told told)
    {
        told.Names.ShouldBe(Names, ignoreOrder: true);
        told.Tools.ShouldAllBe(tool => tool.GetProperty("annotations").GetProperty("readOnlyHint").GetBoolean());
        for (var i = 0; i < Each.Length; i++)
        {
            var given = Each[i].List is { } list ? told.Body(i).GetProperty(list) : told.Body(i);
            var expected = await facts.GetAsync(Each[i].Path);
            JsonElement.DeepEquals(expected, given).ShouldBeTrue($"{Each[i].Path}\n{expected}\n{given}");
        }
    }

    private static Call Again(Call call) => call with { Arguments = call.Arguments.DeepClone().AsObject() };

    private static IEnumerable<string> Claims(JsonElement answer) => answer.GetProperty("holders").EnumerateArray()
        .SelectMany(holder => holder.GetProperty("because").EnumerateArray())
        .Concat(answer.GetProperty("changesThatDay").EnumerateArray()).Concat(answer.GetProperty("setAside").EnumerateArray())
        .Select(one => one.GetProperty("claim").GetString()!).Distinct();
}

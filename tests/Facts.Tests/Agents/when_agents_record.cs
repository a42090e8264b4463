using System.Text.Json.Nodes;
using Facts.Tests.Access;
using Facts.Tests.Support;

namespace Facts.Tests.Agents;

/// <summary>Agents that show who they are: their key's rights, and its name on what they record.</summary>
[Slow]
public sealed class when_agents_record(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    private static Call Record(string id, string organization) => new("record", new()
    {
        ["id"] = id,
        ["kind"] = "appointment",
        ["source"] = "acme-1",
        ["organization"] = organization,
        ["post"] = "cto",
        ["person"] = $"eve-{id}",
        ["when"] = "2024-03-01",
    });

    private static Call Correct(string id, bool dryRun, int? version) => new("correct", new()
    {
        ["id"] = id,
        ["set"] = new JsonObject { ["when"] = "2024-03-02" },
        ["reason"] = "Misread.",
        ["dryRun"] = dryRun,
        ["version"] = version,
    });

    [Fact]
    public async Task an_editor_records_previews_and_corrects_under_the_name_of_the_key()
    {
        var told = await Agent.AskAsync(
            facts.Address,
            facts.Keys["editor"],
            Record("agent-1", "acme"),
            Record("agent-1", "acme"),
            Correct("agent-1", dryRun: true, version: null),
            Correct("agent-1", dryRun: false, version: 7),
            Correct("agent-1", dryRun: false, version: 1),
            new Call("claim", new() { ["id"] = "agent-1" }),
            new Call("retract", new() { ["id"] = "agent-1", ["reason"] = "It was another one." }),
            new Call("retract", new() { ["id"] = "agent-1", ["reason"] = "It was another one.", ["version"] = 2 }),
            new Call("claim", new() { ["id"] = "agent-1" }));
        told.Body(0).GetProperty("unchanged").GetBoolean().ShouldBeFalse();
        told.Body(0).GetProperty("impact").GetArrayLength().ShouldBe(1);
        told.Body(1).GetProperty("unchanged").GetBoolean().ShouldBeTrue();
        told.Body(2).GetProperty("impact").GetArrayLength().ShouldBe(1);
        told.Refusal(3).ShouldStartWith("stale: ");
        told.Body(4).GetProperty("impact").ToString().ShouldBe(told.Body(2).GetProperty("impact").ToString());
        told.Body(5).GetProperty("history").EnumerateArray().ShouldAllBe(act => act.GetProperty("actor").GetString() == "editor");
        told.Refusal(6).ShouldStartWith("precondition-required: ");
        told.Body(7).GetProperty("impact").GetArrayLength().ShouldBe(1);
        told.Body(8).GetProperty("status").GetString().ShouldBe("retracted");
    }

    [Fact]
    public async Task an_editor_s_key_does_the_same_on_standard_input_and_output()
    {
        var told = await Agent.AskAsync(
            facts.Store.ConnectionString, facts.Keys["editor"], Record("agent-2", "acme"), new Call("claim", new() { ["id"] = "agent-2" }));
        told.Body(0).GetProperty("unchanged").GetBoolean().ShouldBeFalse();
        told.Body(1).GetProperty("history").EnumerateArray().ShouldAllBe(act => act.GetProperty("actor").GetString() == "editor");
    }

    [Theory]
    [InlineData("reader", 7)]
    [InlineData("auditor", 7)]
    [InlineData("reviewer", 7)]
    [InlineData("editor", 10)]
    [InlineData("admin", 10)]
    public async Task tools_that_record_are_an_editor_s(string role, int tools) =>
        (await Agent.AskAsync(facts.Address, facts.Keys[role])).Tools.Count.ShouldBe(tools);

    [Fact]
    public async Task a_key_of_one_organization_opens_no_other()
    {
        var told = await Agent.AskAsync(
            facts.Address,
            facts.Keys["acme"],
            new Call("ask", new() { ["organization"] = "acme", ["post"] = "ceo" }),
            new Call("ask", new() { ["organization"] = "openai", ["post"] = "ceo" }),
            new Call("claim", new() { ["id"] = "murati-appointed-ceo" }),
            new Call("search", new() { ["q"] = "murati" }),
            Record("agent-3", "openai"),
            Correct("murati-appointed-ceo", dryRun: true, version: null));
        told.Body(0).GetProperty("status").GetString().ShouldBe("held");
        Enumerable.Range(1, 5).Select(call => told.Refusal(call).Split(':')[0]).ShouldBe(
            ["other-organization", "unknown-claim", "other-organization", "other-organization", "unknown-claim"]);
    }

    [Fact]
    public async Task without_a_key_nothing_is_open()
    {
        using var nobody = facts.As(null);
        using var refused = await nobody.PostAsync("/mcp", null, TestContext.Current.CancellationToken);
        refused.StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }
}

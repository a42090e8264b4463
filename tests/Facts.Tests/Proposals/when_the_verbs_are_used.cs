using Facts.Tests.Support;

namespace Facts.Tests.Proposals;

/// <summary>At a terminal people are told apart by their accounts. Tests have one, so others' proposals get another name.</summary>
public sealed class when_the_verbs_are_used(SeededFacts facts) : IClassFixture<SeededFacts>
{
    [Fact]
    public async Task one_s_own_is_withdrawn_and_another_s_is_approved_or_rejected()
    {
        string[] rule = ["propose", "rule", "murati-demoted-over-weekend", "deprecated", "--reason", "The letter says otherwise"];
        var lines = (await facts.RunAsync(rule)).ShouldBeDone().OutputLines;
        var id = lines[0];
        lines[1].ShouldBe("rank murati-demoted-over-weekend deprecated (The letter says otherwise)");
        lines[2].ShouldStartWith($"proposed by {Environment.UserName} at ");
        lines[3].ShouldBe("This would change:");
        (await facts.RunAsync("approve", id)).ShouldBeRefused(1, "own-proposal");
        (await facts.RunAsync("reject", id, "--reason", "no")).ShouldBeRefused(1, "own-proposal");
        (await facts.RunAsync("proposals")).ShouldBeDone().Output.ShouldContain($"{id} rank murati-demoted-over-weekend deprecated");

        await facts.AskAsync<long>($"with other as (update facts.proposals set proposed_by = 'desk' where id = '{id}' returning id) select count(*) from other");
        (await facts.RunAsync("withdraw", id)).ShouldBeRefused(1, "not-own-proposal");
        var approved = (await facts.RunAsync("approve", id, "--note", "so it is", "--json")).ShouldBeDone().Json;
        approved.GetProperty("state").GetString().ShouldBe("approved");
        (await facts.RunAsync("approve", id)).ShouldBeRefused(1, "proposal-decided");
        (await facts.RunAsync("claim", "murati-demoted-over-weekend")).ShouldBeDone().Output.ShouldContain("proposed by desk");
        (await facts.RunAsync("proposals", "--state", "approved")).ShouldBeDone().Output.ShouldContain("(so it is)");

        var own = (await facts.RunAsync("propose", "redact", "murati-appointed-ceo", "quote", "--reason", "she asked")).ShouldBeDone().OutputLines;
        own[3].ShouldStartWith("Would erase /quote of event ");
        (await facts.RunAsync("proposals", own[0], "--json")).ShouldBeDone().Json.GetProperty("erases").GetArrayLength().ShouldBe(1);
        (await facts.RunAsync("withdraw", own[0])).ShouldBeDone();
        (await facts.RunAsync("proposals")).ShouldBeDone().Output.ShouldBe("");
    }

    [Theory]
    [InlineData("unknown-claim", "propose", "rule", "no-such-claim", "normal", "--reason", "x")]
    [InlineData("not-personal", "propose", "redact", "murati-appointed-ceo", "when", "--reason", "x")]
    [InlineData("unknown-proposal", "approve", "pr_none")]
    [InlineData("unknown-proposal", "proposals", "pr_none")]
    [InlineData("invalid-value", "proposals", "--state", "old")]
    public async Task it_is_refused_with_a_sentence(string code, params string[] arguments) =>
        (await facts.RunAsync(arguments)).ShouldBeRefused(1, code);
}

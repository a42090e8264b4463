using CsCheck;
using Facts.Domain.Claims;
using Facts.Domain.Proposals;

namespace Facts.Domain.Tests.Proposals;

public sealed class when_a_proposal_is_decided
{
    private static readonly DateTime Now = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<Proposal> Any = Gen.Select(
        Gen.OneOf("ann", "bob", "token:ann"),
        Gen.Enum<ProposalState>(),
        (by, state) => new Proposal
        {
            Id = "pr_1",
            Act = new ProposedRuling { Claim = "c1", Rank = Rank.Deprecated, Reason = "r" },
            By = by,
            At = Now,
            State = state,
            Settled = state == ProposalState.Open ? null : new Settlement("cleo", Now, null),
        });

    private static readonly Gen<string> Names = Gen.OneOf("ann", "bob", "token:ann", "cleo");

    [Fact]
    public void nobody_approves_or_rejects_their_own_whatever_its_state() => Any.Sample(proposal =>
    {
        ProposalRules.Approve(proposal, proposal.By, Now, null).Refusal!.Code.ShouldBe("own-proposal");
        ProposalRules.Reject(proposal, proposal.By, Now, "no").Refusal!.Code.ShouldBe("own-proposal");
    });

    [Fact]
    public void nobody_who_is_not_asked_who_they_are_does() => Any.Sample(proposal =>
    {
        ProposalRules.Approve(proposal, null, Now, null).Refusal!.Code.ShouldBe("own-proposal");
        ProposalRules.Reject(proposal, null, Now, "no").Refusal!.Code.ShouldBe("own-proposal");
    });

    [Fact]
    public void nobody_withdraws_what_others_proposed() => Gen.Select(Any, Names).Where((proposal, name) => proposal.By != name)
        .Sample((proposal, name) => ProposalRules.Withdraw(proposal, name, Now).Refusal!.Code.ShouldBe("not-own-proposal"));

    [Fact]
    public void an_open_one_ends_as_it_is_decided_and_then_stays_so() => Gen.Select(Any, Names).Where((proposal, name) => proposal.By != name)
        .Sample((proposal, name) =>
        {
            var all = new[]
            {
                (ProposalRules.Approve(proposal, name, Now, "n"), ProposalState.Approved, name),
                (ProposalRules.Reject(proposal, name, Now, "n"), ProposalState.Rejected, name),
                (ProposalRules.Withdraw(proposal, proposal.By, Now), ProposalState.Withdrawn, proposal.By),
            };
            foreach (var ((settled, refusal), state, by) in all)
            {
                if (proposal.State != ProposalState.Open)
                {
                    settled.ShouldBeNull();
                    refusal!.Code.ShouldBe("proposal-decided");
                    continue;
                }

                settled!.State.ShouldBe(state);
                settled.Settled!.By.ShouldBe(by);
                ProposalRules.Approve(settled, "cleo", Now, null).Refusal!.Code.ShouldBe("proposal-decided");
            }
        });
}

namespace Facts.Domain.Proposals;

/// <summary>
/// (proposal, who, now) → the proposal as it is decided, or a refusal. Nobody approves or rejects what they proposed, whatever their role;
/// nobody else withdraws it. People are told apart by the names that their acts are kept under.
/// </summary>
public static class ProposalRules
{
    /// <param name="proposal">As it stands.</param>
    /// <param name="who">Who decides; null where nobody is asked who they are, and so nobody can be told from the proposer.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="note">Their words, if any.</param>
    public static (Proposal? Approved, Refusal? Refusal) Approve(Proposal proposal, string? who, DateTime now, string? note) =>
        CheckOther(proposal, who) is { } own ? (null, own) : Settle(proposal, ProposalState.Approved, who!, now, note);

    /// <param name="proposal">As it stands.</param>
    /// <param name="who">As for <see cref="Approve"/>.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="reason">Why not.</param>
    public static (Proposal? Rejected, Refusal? Refusal) Reject(Proposal proposal, string? who, DateTime now, string reason) =>
        CheckOther(proposal, who) is { } own ? (null, own) : Settle(proposal, ProposalState.Rejected, who!, now, reason);

    /// <param name="proposal">As it stands.</param>
    /// <param name="name">Under which name whoever withdraws it would propose.</param>
    /// <param name="now">When, UTC.</param>
    public static (Proposal? Withdrawn, Refusal? Refusal) Withdraw(Proposal proposal, string name, DateTime now) => proposal.By != name
        ? (null, new Refusal(ProposalCodes.NotOwn,
            $"{proposal.By} proposed this, and nobody else can withdraw it. A reviewer can reject it."))
        : Settle(proposal, ProposalState.Withdrawn, name, now, null);

    /// <summary>Why an act is not proposed that would change nothing now; null when it would change something.</summary>
    public static Refusal? CheckProposed(bool doesNothing) =>
        doesNothing ? new(ProposalCodes.Nothing, "It is so already: there is nothing to propose.") : null;

    /// <summary>Why an act is not approved that changed nothing; null when it changed something.</summary>
    public static Refusal? CheckApproved(bool didNothing) =>
        didNothing ? new(ProposalCodes.Nothing, "It is so already: there is nothing left to approve. Reject it.") : null;

    private static Refusal? CheckOther(Proposal proposal, string? who) => who switch
    {
        null => new Refusal(ProposalCodes.Own,
            "Nobody is asked who they are here, so nobody can be told from who proposed this. Let people in by keys or tokens."),
        _ when who == proposal.By => new Refusal(ProposalCodes.Own, $"{who} proposed this: somebody else has to decide it."),
        _ => null,
    };

    private static (Proposal? Settled, Refusal? Refusal) Settle(
        Proposal proposal, ProposalState state, string who, DateTime now, string? note) => proposal is { State: not ProposalState.Open }
        ? (null, new Refusal(ProposalCodes.Decided,
            $"The proposal was {proposal.State.ToString().ToLowerInvariant()} by {proposal.Settled?.By} already."))
        : (proposal with { State = state, Settled = new Settlement(who, now, note) }, null);
}

/// <summary>The stable codes of refused proposals.</summary>
public static class ProposalCodes
{
    /// <summary>There is no such proposal, or it is another organization's.</summary>
    public const string Unknown = "unknown-proposal";

    /// <summary>Whoever proposed it can't approve or reject it.</summary>
    public const string Own = "own-proposal";

    /// <summary>Only whoever proposed it can withdraw it.</summary>
    public const string NotOwn = "not-own-proposal";

    /// <summary>It is no longer open.</summary>
    public const string Decided = "proposal-decided";

    /// <summary>All is so already: there is nothing to propose, or nothing left to approve.</summary>
    public const string Nothing = "nothing-to-do";

    /// <summary>One person alone does not rule here: it has to be proposed.</summary>
    public const string Needed = "needs-proposal";
}

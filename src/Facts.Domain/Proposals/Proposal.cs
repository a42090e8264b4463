using Facts.Domain.Claims;

namespace Facts.Domain.Proposals;

/// <summary>How a proposal stands. Only an open one can be decided, and once.</summary>
public enum ProposalState
{
    /// <summary>Nobody decided it yet.</summary>
    Open,

    /// <summary>Somebody else approved it, and it was done.</summary>
    Approved,

    /// <summary>Somebody else rejected it.</summary>
    Rejected,

    /// <summary>Whoever proposed it took it back.</summary>
    Withdrawn,
}

/// <summary>What is proposed.</summary>
public abstract record Proposed
{
    /// <summary>Why; becomes the act's own reason.</summary>
    public required string Reason { get; init; }
}

/// <summary>A claim is to be ranked.</summary>
public sealed record ProposedRuling : Proposed
{
    /// <summary>The claim's id.</summary>
    public required string Claim { get; init; }

    /// <summary>The new rank.</summary>
    public required Rank Rank { get; init; }

    /// <summary>The source that shows it, if any.</summary>
    public string? Source { get; init; }
}

/// <summary>A personal field is to be erased. What it says is not in here.</summary>
public sealed record ProposedRedaction : Proposed
{
    /// <summary>An event's id, a claim's, <c>source:ID</c> or <c>person:ID</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The field, by its import name.</summary>
    public required string Field { get; init; }
}

/// <summary>An act that one person proposes, and that another has to approve before it is done.</summary>
public sealed record Proposal
{
    /// <summary>Its id, <c>pr_</c> and 20 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>What is proposed.</summary>
    public required Proposed Act { get; init; }

    /// <summary>Who proposed it; never empty.</summary>
    public required string By { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The version of the claim that the proposer saw; null where the act is upon no version.</summary>
    public long? Version { get; init; }

    /// <summary>The organizations that it bears upon, when it was proposed; none when it bears upon all.</summary>
    public IReadOnlyList<string> Organizations { get; init; } = [];

    /// <summary>How it stands.</summary>
    public ProposalState State { get; init; }

    /// <summary>Who decided it, and when; null while it is open.</summary>
    public Settlement? Settled { get; init; }
}

/// <summary>How a proposal came to its end.</summary>
/// <param name="By">Who decided.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Note">Their words; the reason of a rejection.</param>
public sealed record Settlement(string By, DateTime At, string? Note);

using System.Text.Json.Serialization;
using Facts.Domain.Proposals;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Store.Redactions;

namespace Facts.Store.Proposals;

/// <summary>A proposal as it is shown.</summary>
internal sealed record ProposalView
{
    public required string Id { get; init; }

    /// <summary><c>ruling</c> or <c>redaction</c>: the field that says what is proposed.</summary>
    public required string Kind { get; init; }

    public required ProposalState State { get; init; }

    public ProposedRuling? Ruling { get; init; }

    public ProposedRedaction? Redaction { get; init; }

    public required string ProposedBy { get; init; }

    public required string ProposedAt { get; init; }

    /// <summary>The version of the claim that the proposer saw.</summary>
    public long? Version { get; init; }

    /// <summary>Whether the claim changed since then; absent where nobody looked.</summary>
    public bool? Stale { get; init; }

    /// <summary>What a ruling changes, or would change now; absent where nobody reckoned it.</summary>
    public IReadOnlyList<ChangeView>? Impact { get; init; }

    /// <summary>True when more changes than are listed.</summary>
    public bool? ImpactIncomplete { get; init; }

    /// <summary>What a redaction erases, or would erase now: fields of events, by their JSON pointers.</summary>
    public IReadOnlyList<ErasedView>? Erases { get; init; }

    public string? DecidedBy { get; init; }

    public string? DecidedAt { get; init; }

    /// <summary>What whoever decided said; the reason of a rejection.</summary>
    public string? Note { get; init; }

    /// <summary>The claim's version now; null where nobody looked.</summary>
    [JsonIgnore]
    public long? Current { get; init; }

    public static ProposalView Of(Proposal proposal) => new()
    {
        Id = proposal.Id,
        Kind = proposal.Act is ProposedRuling ? "ruling" : "redaction",
        State = proposal.State,
        Ruling = proposal.Act as ProposedRuling,
        Redaction = proposal.Act as ProposedRedaction,
        ProposedBy = proposal.By,
        ProposedAt = AsOf.Print(proposal.At),
        Version = proposal.Version,
        DecidedBy = proposal.Settled?.By,
        DecidedAt = proposal.Settled is { } settled ? AsOf.Print(settled.At) : null,
        Note = proposal.Settled?.Note,
    };

    /// <summary>With what it would do now.</summary>
    public ProposalView With(DryRunOutcome would) => this with
    {
        Impact = would.Impact,
        ImpactIncomplete = would.ImpactIncomplete,
        Erases = would.Erases,
        Current = would.Version,
        Stale = would.Version is { } now ? now != Version : null,
    };
}

/// <summary>A page of proposals, the oldest first.</summary>
/// <param name="Proposals">Without what they would do: each says that for itself.</param>
/// <param name="Next">For <c>after</c>, when there is more.</param>
internal sealed record ProposalPage(IReadOnlyList<ProposalView> Proposals, string? Next);

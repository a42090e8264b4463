using System.Text.Json;
using Facts.Domain.Claims;

namespace Facts.Domain.Corrections;

/// <summary>An editor's act upon one claim. The claim's earlier wording stays in the stream.</summary>
public abstract record ClaimAct
{
    /// <summary>The claim it is about.</summary>
    public required string Claim { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The source that shows it, if any.</summary>
    public string? Source { get; init; }
}

/// <summary>We or the source had it wrong: fields of the claim were replaced.</summary>
public sealed record ClaimCorrected : ClaimAct
{
    /// <summary>The fields as given, by their import names; null removes one.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Set { get; init; }

    /// <summary>The whole claim after the correction.</summary>
    public required ClaimEvent Becomes { get; init; }
}

/// <summary>The claim was withdrawn (nanopub <c>retracts</c>).</summary>
public sealed record ClaimRetracted : ClaimAct;

/// <summary>An editor ranked the claim.</summary>
public sealed record ClaimRanked : ClaimAct
{
    /// <summary>The new rank.</summary>
    public required Rank Rank { get; init; }

    /// <summary>Who proposed it, where somebody else approved it.</summary>
    public string? ProposedBy { get; init; }
}

/// <summary>A threat or plan came to its end.</summary>
public sealed record OutcomeRecorded : ClaimAct
{
    /// <summary>How it ended.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>When, EDTF.</summary>
    public string? When { get; init; }
}

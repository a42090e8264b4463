using System.Text.Json;

namespace Facts.Domain.Claims;

/// <summary>An editor's act upon one claim. The claim's earlier wording stays in the stream.</summary>
public abstract record ClaimAct
{
    /// <summary>The claim it is about.</summary>
    public required string Claim { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The source that shows it, if any.</summary>
    public string? Source { get; init; }

    /// <summary>What it makes of the claim.</summary>
    internal abstract Claim ApplyTo(Claim claim);

    /// <summary>Why it can't be done to the claim; null when it can.</summary>
    internal virtual Refusal? Check(Claim claim) => null;
}

/// <summary>We or the source had it wrong: fields of the claim were replaced.</summary>
public sealed record ClaimCorrected : ClaimAct
{
    /// <summary>The fields as given, by their import names; null removes one.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Set { get; init; }

    /// <summary>The whole claim after the correction.</summary>
    public required ClaimEvent Becomes { get; init; }

    internal override Claim ApplyTo(Claim claim) => claim with
    {
        Body = Becomes,
        Superseded = [.. claim.Superseded, claim.Body],
        Reasons = [.. claim.Reasons ?? [], Reason],
    };
}

/// <summary>The claim was withdrawn (nanopub <c>retracts</c>).</summary>
public sealed record ClaimRetracted : ClaimAct
{
    internal override Claim ApplyTo(Claim claim) => claim with { Retracted = true };
}

/// <summary>An editor ranked the claim.</summary>
public sealed record ClaimRanked : ClaimAct
{
    /// <summary>The new rank.</summary>
    public required Rank Rank { get; init; }

    /// <summary>Who proposed it, where somebody else approved it.</summary>
    public string? ProposedBy { get; init; }

    internal override Claim ApplyTo(Claim claim) => claim with { Rank = Rank };
}

/// <summary>A threat or plan came to its end.</summary>
public sealed record OutcomeRecorded : ClaimAct
{
    /// <summary>How it ended.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>When, EDTF.</summary>
    public string? When { get; init; }

    internal override Claim ApplyTo(Claim claim) => claim with { Outcome = this };

    internal override Refusal? Check(Claim claim) => claim.Body is ThreatClaimed or PlanClaimed
        ? null
        : new Refusal(Codes.InvalidValue, $"Only a threat or a plan has an outcome; '{claim.Id}' is a {ClaimKinds.Of(claim.Body)}.");
}

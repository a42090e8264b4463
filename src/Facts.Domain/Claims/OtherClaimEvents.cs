using System.Collections.Immutable;

namespace Facts.Domain.Claims;

/// <summary>Announced and not yet done. It moves no holder until a later claim fulfils it.</summary>
public sealed record PlanClaimed : ClaimEvent
{
    /// <summary>Whom it concerns.</summary>
    public IReadOnlyList<string>? People { get; init; }

    /// <summary>The post it is about, if any.</summary>
    public string? Post { get; init; }

    /// <summary>What is to happen.</summary>
    public required string Action { get; init; }

    /// <summary>With whom or where.</summary>
    public string? With { get; init; }

    /// <summary>When it is to happen, EDTF.</summary>
    public string? When { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<string> Posts() => Post is null ? [] : [Post];
}

/// <summary>A group says that it will do something unless a condition is met.</summary>
public sealed record ThreatClaimed : ClaimEvent
{
    /// <summary>The group.</summary>
    public string? By { get; init; }

    /// <summary>What is threatened.</summary>
    public required string Action { get; init; }

    /// <summary>The condition.</summary>
    public string? Unless { get; init; }

    /// <summary>By when, EDTF.</summary>
    public string? Deadline { get; init; }

    /// <summary>The signatories that are named.</summary>
    public IReadOnlyList<string>? Signatories { get; init; }

    /// <summary>How many signed.</summary>
    public long? Count { get; init; }

    /// <summary>Out of how many.</summary>
    public long? Of { get; init; }
}

/// <summary>Somebody denies a claim of the same organization. It marks the claim disputed; it does not delete it.</summary>
public sealed record DenialClaimed : ClaimEvent
{
    /// <summary>The claim that is denied.</summary>
    public required string Denies { get; init; }

    /// <summary>Who denies it.</summary>
    public string? By { get; init; }
}

/// <summary>An allegation, reason, explanation, assurance or opinion. No effect on posts.</summary>
public sealed record StatementClaimed : ClaimEvent
{
    /// <summary>What sort of statement it is.</summary>
    public Nature? Nature { get; init; }

    /// <summary>Who makes it.</summary>
    public string? By { get; init; }

    /// <summary>The person, organization or claim that it is about.</summary>
    public string? About { get; init; }

    /// <summary>What it says, in the editor's words.</summary>
    public string? Says { get; init; }
}

/// <summary>A measured quantity, shown with the post or threat that it is about.</summary>
public sealed record FigureClaimed : ClaimEvent
{
    /// <summary>What is measured; <c>seats</c> counts the seats of <see cref="Post"/>.</summary>
    public required string Measure { get; init; }

    /// <summary>The number, in <see cref="Unit"/>.</summary>
    public required decimal Value { get; init; }

    /// <summary>The unit, for example USD.</summary>
    public string? Unit { get; init; }

    /// <summary>True when the number is a lower bound ("more than").</summary>
    public bool? AtLeast { get; init; }

    /// <summary>The whole that the number is a part of.</summary>
    public decimal? Of { get; init; }

    /// <summary>The claim that it belongs to.</summary>
    public string? About { get; init; }

    /// <summary>The post that it belongs to.</summary>
    public string? Post { get; init; }

    /// <summary>When it was so, EDTF.</summary>
    public string? When { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<string> Posts() => Post is null ? [] : [Post];
}

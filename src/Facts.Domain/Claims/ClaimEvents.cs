using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Facts.Domain.Sources;

namespace Facts.Domain.Claims;

/// <summary>One assertion in one source, as it was recorded. Dates are EDTF, kept as given.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AppointmentClaimed), "appointment")]
[JsonDerivedType(typeof(DismissalClaimed), "dismissal")]
[JsonDerivedType(typeof(ResignationClaimed), "resignation")]
[JsonDerivedType(typeof(TenureClaimed), "tenure")]
[JsonDerivedType(typeof(PlanClaimed), "plan")]
[JsonDerivedType(typeof(ThreatClaimed), "threat")]
[JsonDerivedType(typeof(DenialClaimed), "denial")]
[JsonDerivedType(typeof(StatementClaimed), "statement")]
[JsonDerivedType(typeof(FigureClaimed), "figure")]
[JsonDerivedType(typeof(DeathClaimed), "death")]
[JsonDerivedType(typeof(DissolutionClaimed), "dissolution")]
[JsonDerivedType(typeof(AbolitionClaimed), "abolition")]
public abstract record ClaimEvent
{
    /// <summary>Unique among all claims; 1 to 100 of <c>A-Z a-z 0-9 . _ ~ -</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The source that makes the claim.</summary>
    public required string Source { get; init; }

    /// <summary>
    /// The organization it is about, and whose stream it stands in; empty for what stands in a person's: a death, and a denial of one.
    /// </summary>
    [AbsentWhenEmpty]
    public required string Organization { get; init; } = "";

    /// <summary>The exact words.</summary>
    public Quote? Quote { get; init; }

    /// <summary>How the claim reached the source, from the one who said it to the publisher.</summary>
    public IReadOnlyList<Attribution>? Attribution { get; init; }

    /// <summary>The editor's own remark, for example how a relative day was read.</summary>
    public string? Note { get; init; }

    /// <summary>Where the source has it from when it is a copy; absent when the source is its own origin.</summary>
    public string? Origin { get; init; }

    /// <summary>The posts that it names, by their ids.</summary>
    public virtual ImmutableArray<string> Posts() => [];
}

/// <summary>One step of the way a claim took (PROV <c>wasAttributedTo</c>).</summary>
/// <param name="Who">The one who said or relayed it: an id, or words where there is none.</param>
/// <param name="Via">The medium, for example "X".</param>
/// <param name="On">When, EDTF.</param>
public sealed record Attribution(string Who, string? Via = null, string? On = null);

/// <summary>A claim that starts or ends a person's tenure of a post.</summary>
public abstract record PostClaim : ClaimEvent
{
    /// <summary>The post's id in the organization.</summary>
    public required string Post { get; init; }

    /// <summary>The person's id, as the source names them.</summary>
    public required string Person { get; init; }

    /// <summary>The dates that it states, EDTF: of the start, of the end (<c>..</c> for none), or of a day in between.</summary>
    public abstract IEnumerable<string> Dates();

    /// <inheritdoc/>
    public override ImmutableArray<string> Posts() => [Post];
}

/// <summary>The person takes the post.</summary>
public sealed record AppointmentClaimed : PostClaim
{
    /// <summary>When it starts, EDTF.</summary>
    public required string When { get; init; }

    /// <summary>In what capacity; absent when not stated.</summary>
    public Capacity? Capacity { get; init; }

    /// <summary>Who appointed.</summary>
    public string? By { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<string> Dates() => [When];
}

/// <summary>The person is removed from the post.</summary>
public sealed record DismissalClaimed : PostClaim
{
    /// <summary>When it ends, EDTF.</summary>
    public required string When { get; init; }

    /// <summary>In what way; absent when not stated.</summary>
    public Cause? Cause { get; init; }

    /// <summary>Who dismissed.</summary>
    public string? By { get; init; }

    /// <summary>The reason that was given.</summary>
    public string? StatedReason { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<string> Dates() => [When];
}

/// <summary>The person leaves the post.</summary>
public sealed record ResignationClaimed : PostClaim
{
    /// <summary>When it ends, EDTF.</summary>
    public required string When { get; init; }

    /// <summary>The reason that was given.</summary>
    public string? StatedReason { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<string> Dates() => [When];
}

/// <summary>
/// The person holds the post over a period, as registers and biographies say it, with at least one end; or on a day, as reports do in
/// passing, and then nothing is said of either end.
/// </summary>
public sealed record TenureClaimed : PostClaim
{
    /// <summary>When it starts, EDTF; absent when not stated.</summary>
    public string? From { get; init; }

    /// <summary>When it ends, EDTF; <c>..</c> when stated to be ongoing; absent when not stated.</summary>
    public string? To { get; init; }

    /// <summary>In what capacity; absent when not stated.</summary>
    public Capacity? Capacity { get; init; }

    /// <summary>A day on which the person holds the post, EDTF: all of it where it is a day, some moment of it where it is vaguer.</summary>
    public string? On { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<string> Dates() => new[] { From, To, On }.OfType<string>();
}

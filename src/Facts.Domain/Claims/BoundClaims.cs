using System.Collections.Immutable;

namespace Facts.Domain.Claims;

/// <summary>A claim that something ended without which nobody holds a post: from then on nobody concerned holds it (rules, 7).</summary>
public abstract record BoundClaim : ClaimEvent
{
    /// <summary>When it ended, EDTF.</summary>
    public required string When { get; init; }

    /// <summary>
    /// Whom alone it ends in an organization: somebody who died, or another organization that holds posts there. Null where it ends
    /// everybody who holds what ended.
    /// </summary>
    /// <param name="organization">The id of the organization that the posts are in.</param>
    public abstract string? HolderIn(string organization);
}

/// <summary>
/// A person died. It names no organization: it stands in the person's own stream, and a copy of all that is recorded of it in the stream of
/// every organization that has claims about the person.
/// </summary>
public sealed record DeathClaimed : BoundClaim
{
    /// <summary>The person's id, as the source names them.</summary>
    public required string Person { get; init; }

    /// <summary>In a copy, when it was recorded in the person's stream, UTC; absent there.</summary>
    public DateTime? RecordedAt { get; init; }

    /// <inheritdoc/>
    public override string? HolderIn(string organization) => Person;
}

/// <summary>
/// An organization ended, and every post in it; and so did what it held of the posts of others, if it was declared to hold any: all that is
/// recorded of it is copied to the streams of these.
/// </summary>
public sealed record DissolutionClaimed : BoundClaim
{
    /// <summary>In a copy, when it was recorded in the organization's own stream, UTC; absent there.</summary>
    public DateTime? RecordedAt { get; init; }

    /// <inheritdoc/>
    public override string? HolderIn(string organization) => Organization == organization ? null : Organization;
}

/// <summary>A post ended.</summary>
public sealed record AbolitionClaimed : BoundClaim
{
    /// <summary>The post's id in the organization.</summary>
    public required string Post { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<string> Posts() => [Post];

    /// <inheritdoc/>
    public override string? HolderIn(string organization) => null;
}

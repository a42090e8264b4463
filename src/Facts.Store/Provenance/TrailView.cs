using System.Text.Json.Nodes;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Provenance;
using Facts.Domain.Tenures;

namespace Facts.Store.Provenance;

/// <summary>
/// An answer with all that led to it, as known at its moment: what it rests on, word for word, and who recorded each when.
/// </summary>
internal sealed record TrailView
{
    /// <summary>As <c>who</c> gives it.</summary>
    public required Answer Answer { get; init; }

    /// <summary>The answer in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Who holds the post, and what says so; where it is vacant, who left it last.</summary>
    public required IReadOnlyList<HolderTrail> Holders { get; init; }

    /// <summary>
    /// Every claim that the answer names and every claim that denies one, in the order in which holders, set asides and changes name them.
    /// </summary>
    public required IReadOnlyList<ClaimTrail> Claims { get; init; }

    /// <summary>Decisions about which ids are one person, of all who are named; absent when there are none.</summary>
    public IReadOnlyList<TrailEvent>? Identities { get; init; }

    public required LedgerPlace Ledger { get; init; }
}

/// <summary>A holder and the boundaries of their tenure.</summary>
/// <param name="Person">Who.</param>
/// <param name="HasLeft">True for who left last, where the post is vacant.</param>
/// <param name="Boundaries">Start, then end, as far as claims state them.</param>
internal sealed record HolderTrail(Named Person, bool? HasLeft, IReadOnlyList<BoundaryTrail> Boundaries);

/// <summary>What says when a tenure starts or ends.</summary>
internal sealed record BoundaryTrail
{
    /// <summary><c>starts</c> or <c>ends</c>.</summary>
    public required Does Does { get; init; }

    /// <summary>EDTF, or <c>..</c>; absent when unknown.</summary>
    public string? Date { get; init; }

    /// <summary>Other readings, whose claims are set aside as outranked.</summary>
    public IReadOnlyList<string>? Others { get; init; }

    /// <summary>Ids of the claims that it rests on, the foremost first.</summary>
    public required IReadOnlyList<string> Claims { get; init; }

    /// <summary>True when a successor's start ends it, and no claim says so (design, Resolution 3).</summary>
    public bool? Inferred { get; init; }

    /// <summary>From how many independent origins those claims are; see <see cref="Facts.Domain.Rules.Origins"/>.</summary>
    public required int IndependentOrigins { get; init; }

    public required IReadOnlyList<AttributionNode> AttributionTree { get; init; }
}

/// <summary>A claim with its words, where they stand, who said them, and all that happened to it.</summary>
internal sealed record ClaimTrail
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>What it says, with names.</summary>
    public required string Sentence { get; init; }

    /// <summary><c>active</c>, <c>retracted</c> or <c>deprecated</c>.</summary>
    public required string Status { get; init; }

    public required Rank Rank { get; init; }

    public required bool Disputed { get; init; }

    public IReadOnlyList<string>? DeniedBy { get; init; }

    /// <summary>Why the answer does not use it, or one of its wordings; absent when it uses them all.</summary>
    public IReadOnlyList<Why>? SetAside { get; init; }

    /// <summary>The fields of the wording in force, as in an import line.</summary>
    public required JsonObject Claim { get; init; }

    /// <summary>Where the quote stands in the source's text, in code points: start inclusive, end exclusive.</summary>
    public TextPlace? Position { get; init; }

    /// <summary>The quote in its sentence; absent without one, or where the text it stands in is not kept.</summary>
    public Excerpt? Excerpt { get; init; }

    public required SourceTrail Source { get; init; }

    public required IReadOnlyList<AttributionNode> AttributionTree { get; init; }

    /// <summary>In its order; denials and what happened to them among it.</summary>
    public required IReadOnlyList<TrailEvent> History { get; init; }
}

/// <summary>A stretch of a text, in code points: start inclusive, end exclusive.</summary>
/// <param name="Start">Code points before it.</param>
/// <param name="End">Code points up to its end.</param>
/// <param name="Revision">The revision of the source whose text it is; absent for the first.</param>
internal sealed record TextPlace(int Start, int End, int? Revision)
{
    public string InWords() => $"characters {Start}–{End}" + (Revision is null ? "" : $" of revision {Revision}");
}

/// <summary>
/// A source without its text, as of the revision that is quoted: its hash, address and times. Only the id is there when nobody had
/// recorded the source by then.
/// </summary>
internal sealed record SourceTrail(
    string Id, string? Title, string? Publisher, string? Url, string? Language, string? PublishedAt, string? Origin, string? Sha256,
    string? RecordedAt);

using System.Text.Json.Nodes;
using Facts.Domain.Provenance;
using Facts.Domain.Sources;

namespace Facts.Store.Sources;

/// <summary>
/// A source with the text of one of its snapshots, and a page of the claims that it makes in the order in which they stand there.
/// </summary>
internal sealed record SourceView
{
    /// <summary>The source as it was recorded, with the text and hash of the snapshot that is shown.</summary>
    public required SourceRecorded Source { get; init; }

    /// <summary>When the source was recorded first.</summary>
    public required string RecordedAt { get; init; }

    /// <summary>The snapshot that is shown, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>The snapshots, oldest first; where there are more than a thousand, the next pages have the rest.</summary>
    public required IReadOnlyList<RevisionView> Revisions { get; init; }

    public required IReadOnlyList<SourceClaim> Claims { get; init; }

    /// <summary>Whose words those claims of the page are that count, from the publisher back to the speakers.</summary>
    public required IReadOnlyList<AttributionNode> AttributionTree { get; init; }

    /// <summary>From how many independent origins all claims of the source are that count.</summary>
    public required int IndependentOrigins { get; init; }

    /// <summary>Claims of the page whose words stood in the snapshot shown, or in one before it, and can't be placed in it: for review.</summary>
    public required IReadOnlyList<OrphanedQuote> Orphaned { get; init; }

    /// <summary>How many claims the source makes, on all pages.</summary>
    public required int ClaimCount { get; init; }

    /// <summary>How many snapshots there are, on all pages.</summary>
    public required int RevisionCount { get; init; }

    /// <summary>The cursor of the next page; absent at the end.</summary>
    public string? Next { get; init; }
}

/// <summary>A snapshot of a source.</summary>
/// <param name="Revision">1 for the text that the source was recorded with.</param>
/// <param name="Event">The event that recorded it.</param>
/// <param name="Sha256">Over the text in UTF-8; absent without a text.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Reason">Why it was revised.</param>
/// <param name="PublishedAt">When this text was published.</param>
/// <param name="Url">Where this text was found.</param>
/// <param name="Characters">Code points of the text; absent without one.</param>
internal sealed record RevisionView(
    int Revision, Guid Event, string? Sha256, string RecordedAt, string? Reason, string? PublishedAt, string? Url, int? Characters)
{
    /// <summary>Over the bytes that were found, where they were not the text in UTF-8.</summary>
    public string? OriginalSha256 { get; init; }
}

/// <summary>A claim that a source makes.</summary>
/// <param name="Id">The claim's id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Retracted">Whether it was withdrawn.</param>
/// <param name="Start">Code points before its quote in the snapshot shown; absent where it has no place.</param>
/// <param name="End">Code points up to the quote's end.</param>
/// <param name="Revision">The snapshot that the quote was found in when the claim was recorded; absent without a quote.</param>
/// <param name="Claim">The claim, as in an import line.</param>
internal sealed record SourceClaim(string Id, string Kind, bool Retracted, int? Start, int? End, int? Revision, JsonObject Claim);

/// <summary>A quote that has no place in the snapshot shown.</summary>
/// <param name="Claim">The claim's id.</param>
/// <param name="Quote">Its words.</param>
/// <param name="Why">Whether they are gone, or stand there more than once.</param>
/// <param name="Revision">The snapshot in which they stood when the claim was recorded.</param>
internal sealed record OrphanedQuote(string Claim, string Quote, Orphaned Why, int Revision);

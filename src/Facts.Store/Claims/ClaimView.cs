using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Provenance;
using Facts.Domain.Recording;
using Facts.Domain.Sources;
using Facts.Domain.Time;

namespace Facts.Store.Claims;

/// <summary>All that is known of a claim: its fields, how it stands, its history, and the tenures that rest on it.</summary>
internal sealed record ClaimView
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>The fields of the wording in force, as in an import line.</summary>
    public required JsonObject Claim { get; init; }

    /// <summary><c>active</c>, <c>retracted</c> or <c>deprecated</c>.</summary>
    public required string Status { get; init; }

    public required Rank Rank { get; init; }

    public required bool Disputed { get; init; }

    public IReadOnlyList<string>? DeniedBy { get; init; }

    /// <summary>W3C Web Annotation selectors; positions count code points of the source's first text, or of <c>revision</c>.</summary>
    public IReadOnlyList<object>? Selectors { get; init; }

    /// <summary>Where the quote stands in the latest revision of its source; absent when the source was never revised.</summary>
    public LatestAnchor? Latest { get; init; }

    public IReadOnlyList<Attribution>? Attribution { get; init; }

    /// <summary>The same from the publisher back to the speaker, with names.</summary>
    public required IReadOnlyList<AttributionNode> AttributionTree { get; init; }

    public required string RecordedAt { get; init; }

    public required IReadOnlyList<HistoryEntry> History { get; init; }

    /// <summary>Tenures believed now that rest on it.</summary>
    public required IReadOnlyList<Supported> Supports { get; init; }

    /// <summary><c>active</c>, <c>retracted</c> or <c>deprecated</c>.</summary>
    public static string StatusOf(Claim claim) =>
        claim.Retracted ? "retracted" : claim.Rank == Rank.Deprecated ? "deprecated" : "active";

    public static ClaimView Of(Claim claim, IReadOnlyList<RecordedEvent> history, IReadOnlyList<Supported> supports, Credits said) => new()
    {
        Id = claim.Id,
        Kind = ClaimKinds.Of(claim.Body),
        Claim = ClaimFields.Of(claim.Body),
        Status = StatusOf(claim),
        Rank = claim.Rank,
        Disputed = claim.IsDisputed,
        DeniedBy = claim.DeniedBy.Count == 0 ? null : claim.DeniedBy,
        Selectors = claim.Body.Quote is { } quote
            ?
            [
                new
                {
                    type = "TextQuoteSelector",
                    exact = quote.Exact,
                    prefix = quote.Prefix,
                    suffix = quote.Suffix,
                    revision = quote.Revision,
                },
                new { type = "TextPositionSelector", start = quote.Start, end = quote.End, revision = quote.Revision },
            ]
            : null,
        Attribution = claim.Body.Attribution,
        AttributionTree = said.Tree([claim.Body]),
        RecordedAt = AsOf.Print(claim.RecordedAt),
        History = [.. history.Select(HistoryEntry.Of)],
        Supports = supports,
    };
}

/// <summary>A quote in the latest revision of its source.</summary>
/// <param name="Revision">Its number, from 2.</param>
/// <param name="Status"><c>anchored</c> or <c>orphaned</c>.</param>
/// <param name="Start">Code points before the quote, when it is anchored.</param>
/// <param name="End">Code points up to its end, when it is anchored.</param>
/// <param name="Why">Why it is an orphan.</param>
internal sealed record LatestAnchor(int Revision, string Status, int? Start, int? End, Orphaned? Why)
{
    /// <summary>Null without a quote or a text.</summary>
    public static LatestAnchor? Of(Quote? quote, SourceRevised? latest) =>
        quote is not null && latest is not null && Anchoring.In(quote, latest.Revision, latest.Text) is { } place
            ? new(latest.Revision, place.Why is null ? "anchored" : "orphaned", place.Start, place.End, place.Why)
            : null;
}

/// <summary>One event of a claim's history.</summary>
internal sealed record HistoryEntry(
    string Event, string Type, string RecordedAt, string? AppendedAt, string? Actor, string Stream, long Version, JsonNode? Data)
{
    public static HistoryEntry Of(RecordedEvent recorded) => new(
        recorded.Id.ToString(),
        recorded.Type,
        AsOf.Print(recorded.RecordedAt),
        recorded.AppendedAt,
        recorded.Actor,
        recorded.Stream,
        recorded.Version,
        JsonNode.Parse(FactsJson.Write(recorded.Data)));
}

/// <summary>A tenure that rests on the claim.</summary>
internal sealed record Supported(string Organization, string Post, string Person, string? From, string? To);

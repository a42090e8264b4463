using System.Text.Json.Nodes;
using Facts.Domain.Claims;
using Facts.Domain.Provenance;
using Facts.Domain.Time;
using Facts.Importing;
using Facts.Provenance;
using Facts.Storage;

namespace Facts.Claims;

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

    /// <summary>W3C Web Annotation selectors; positions count code points.</summary>
    public IReadOnlyList<object>? Selectors { get; init; }

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
                new { type = "TextQuoteSelector", exact = quote.Exact, prefix = quote.Prefix, suffix = quote.Suffix },
                new { type = "TextPositionSelector", start = quote.Start, end = quote.End },
            ]
            : null,
        Attribution = claim.Body.Attribution,
        AttributionTree = said.Tree([claim.Body]),
        RecordedAt = AsOf.Print(claim.RecordedAt),
        History = [.. history.Select(HistoryEntry.Of)],
        Supports = supports,
    };
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

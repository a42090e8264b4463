using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Store.Claims;

namespace Facts.Store.Answers;

/// <summary>How a claim stands, or stood: all of it but its history.</summary>
/// <param name="Status"><c>active</c>, <c>retracted</c> or <c>deprecated</c>.</param>
/// <param name="Rank">The latest ruling.</param>
/// <param name="Disputed">Denied, and not settled.</param>
/// <param name="DeniedBy">Denials that count; absent without any.</param>
/// <param name="Outcome">How a threat or plan ended; absent until it is recorded.</param>
/// <param name="OutcomeWhen">When it ended, EDTF, as far as that is stated.</param>
/// <param name="Wording">Its fields, as in an import line; in a change those that differ, absent without any.</param>
internal sealed record ClaimStanding(
    string Status, Rank Rank, bool Disputed, IReadOnlyList<string>? DeniedBy, Outcome? Outcome, string? OutcomeWhen, JsonObject? Wording)
{
    public static ClaimStanding Of(Claim claim) => new(
        ClaimView.StatusOf(claim),
        claim.Rank,
        claim.IsDisputed,
        claim.DeniedBy.Count == 0 ? null : claim.DeniedBy,
        claim.Outcome?.Outcome,
        claim.Outcome?.When,
        ClaimFields.Of(claim.Body));

    /// <summary>As it was said at first, before anybody denied it or acted upon it.</summary>
    public static ClaimStanding AtFirst(Claim claim) => Of(new Claim { Body = claim.Original, RecordedAt = claim.RecordedAt });

    /// <summary>The same with only those fields of the wording that are not so in the other.</summary>
    public ClaimStanding Beside(ClaimStanding other)
    {
        var differing = (Wording ?? []).Where(field => !JsonNode.DeepEquals(field.Value, other.Wording?[field.Key]))
            .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())).ToList();
        return this with { Wording = differing.Count == 0 ? null : new JsonObject(differing) };
    }
}

/// <summary>A claim that stands otherwise than before (GET /api/changes/claims).</summary>
/// <param name="Claim">The claim's id.</param>
/// <param name="Kind">The kind of claim.</param>
/// <param name="Before">How it stood; absent when it was not recorded yet.</param>
/// <param name="After">How it stands.</param>
/// <param name="RecordedAt">Since when, in recorded time, it stands so.</param>
/// <param name="Acts">What was recorded of it in between: denials, acts upon it, and acts upon its denials; the first of many.</param>
internal sealed record ClaimChange(
    string Claim, string Kind, ClaimStanding? Before, ClaimStanding After, string RecordedAt, IReadOnlyList<HistoryEntry> Acts)
{
    /// <summary>Acts that are not listed, where there are more; the claim itself has all of them.</summary>
    public int? ActsMore { get; init; }

    /// <summary>What it says now, for people.</summary>
    [JsonIgnore]
    public JsonObject Fields { get; init; } = [];
}

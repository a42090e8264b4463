using System.Text.Json.Serialization;

namespace Facts.Ledger;

/// <summary>What was erased of what was asked for; no events when nothing was left to erase.</summary>
internal sealed record RedactionView(string Of, string Field, IReadOnlyList<ErasedView> Events)
{
    /// <summary>The events that say so.</summary>
    [JsonIgnore]
    public IReadOnlyList<Guid> Acts { get; init; } = [];
}

/// <summary>A redaction that is to be done.</summary>
/// <param name="Target">What of.</param>
/// <param name="Field">The field, by its import name.</param>
/// <param name="Reason">Why.</param>
/// <param name="Actor">On whose behalf.</param>
/// <param name="ProposedBy">Who proposed it; null when nobody had to.</param>
internal sealed record RedactionOrder(RedactionTarget Target, string Field, string Reason, string Actor, string? ProposedBy);

/// <summary>The fields of an event that are gone, as JSON pointers.</summary>
internal sealed record ErasedView(Guid Event, IReadOnlyList<string> Fields);

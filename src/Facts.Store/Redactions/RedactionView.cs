using System.Text.Json.Serialization;

namespace Facts.Store.Redactions;

/// <summary>What was erased of what was asked for; no events when nothing was left to erase.</summary>
internal sealed record RedactionView(string Of, string Field, IReadOnlyList<ErasedView> Events)
{
    /// <summary>The events that say so.</summary>
    [JsonIgnore]
    public IReadOnlyList<Guid> Acts { get; init; } = [];
}

/// <summary>The fields of an event that are gone, as JSON pointers.</summary>
internal sealed record ErasedView(Guid Event, IReadOnlyList<string> Fields);

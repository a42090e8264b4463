using System.Text.Json.Serialization;
using Facts.Domain.Recording;
using Facts.Store.Answers;

namespace Facts.Store.Recording;

/// <summary>What an act changes, or would change.</summary>
/// <param name="Impact">By organization, post and time.</param>
/// <param name="Version">The version, after it, of what it is upon.</param>
/// <param name="Unchanged">It is so already: there is nothing to record.</param>
internal sealed record ImpactView(IReadOnlyList<ChangeView> Impact, long Version, bool Unchanged)
{
    /// <summary>True when more changes than a page of <c>/api/changes</c> has: only the first are listed.</summary>
    public bool? ImpactIncomplete { get; init; }

    /// <summary>What its author ought to know of it; absent for nothing.</summary>
    public IReadOnlyList<Remark>? Remarks { get; init; }

    /// <summary>The version before it.</summary>
    [JsonIgnore]
    public long Seen { get; init; }
}

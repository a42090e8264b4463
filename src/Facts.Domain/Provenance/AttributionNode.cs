using Facts.Domain.Answers;

namespace Facts.Domain.Provenance;

/// <summary>Somebody who said or passed on claims, with those whom they have it from.</summary>
public sealed record AttributionNode
{
    /// <summary>An id with its name; where the claim has words instead of an id, both are those words.</summary>
    public required Named Who { get; init; }

    /// <summary>The medium, for example "X".</summary>
    public string? Via { get; init; }

    /// <summary>When, EDTF.</summary>
    public string? On { get; init; }

    /// <summary>The document's id, where it stands for itself: no publisher of it is stated, or others copy it.</summary>
    public string? Source { get; init; }

    /// <summary>Claims whose chain ends here, as whose own word they stand; ids in ordinal order.</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];

    /// <summary>Whom they have the other claims from, by name; absent when nobody.</summary>
    public IReadOnlyList<AttributionNode>? HeardFrom { get; init; }
}

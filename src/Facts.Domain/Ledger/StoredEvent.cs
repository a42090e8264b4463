namespace Facts.Domain.Ledger;

/// <summary>An event as a store or a bundle has it now; whether that is what was recorded is what its leaf tells.</summary>
public sealed record StoredEvent
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The stream it stands in.</summary>
    public required string Stream { get; init; }

    /// <summary>Its place in the stream, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>Its place in the store's order.</summary>
    public required long Sequence { get; init; }

    /// <summary>The name that its type is stored under.</summary>
    public required string Type { get; init; }

    /// <summary>Its recorded time, RFC 3339 in UTC.</summary>
    public required string RecordedAt { get; init; }

    /// <summary>When it truly was appended, RFC 3339 in UTC.</summary>
    public string? AppendedAt { get; init; }

    /// <summary>Who recorded it.</summary>
    public string? Actor { get; init; }

    /// <summary>What it says, as JSON.</summary>
    public required string Data { get; init; }

    /// <summary>The event that a leaf stands for, with what it says.</summary>
    public static StoredEvent Of(Leaf leaf, string data) => new()
    {
        Id = leaf.Event,
        Stream = leaf.Stream,
        Version = leaf.Version,
        Sequence = leaf.Sequence,
        Type = leaf.Type,
        RecordedAt = leaf.RecordedAt,
        AppendedAt = leaf.AppendedAt,
        Actor = leaf.Actor,
        Data = data,
    };

    /// <summary>The leaf that stands for it with these commitments to its data.</summary>
    public Leaf ToLeaf(IReadOnlyList<Commitment> commitments) => new()
    {
        Event = Id,
        Stream = Stream,
        Version = Version,
        Sequence = Sequence,
        Type = Type,
        RecordedAt = RecordedAt,
        AppendedAt = AppendedAt,
        Actor = Actor,
        Commitments = commitments,
    };
}

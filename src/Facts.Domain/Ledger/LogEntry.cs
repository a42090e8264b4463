namespace Facts.Domain.Ledger;

/// <summary>A leaf of the log, with what there is of its event and of the salts that open its commitments.</summary>
/// <param name="Index">Its place in the log, from 0.</param>
/// <param name="Leaf">The bytes that are hashed.</param>
/// <param name="Event">The event as it stands now; null when it is gone.</param>
/// <param name="Salts">By the path of the part that each opens.</param>
public sealed record LogEntry(long Index, byte[] Leaf, StoredEvent? Event, IReadOnlyDictionary<string, byte[]> Salts)
{
    /// <summary>In a database: the event's place in the store's order, as the leaf's row has it beside the leaf.</summary>
    public long? Sequence { get; init; }
}

/// <summary>Something that is not as it was recorded.</summary>
/// <param name="Code">Stable: one of <see cref="FindingCodes"/>.</param>
/// <param name="Message">A sentence that names the event, the leaf or the checkpoint.</param>
public sealed record Finding(string Code, string Message);

/// <summary>A field that was erased as it is meant to be: a later event says so.</summary>
public sealed record Redaction(Guid Event, string Field, string RecordedAt, string? Actor, string? Reason)
{
    /// <summary>Who proposed it, where somebody else approved it.</summary>
    public string? ProposedBy { get; init; }
}

/// <summary>The stable codes of findings.</summary>
public static class FindingCodes
{
    /// <summary>An event is not what its leaf says.</summary>
    public const string Changed = "event-changed";

    /// <summary>A leaf has no event any more.</summary>
    public const string Deleted = "event-deleted";

    /// <summary>An event was put in behind the log's back.</summary>
    public const string Inserted = "event-inserted";

    /// <summary>Two events have each other's place or content.</summary>
    public const string Swapped = "events-swapped";

    /// <summary>A field was erased, and no redaction says so.</summary>
    public const string Erased = "field-erased";

    /// <summary>A field was redacted, and is there still, or again.</summary>
    public const string NotErased = "not-erased";

    /// <summary>The leaves do not add up to what a checkpoint says of them.</summary>
    public const string Rewritten = "log-rewritten";

    /// <summary>The log ends before a checkpoint that was seen: an older state was brought back.</summary>
    public const string Shrunk = "log-shrunk";

    /// <summary>A leaf is missing, or is none.</summary>
    public const string LeafBroken = "leaf-broken";

    /// <summary>A tile, from which proofs are made, is not what the leaves come to.</summary>
    public const string TileBroken = "tile-broken";

    /// <summary>A checkpoint's row says another size than the checkpoint.</summary>
    public const string CheckpointBroken = "checkpoint-broken";

    /// <summary>A checkpoint is not signed by a key that is trusted.</summary>
    public const string NotSigned = "signature-invalid";

    /// <summary>A row says what no build of Facts writes: a header, a column that is not used, a salt of no field.</summary>
    public const string Foreign = "foreign-value";

    /// <summary>There is an API key that no event gave.</summary>
    public const string KeyNotGiven = "key-not-given";

    /// <summary>An API key is not what the events about it say.</summary>
    public const string KeyChanged = "key-changed";
}

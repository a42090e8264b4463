namespace Facts.Domain.Ledger;

/// <summary>
/// Fields of an event were erased, with their salts: nobody can read them again, or try out what they were. The event's leaf stays.
/// </summary>
public sealed record Redacted
{
    /// <summary>The event whose fields were erased.</summary>
    public required Guid Event { get; init; }

    /// <summary>The fields, by their JSON pointers (RFC 6901) in the event's data.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>Why; may be erased in its turn.</summary>
    public string? Reason { get; init; }

    /// <summary>Who proposed it, where somebody else approved it.</summary>
    public string? ProposedBy { get; init; }
}

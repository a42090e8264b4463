using Facts.Domain.Ledger;

namespace Facts.Store.Audit;

/// <summary>What a verification came to.</summary>
internal sealed record AuditReport
{
    public bool Verified => Findings.Count == 0;

    /// <summary>The log's name.</summary>
    public required string Origin { get; init; }

    /// <summary>Leaves that were checked.</summary>
    public required long Size { get; init; }

    /// <summary>Leaves under the newest checkpoint; those after it are nobody's word yet.</summary>
    public required long SignedSize { get; init; }

    /// <summary>The newest checkpoint that was checked.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>When that was made, as the log says.</summary>
    public string? At { get; init; }

    /// <summary>Who signed it, as verifier keys.</summary>
    public required IReadOnlyList<string> Signers { get; init; }

    /// <summary>The size of the log when it was last verified here; absent at the first time.</summary>
    public long? Remembered { get; init; }

    /// <summary>Committed events that had no leaf yet.</summary>
    public long Waiting { get; init; }

    /// <summary>The latest recorded time in the log.</summary>
    public string? LatestRecordedAt { get; init; }

    public required IReadOnlyList<Redaction> Redactions { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }
}

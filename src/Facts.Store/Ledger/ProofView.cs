using System.Text;
using Facts.Domain.Ledger;

namespace Facts.Store.Ledger;

/// <summary>That a leaf is in the log: everything that a program needs to check it (RFC 9162, section 2.1.3.2).</summary>
internal sealed record ProofView
{
    public required Guid Event { get; init; }

    /// <summary>The leaf's place, from 0.</summary>
    public required long Index { get; init; }

    /// <summary>The size of the log that the proof leads to.</summary>
    public required long Size { get; init; }

    /// <summary>The very text that is hashed.</summary>
    public required string Leaf { get; init; }

    /// <summary>SHA-256(0x00 || leaf), base64.</summary>
    public required byte[] LeafHash { get; init; }

    /// <summary>Hashes from the leaf to the root, nearest first, base64.</summary>
    public required IReadOnlyList<byte[]> Path { get; init; }

    /// <summary>The signed checkpoint that has the root.</summary>
    public required string Checkpoint { get; init; }

    public static ProofView Of(LogEntry entry, IReadOnlyList<byte[]> path, SignedCheckpoint checkpoint) => new()
    {
        Event = Domain.Ledger.Leaf.TryParse(entry.Leaf)!.Event,
        Index = entry.Index,
        Size = checkpoint.Checkpoint.Size,
        Leaf = Encoding.UTF8.GetString(entry.Leaf),
        LeafHash = MerkleTree.LeafHash(entry.Leaf),
        Path = path,
        Checkpoint = checkpoint.Note.ToString(),
    };
}

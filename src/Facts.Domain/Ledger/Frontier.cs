namespace Facts.Domain.Ledger;

/// <summary>
/// The right edge of a growing tree: the roots of its perfect subtrees, at most 63. Appending a leaf costs two hashes on average, and the
/// root needs no leaf again.
/// </summary>
public sealed class Frontier
{
    private readonly List<byte[]> _subtrees = [];

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    /// <summary>Appends a leaf by its hash.</summary>
    public void Append(byte[] leafHash)
    {
        var hash = leafHash;
        // Each 1 at the end of the old size is a subtree that the new leaf completes.
        for (var size = Size; (size & 1) == 1; size >>= 1)
        {
            hash = MerkleTree.NodeHash(_subtrees[^1], hash);
            _subtrees.RemoveAt(_subtrees.Count - 1);
        }

        _subtrees.Add(hash);
        Size++;
    }

    /// <summary>The root over all leaves so far.</summary>
    public byte[] Root() => MerkleTree.Join(_subtrees);
}

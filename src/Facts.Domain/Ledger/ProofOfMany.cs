namespace Facts.Domain.Ledger;

/// <summary>
/// One proof that several leaves are in a tree: the hashes of what lies between them, from left to right. It is much smaller than a proof
/// for each, as leaves that stand together share what leads to the root.
/// </summary>
/// <remarks>
/// The root over <c>[from, to)</c> is: the next hash of the proof where none of the leaves is in it; the leaf's own hash where it is that
/// leaf alone; else the node over its two halves, split as RFC 6962, section 2.1 splits.
/// </remarks>
public static class ProofOfMany
{
    /// <summary>Spans of the hashes that the proof has, in its order.</summary>
    /// <param name="indexes">At least one leaf; ascending, none twice.</param>
    /// <param name="size">Leaves in the tree; more than the last of them.</param>
    public static IReadOnlyList<LeafRange> Ranges(IReadOnlyList<long> indexes, long size)
    {
        ArgumentOutOfRangeException.ThrowIfZero(indexes.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(indexes[^1], size);
        var ranges = new List<LeafRange>();
        Walk(new LeafRange(0, size), 0, indexes.Count);
        return ranges;

        void Walk(LeafRange range, int first, int after)
        {
            if (first == after)
            {
                ranges.Add(range);
                return;
            }

            if (range.To - range.From == 1)
                return;
            var middle = Middle(range);
            var between = first;
            while (between < after && indexes[between] < middle)
                between++;
            Walk(range with { To = middle }, first, between);
            Walk(range with { From = middle }, between, after);
        }
    }

    /// <summary>The root that the leaves and the proof come to; null when they do not fit together.</summary>
    /// <param name="leaves">Places and leaf hashes; ascending, none twice.</param>
    /// <param name="proof">Hashes of 32 bytes; all of them have to be used.</param>
    /// <param name="size">Leaves in the tree.</param>
    public static byte[]? Root(IReadOnlyList<(long Index, byte[] Hash)> leaves, IReadOnlyList<byte[]> proof, long size)
    {
        if (leaves.Count == 0 || leaves[0].Index < 0 || leaves[^1].Index >= size
            || !proof.All(hash => hash is { Length: MerkleTree.HashSize }))
        {
            return null;
        }

        for (var i = 1; i < leaves.Count; i++)
        {
            if (leaves[i].Index <= leaves[i - 1].Index)
                return null;
        }

        var used = 0;
        var root = Walk(new LeafRange(0, size), 0, leaves.Count);
        return used == proof.Count ? root : null;

        byte[]? Walk(LeafRange range, int first, int after)
        {
            if (first == after)
                return used < proof.Count ? proof[used++] : null;
            if (range.To - range.From == 1)
                return leaves[first].Hash;
            var middle = Middle(range);
            var between = first;
            while (between < after && leaves[between].Index < middle)
                between++;
            if (Walk(range with { To = middle }, first, between) is not { } left)
                return null;
            return Walk(range with { From = middle }, between, after) is { } right ? MerkleTree.NodeHash(left, right) : null;
        }
    }

    private static long Middle(LeafRange range) => range.From + (1L << (int)long.Log2(range.To - range.From - 1));
}

namespace Facts.Domain.Ledger;

/// <summary>
/// Which hashes prove that a leaf is in a tree, and that a tree grew out of a smaller one (RFC 6962, sections 2.1.1 and 2.1.2). The hashes
/// are named by the leaves they span, so that whoever has stored nodes need read only those.
/// </summary>
public static class MerkleProof
{
    /// <summary>PATH(m, D[n]): spans of the hashes that lead from a leaf to the root, nearest to the leaf first.</summary>
    /// <param name="index">The leaf, from 0.</param>
    /// <param name="size">Leaves in the tree; more than <paramref name="index"/>.</param>
    public static IReadOnlyList<LeafRange> Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<LeafRange>();
        var (from, to) = (0L, size);
        while (to - from > 1)
        {
            var middle = from + Split(to - from);
            path.Add(index < middle ? new(middle, to) : new(from, middle));
            (from, to) = index < middle ? (from, middle) : (middle, to);
        }

        path.Reverse();
        return path;
    }

    /// <summary>PROOF(m, D[n]): spans of the hashes that show the tree of <paramref name="size"/> to begin with that of the first
    /// leaves.</summary>
    /// <param name="first">Leaves in the smaller tree; 0 and <paramref name="size"/> need no hash.</param>
    /// <param name="size">Leaves in the larger tree.</param>
    public static IReadOnlyList<LeafRange> Consistency(long first, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, size);
        var path = new List<LeafRange>();
        if (first == 0 || first == size)
            return path;
        var (from, to) = (0L, size);
        // The smaller tree's own root is known to the verifier, as long as it is a whole subtree on the left.
        while (first != to)
        {
            var middle = from + Split(to - from);
            path.Add(first <= middle ? new(middle, to) : new(from, middle));
            (from, to) = first <= middle ? (from, middle) : (middle, to);
        }

        if (from != 0)
            path.Add(new(from, to));
        path.Reverse();
        return path;
    }

    /// <summary>The largest power of two smaller than <paramref name="count"/>.</summary>
    private static long Split(long count) => 1L << (int)long.Log2(count - 1);
}

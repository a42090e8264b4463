namespace Facts.Domain.Ledger;

/// <summary>Checks proofs with nothing but hashes (RFC 9162, sections 2.1.3.2 and 2.1.4.2).</summary>
public static class MerkleVerification
{
    /// <summary>Whether the leaf stands at that place in the tree of that size and root.</summary>
    public static bool Includes(long index, long size, ReadOnlySpan<byte> leafHash, IReadOnlyList<byte[]> path, ReadOnlySpan<byte> root)
    {
        if (index < 0 || index >= size || !AllHashes(path))
            return false;
        var (node, last) = (index, size - 1);
        var hash = leafHash.ToArray();
        foreach (var sibling in path)
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = MerkleTree.NodeHash(sibling, hash);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = MerkleTree.NodeHash(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>Whether the larger tree begins with all leaves of the smaller one, in their order.</summary>
    public static bool Extends(
        long firstSize, ReadOnlySpan<byte> firstRoot, long size, ReadOnlySpan<byte> root, IReadOnlyList<byte[]> path)
    {
        if (firstSize < 0 || firstSize > size || !AllHashes(path))
            return false;
        if (firstSize == size)
            return path.Count == 0 && firstRoot.SequenceEqual(root);
        if (firstSize == 0)
            return path.Count == 0 && firstRoot.SequenceEqual(MerkleTree.EmptyRoot);
        if (path.Count == 0)
            return false;
        // A smaller tree that is one perfect subtree is not repeated in the proof.
        var hashes = long.IsPow2(firstSize) ? [firstRoot.ToArray(), .. path] : path;
        var (node, last) = (firstSize - 1, size - 1);
        while ((node & 1) == 1)
            (node, last) = (node >> 1, last >> 1);
        var (older, newer) = (hashes[0], hashes[0]);
        foreach (var hash in hashes.Skip(1))
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                (older, newer) = (MerkleTree.NodeHash(hash, older), MerkleTree.NodeHash(hash, newer));
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                newer = MerkleTree.NodeHash(newer, hash);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && older.AsSpan().SequenceEqual(firstRoot) && newer.AsSpan().SequenceEqual(root);
    }

    private static bool AllHashes(IReadOnlyList<byte[]> path) => path.All(hash => hash is { Length: MerkleTree.HashSize });
}

using System.Security.Cryptography;

namespace Facts.Domain.Ledger;

/// <summary>Hashes of the Merkle tree (RFC 6962, section 2.1; RFC 9162, section 2.1.1): SHA-256, 32 bytes.</summary>
public static class MerkleTree
{
    /// <summary>Bytes in a hash.</summary>
    public const int HashSize = SHA256.HashSizeInBytes;

    /// <summary>MTH({}): the hash of nothing.</summary>
    public static readonly byte[] EmptyRoot = SHA256.HashData([]);

    /// <summary>MTH({d}) = SHA-256(0x00 || d).</summary>
    public static byte[] LeafHash(ReadOnlySpan<byte> leaf)
    {
        // The byte in front keeps leaves and nodes apart: else a node's two hashes could be passed off as a leaf.
        Span<byte> prefixed = leaf.Length < 1024 ? stackalloc byte[leaf.Length + 1] : new byte[leaf.Length + 1];
        prefixed[0] = 0x00;
        leaf.CopyTo(prefixed[1..]);
        return SHA256.HashData(prefixed);
    }

    /// <summary>SHA-256(0x01 || left || right).</summary>
    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> prefixed = stackalloc byte[1 + (2 * HashSize)];
        prefixed[0] = 0x01;
        left.CopyTo(prefixed[1..]);
        right.CopyTo(prefixed[(1 + HashSize)..]);
        return SHA256.HashData(prefixed);
    }

    /// <summary>The hash over the leaves <c>[from, to)</c>, put together from perfect subtrees.</summary>
    /// <param name="range">Starts at a multiple of the largest power of two below its length, as all ranges of RFC 6962 do.</param>
    /// <param name="node">Gives the hash of a perfect subtree.</param>
    public static byte[] Root(LeafRange range, Func<Subtree, byte[]> node) =>
        Join(range.Subtrees().Select(node));

    /// <summary>Perfect subtrees from left to right, the largest first, make one tree: the smaller ones are joined first.</summary>
    public static byte[] Join(IEnumerable<byte[]> subtrees)
    {
        byte[]? root = null;
        foreach (var subtree in subtrees.Reverse())
            root = root is null ? subtree : NodeHash(subtree, root);
        return root ?? EmptyRoot;
    }
}

/// <summary>A perfect subtree: it spans the leaves <c>[Index · 2^Level, (Index + 1) · 2^Level)</c>.</summary>
public readonly record struct Subtree(int Level, long Index);

/// <summary>Leaves <c>[From, To)</c>.</summary>
public readonly record struct LeafRange(long From, long To)
{
    /// <summary>The fewest perfect subtrees that make up the range, from left to right.</summary>
    public IEnumerable<Subtree> Subtrees()
    {
        for (var at = From; at < To;)
        {
            var fits = long.Log2(To - at);
            var aligned = at == 0 ? fits : Math.Min(fits, long.TrailingZeroCount(at));
            yield return new Subtree((int)aligned, at >> (int)aligned);
            at += 1L << (int)aligned;
        }
    }
}

using System.Security.Cryptography;
using Facts.Domain.Ledger;

namespace Facts.Domain.Tests.Ledger;

/// <summary>
/// The tree with published hashes (certificate-transparency, merkletree test data), and the recursive definitions of RFC 6962, section 2.1,
/// as they stand there.
/// </summary>
internal static class Trees
{
    public static readonly byte[][] EightLeaves =
    [
        .. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }.Select(Convert.FromHexString),
    ];

    public static byte[][] Leaves(int count) => [.. Enumerable.Range(0, count).Select(i => BitConverter.GetBytes(i))];

    /// <summary>MTH.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves) => leaves.Length switch
    {
        0 => SHA256.HashData([]),
        1 => SHA256.HashData([0, .. leaves[0]]),
        _ => SHA256.HashData([1, .. Root(leaves[..Split(leaves.Length)]), .. Root(leaves[Split(leaves.Length)..])]),
    };

    /// <summary>PATH.</summary>
    public static byte[][] Path(int index, ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
            return [];
        var k = Split(leaves.Length);
        return index < k ? [.. Path(index, leaves[..k]), Root(leaves[k..])] : [.. Path(index - k, leaves[k..]), Root(leaves[..k])];
    }

    /// <summary>SUBPROOF.</summary>
    public static byte[][] Consistency(int first, ReadOnlySpan<byte[]> leaves, bool whole = true)
    {
        if (first == leaves.Length)
            return whole ? [] : [Root(leaves)];
        var k = Split(leaves.Length);
        return first <= k
            ? [.. Consistency(first, leaves[..k], whole), Root(leaves[k..])]
            : [.. Consistency(first - k, leaves[k..], false), Root(leaves[..k])];
    }

    /// <summary>Ours: the hashes that the spans name.</summary>
    public static byte[][] Hashes(IEnumerable<LeafRange> spans, byte[][] leaves) =>
        [.. spans.Select(span => MerkleTree.Root(span, node => Root(leaves.AsSpan()[(int)(node.Index << node.Level)..(int)((node.Index + 1) << node.Level)])))];

    private static int Split(int count)
    {
        var k = 1;
        while (k * 2 < count)
            k *= 2;
        return k;
    }
}

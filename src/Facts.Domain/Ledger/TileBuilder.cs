namespace Facts.Domain.Ledger;

/// <summary>A full tile: its 256 hashes one after the other, and the root over them.</summary>
public sealed record Tile(int Level, long Index, byte[] Hashes, byte[] Root)
{
    /// <summary>The root over the first <paramref name="count"/> hashes' subtree: hashes <c>[from, from + count)</c>, a power of
    /// two.</summary>
    public static byte[] Subtree(ReadOnlySpan<byte> hashes, int from, int count)
    {
        if (count == 1)
            return hashes.Slice(from * MerkleTree.HashSize, MerkleTree.HashSize).ToArray();
        var half = count / 2;
        return MerkleTree.NodeHash(Subtree(hashes, from, half), Subtree(hashes, from + half, half));
    }
}

/// <summary>
/// A growing log in tiles of 256 hashes (C2SP tlog-tiles). It holds the unfinished tile of each level; finished ones are handed out once
/// and never change.
/// </summary>
public sealed class TileBuilder
{
    private readonly List<List<byte[]>> _open;

    /// <summary>Goes on from a log of <paramref name="size"/> leaves.</summary>
    /// <param name="size">Leaves so far.</param>
    /// <param name="open">For each level from 0 the hashes of its unfinished tile.</param>
    public TileBuilder(long size, IEnumerable<IReadOnlyList<byte[]>> open) =>
        (Size, _open) = (size, [.. open.Select(hashes => hashes.ToList())]);

    /// <summary>An empty log.</summary>
    public TileBuilder() : this(0, [])
    {
    }

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    /// <summary>Appends a leaf by its hash; gives the tiles that it completes, the lowest first.</summary>
    public IEnumerable<Tile> Append(byte[] leafHash)
    {
        Size++;
        return Add(0, leafHash);
    }

    private List<Tile> Add(int level, byte[] hash)
    {
        if (_open.Count == level)
            _open.Add([]);
        var open = _open[level];
        open.Add(hash);
        if (open.Count < TileAddress.FullWidth)
            return [];
        var hashes = open.SelectMany(one => one).ToArray();
        var root = Tile.Subtree(hashes, 0, TileAddress.FullWidth);
        var index = ((Size >> (TileAddress.Height * level)) / TileAddress.FullWidth) - 1;
        open.Clear();
        return [new Tile(level, index, hashes, root), .. Add(level + 1, root)];
    }
}

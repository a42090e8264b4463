using System.Security.Cryptography;

namespace Facts.Domain.Ledger;

/// <summary>Holds the tiles that a database keeps against those that its leaves come to. In memory is one hash a tile.</summary>
public sealed class TileAudit
{
    private readonly TileBuilder _builder = new();
    private readonly Dictionary<(int Level, long Index), byte[]> _expected = [];
    private readonly List<Finding> _findings = [];

    /// <summary>The next leaf.</summary>
    public void Add(byte[] leaf)
    {
        foreach (var tile in _builder.Append(MerkleTree.LeafHash(leaf)))
            _expected.Add((tile.Level, tile.Index), Digest(tile));
    }

    /// <summary>A tile as it is kept; to be called after all leaves.</summary>
    public void Compare(Tile tile)
    {
        if (!_expected.Remove((tile.Level, tile.Index), out var digest))
            _findings.Add(new(FindingCodes.TileBroken, $"{Name(tile.Level, tile.Index)} is of no leaves."));
        else if (!digest.AsSpan().SequenceEqual(Digest(tile)))
            _findings.Add(new(FindingCodes.TileBroken, $"{Name(tile.Level, tile.Index)} is not what its leaves come to."));
    }

    /// <summary>What was found.</summary>
    public IReadOnlyList<Finding> Finish() =>
        [.. _findings, .. _expected.Keys.Order().Select(one => new Finding(FindingCodes.TileBroken, $"{Name(one.Level, one.Index)} is missing."))];

    private static byte[] Digest(Tile tile) => SHA256.HashData([.. tile.Hashes, .. tile.Root]);

    private static string Name(int level, long index) => $"Tile {index} of level {level}";
}

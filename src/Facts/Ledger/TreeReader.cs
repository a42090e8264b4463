using Facts.Domain.Ledger;
using Facts.Storage;
using Npgsql;

namespace Facts.Ledger;

/// <summary>
/// Hashes of the log from its stored tiles: full tiles are rows, and the unfinished one of a level is made of what lies under it. What a
/// proof costs depends on the height of the tree, not on its length.
/// </summary>
internal sealed class TreeReader(NpgsqlConnection connection)
{
    // The newest tile of each level may be asked for by several hashes of one proof.
    private readonly Dictionary<(int Level, long Index), byte[]> _tiles = [];

    /// <summary>The log so far, ready to be added to.</summary>
    public static async Task<TileBuilder> OpenAsync(NpgsqlConnection connection, long size, CancellationToken stop)
    {
        var reader = new TreeReader(connection);
        var open = new List<IReadOnlyList<byte[]>>();
        for (var (level, count) = (0, size); count > 0; (level, count) = (level + 1, count / TileAddress.FullWidth))
            open.Add([.. (await reader.OpenTileAsync(level, count / TileAddress.FullWidth, count, stop)).Chunk(MerkleTree.HashSize)]);
        return new TileBuilder(size, open);
    }

    /// <summary>The root over leaves that stand already.</summary>
    public async Task<byte[]> HashAsync(LeafRange range, CancellationToken stop)
    {
        var hashes = new List<byte[]>();
        foreach (var subtree in range.Subtrees())
            hashes.Add(await HashAsync(subtree, stop));
        return MerkleTree.Join(hashes);
    }

    public async Task<IReadOnlyList<byte[]>> HashesAsync(IEnumerable<LeafRange> ranges, CancellationToken stop)
    {
        var hashes = new List<byte[]>();
        foreach (var range in ranges)
            hashes.Add(await HashAsync(range, stop));
        return hashes;
    }

    /// <summary>The hashes of a tile, one after the other; null when the log does not reach that far.</summary>
    public async Task<byte[]?> TileAsync(TileAddress tile, CancellationToken stop)
    {
        if (tile.Level is not { } level || level > 7)
            return null;
        var hashes = await TileAsync(level, tile.Index, tile.Width, stop);
        return hashes.Length < tile.Width * MerkleTree.HashSize ? null : hashes[..(tile.Width * MerkleTree.HashSize)];
    }

    private async Task<byte[]> HashAsync(Subtree subtree, CancellationToken stop)
    {
        // The tile that has the subtree's own leaves as hashes, at or above its level.
        var (level, height) = (subtree.Level / TileAddress.Height, subtree.Level % TileAddress.Height);
        var count = 1 << height;
        var first = subtree.Index << height;
        var (tile, from) = (first / TileAddress.FullWidth, (int)(first % TileAddress.FullWidth));
        return Tile.Subtree(await TileAsync(level, tile, from + count, stop), from, count);
    }

    private async Task<byte[]> TileAsync(int level, long index, int width, CancellationToken stop)
    {
        if (_tiles.TryGetValue((level, index), out var known) && known.Length >= width * MerkleTree.HashSize)
            return known;
        await using var command = Sql.Command(connection, "Ledger/tile.sql", [level, index]);
        var hashes = (byte[]?)await command.ExecuteScalarAsync(stop)
            ?? await OpenTileAsync(level, index, (index * TileAddress.FullWidth) + width, stop);
        return _tiles[(level, index)] = hashes;
    }

    /// <summary>The unfinished tile of a level, up to before hash <paramref name="count"/> of that level.</summary>
    private async Task<byte[]> OpenTileAsync(int level, long index, long count, CancellationToken stop)
    {
        var from = index * TileAddress.FullWidth;
        var hashes = level == 0
            ? await Sql.Query(connection, "Ledger/open_leaves.sql", [from, count],
                row => MerkleTree.LeafHash(row.GetFieldValue<byte[]>(0)), stop)
                .ToListAsync(stop)
            : await Sql.Query(connection, "Ledger/open_roots.sql", [level - 1, from, count], row => row.GetFieldValue<byte[]>(0), stop)
                .ToListAsync(stop);
        return [.. hashes.SelectMany(hash => hash)];
    }
}

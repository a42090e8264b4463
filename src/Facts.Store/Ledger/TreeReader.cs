using Facts.Domain.Ledger;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Ledger;

/// <summary>
/// Hashes of the log from its stored tiles: full tiles are rows, and the unfinished one of a level is made of what lies under it. What a
/// proof costs depends on the height of the tree, not on its length.
/// </summary>
internal sealed class TreeReader(NpgsqlConnection connection)
{
    private const string SizeFile = "Ledger/log_size.sql";

    private readonly Dictionary<(int Level, long Index), byte[]> _tiles = [];

    /// <summary>The log so far, ready to be added to.</summary>
    public static async Task<TileBuilder> OpenAsync(NpgsqlConnection connection, long size, CancellationToken stop)
    {
        var reader = new TreeReader(connection);
        var newest = new List<Stretch>();
        for (var (level, count) = (0, size); count > 0; (level, count) = (level + 1, count / TileAddress.FullWidth))
            newest.Add(new Stretch(level, count / TileAddress.FullWidth, (int)(count % TileAddress.FullWidth)));
        await reader.ReadOpenAsync(newest, stop);
        var open = newest.Select(tile => (IReadOnlyList<byte[]>)[.. reader._tiles[tile.Tile].Chunk(MerkleTree.HashSize)]).ToList();
        return new TileBuilder(size, open);
    }

    /// <summary>Asks how many leaves the log has.</summary>
    public static void AskSize(Reads reads, Action<long> read) => reads.Add(SizeFile, [], row => read(row.GetInt64(0)));

    public Task<long> SizeAsync(CancellationToken stop) =>
        Sql.Query(connection, SizeFile, [], row => row.GetInt64(0), stop).SingleAsync(stop).AsTask();

    /// <summary>Leaves as they stand in the log; fewer where it ends before.</summary>
    public Task<List<byte[]>> LeavesAsync(long from, int count, CancellationToken stop) =>
        Sql.Query(connection, "Ledger/open_leaves.sql", [from, from + count], row => row.GetFieldValue<byte[]>(0), stop)
            .ToListAsync(stop).AsTask();

    /// <summary>The root over leaves that stand already.</summary>
    public async Task<byte[]> HashAsync(LeafRange range, CancellationToken stop) => (await HashesAsync([range], stop))[0];

    /// <summary>The roots over ranges of leaves that stand already, as a proof has them.</summary>
    public async Task<IReadOnlyList<byte[]>> HashesAsync(IReadOnlyList<LeafRange> ranges, CancellationToken stop)
    {
        await ReadAsync([.. ranges.SelectMany(range => range.Subtrees()).Select(Stretch.Of)], stop);
        return [.. ranges.Select(range => MerkleTree.Join(range.Subtrees().Select(Hash)))];
    }

    /// <summary>The hashes of a tile, one after the other; null when the log does not reach that far.</summary>
    public async Task<byte[]?> TileAsync(TileAddress tile, CancellationToken stop)
    {
        if (tile.Level is not { } level || level > 7)
            return null;
        await ReadAsync([new Stretch(level, tile.Index, tile.Width)], stop);
        var hashes = _tiles[(level, tile.Index)];
        return hashes.Length < tile.Width * MerkleTree.HashSize ? null : hashes[..(tile.Width * MerkleTree.HashSize)];
    }

    private byte[] Hash(Subtree subtree)
    {
        var (count, from) = (1 << (subtree.Level % TileAddress.Height), Stretch.From(subtree));
        return Tile.Subtree(_tiles[Stretch.Of(subtree).Tile], from, count);
    }

    /// <summary>Reads all tiles at once, and then all at once those that are not full.</summary>
    private async Task ReadAsync(IReadOnlyList<Stretch> asked, CancellationToken stop)
    {
        var widest = asked.GroupBy(one => one.Tile).Select(same => same.MaxBy(one => one.Width)!).ToList();
        object?[] addresses = [widest.Select(one => one.Level).ToArray(), widest.Select(one => one.Index).ToArray()];
        var full = Sql.Query(
            connection, "Ledger/tiles.sql", addresses, row => (row.GetInt32(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2)), stop);
        await foreach (var (level, index, hashes) in full)
            _tiles[(level, index)] = hashes;
        await ReadOpenAsync([.. widest.Where(one => !_tiles.ContainsKey(one.Tile))], stop);
    }

    /// <summary>Unfinished tiles, as far as they are asked for: of what lies under them.</summary>
    private async Task ReadOpenAsync(IEnumerable<Stretch> asked, CancellationToken stop)
    {
        var (reads, hashes) = (new Reads(), new Dictionary<(int Level, long Index), List<byte[]>>());
        foreach (var (level, index, width) in asked)
        {
            var (from, found) = (index * TileAddress.FullWidth, hashes[(level, index)] = []);
            if (level == 0)
                reads.Add("Ledger/open_leaves.sql", [from, from + width], row => found.Add(MerkleTree.LeafHash(row.GetFieldValue<byte[]>(0))));
            else
                reads.Add("Ledger/open_roots.sql", [level - 1, from, from + width], row => found.Add(row.GetFieldValue<byte[]>(0)));
        }

        await reads.RunAsync(connection, stop);
        foreach (var (tile, found) in hashes)
            _tiles[tile] = [.. found.SelectMany(hash => hash)];
    }

    /// <summary>So many hashes of a tile, from its first.</summary>
    private sealed record Stretch(int Level, long Index, int Width)
    {
        public (int Level, long Index) Tile => (Level, Index);

        /// <summary>What a subtree's root is made of: the tile that has its own leaves as hashes, at or above its level.</summary>
        public static Stretch Of(Subtree subtree)
        {
            var (level, height) = (subtree.Level / TileAddress.Height, subtree.Level % TileAddress.Height);
            return new Stretch(level, (subtree.Index << height) / TileAddress.FullWidth, From(subtree) + (1 << height));
        }

        /// <summary>Where the subtree begins in that tile.</summary>
        public static int From(Subtree subtree) =>
            (int)((subtree.Index << (subtree.Level % TileAddress.Height)) % TileAddress.FullWidth);
    }
}

using CsCheck;
using Facts.Domain.Ledger;

namespace Facts.Domain.Tests.Ledger;

public sealed class when_leaves_become_a_tree
{
    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void it_has_the_published_root(int size, string root) => Convert.ToHexStringLower(Grown(Trees.EightLeaves[..size]).Root()).ShouldBe(root);

    [Fact]
    public void it_has_the_root_of_the_recursive_definition() => Gen.Int[0, 600].Sample(size =>
        Grown(Trees.Leaves(size)).Root().ShouldBe(Trees.Root(Trees.Leaves(size))), iter: 200);

    [Fact]
    public void its_root_is_put_together_from_perfect_subtrees() => Gen.Int[0, 300].Sample(size =>
        Trees.Hashes([new LeafRange(0, size)], Trees.Leaves(size)).Single().ShouldBe(Trees.Root(Trees.Leaves(size))), iter: 200);

    [Fact]
    public void its_tiles_hold_every_leaf_and_every_tile_below_them()
    {
        const int size = (256 * 256) + (256 * 3) + 7;
        var leaves = Trees.Leaves(size);
        var builder = new TileBuilder();
        var tiles = leaves.SelectMany(leaf => builder.Append(MerkleTree.LeafHash(leaf))).ToList();

        builder.Size.ShouldBe(size);
        tiles.Count(tile => tile.Level == 0).ShouldBe(259);
        tiles.Where(tile => tile.Level == 0).Select(tile => tile.Index).ShouldBe(Enumerable.Range(0, 259).Select(i => (long)i));
        foreach (var tile in tiles.Where(tile => tile.Level == 0))
        {
            var mine = leaves.AsSpan((int)tile.Index * 256, 256);
            tile.Root.ShouldBe(Trees.Root(mine));
            tile.Hashes.ShouldBe(mine.ToArray().SelectMany(leaf => MerkleTree.LeafHash(leaf)).ToArray());
        }

        var upper = tiles.Where(tile => tile.Level == 1).ShouldHaveSingleItem();
        upper.Index.ShouldBe(0);
        upper.Root.ShouldBe(Trees.Root(leaves.AsSpan(0, 65536)));
        upper.Hashes.ShouldBe(tiles.Where(tile => tile.Level == 0).Take(256).SelectMany(tile => tile.Root).ToArray());
    }

    [Fact]
    public void a_builder_that_goes_on_makes_the_same_tiles()
    {
        var hashes = Trees.Leaves(700).Select(leaf => MerkleTree.LeafHash(leaf)).ToList();
        var whole = new TileBuilder();
        var all = hashes.SelectMany(hash => whole.Append(hash)).ToList();
        var resumed = new TileBuilder(600, [hashes[512..600], [.. all.Take(2).Select(tile => tile.Root)]]);
        var rest = hashes.Skip(600).SelectMany(hash => resumed.Append(hash)).ToList();
        rest.ShouldBeEmpty();
        resumed = new TileBuilder(300, [hashes[256..300], [all[0].Root]]);
        hashes.Skip(300).SelectMany(hash => resumed.Append(hash)).Select(tile => (tile.Index, Convert.ToHexString(tile.Root)))
            .ShouldBe(all.Skip(1).Select(tile => (tile.Index, Convert.ToHexString(tile.Root))));
    }

    private static Frontier Grown(byte[][] leaves)
    {
        var frontier = new Frontier();
        foreach (var leaf in leaves)
            frontier.Append(MerkleTree.LeafHash(leaf));
        frontier.Size.ShouldBe(leaves.Length);
        return frontier;
    }
}

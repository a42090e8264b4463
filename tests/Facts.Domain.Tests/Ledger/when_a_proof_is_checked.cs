using CsCheck;
using Facts.Domain.Ledger;

namespace Facts.Domain.Tests.Ledger;

public sealed class when_a_proof_is_checked
{
    private static readonly Gen<(int Size, int Index)> Places = Gen.Int[1, 200].SelectMany(size => Gen.Int[0, size - 1].Select(index => (size, index)));

    /// <summary>Two sizes of a log that grows, the smaller one first.</summary>
    private static readonly Gen<(int First, int Size)> Sizes = Gen.Int[1, 200].SelectMany(size => Gen.Int[0, size].Select(first => (first, size)));

    [Theory]
    [InlineData(0, 1, "")]
    [InlineData(0, 8, "96a296d2 5f083f0a 6b47aaf2")]
    [InlineData(5, 8, "bc1a0643 ca854ea1 d37ee418")]
    [InlineData(2, 3, "fac54203")]
    public void an_inclusion_proof_is_the_published_one(int index, int size, string path) =>
        Starts(Trees.Hashes(MerkleProof.Inclusion(index, size), Trees.EightLeaves[..size])).ShouldBe(path);

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(1, 8, "96a296d2 5f083f0a 6b47aaf2")]
    [InlineData(6, 8, "0ebc5d34 ca854ea1 d37ee418")]
    [InlineData(2, 5, "5f083f0a bc1a0643")]
    public void a_consistency_proof_is_the_published_one(int first, int size, string path) =>
        Starts(Trees.Hashes(MerkleProof.Consistency(first, size), Trees.EightLeaves[..size])).ShouldBe(path);

    [Fact]
    public void any_leaf_of_any_tree_is_proven_as_defined() => Places.Sample((size, index) =>
    {
        var leaves = Trees.Leaves(size);
        var path = Trees.Hashes(MerkleProof.Inclusion(index, size), leaves);
        path.ShouldBe(Trees.Path(index, leaves));
        MerkleVerification.Includes(index, size, MerkleTree.LeafHash(leaves[index]), path, Trees.Root(leaves)).ShouldBeTrue();
    }, iter: 300);

    [Fact]
    public void any_tree_is_proven_to_grow_out_of_any_smaller_one() => Sizes.Sample((first, size) =>
    {
        var leaves = Trees.Leaves(size);
        var path = Trees.Hashes(MerkleProof.Consistency(first, size), leaves);
        if (first > 0)
            path.ShouldBe(Trees.Consistency(first, leaves));
        MerkleVerification.Extends(first, Trees.Root(leaves.AsSpan(0, first)), size, Trees.Root(leaves), path).ShouldBeTrue();
    }, iter: 300);

    [Fact]
    public void another_place_size_leaf_root_or_path_is_refused() => Places.Sample((size, index) =>
    {
        var leaves = Trees.Leaves(size);
        var (leaf, root, path) = (MerkleTree.LeafHash(leaves[index]), Trees.Root(leaves), Trees.Path(index, leaves));
        for (var other = -1; other <= size; other++)
            MerkleVerification.Includes(other, size, leaf, path, root).ShouldBe(other == index);
        MerkleVerification.Includes(index, size, MerkleTree.LeafHash([9, 9]), path, root).ShouldBeFalse();
        MerkleVerification.Includes(index, size, leaf, path, Changed(root)).ShouldBeFalse();
        MerkleVerification.Includes(index, size, leaf, [.. path, root], root).ShouldBeFalse();
        MerkleVerification.Includes(index, size, leaf, [new byte[31], .. path], root).ShouldBeFalse();
        for (var at = 0; at < path.Length; at++)
        {
            MerkleVerification.Includes(index, size, leaf, [.. path[..at], .. path[(at + 1)..]], root).ShouldBeFalse();
            MerkleVerification.Includes(index, size, leaf, [.. path[..at], Changed(path[at]), .. path[(at + 1)..]], root).ShouldBeFalse();
        }
    }, iter: 100);

    [Fact]
    public void a_tree_that_does_not_grow_out_of_the_smaller_one_is_refused() => Sizes.Sample((first, size) =>
    {
        var leaves = Trees.Leaves(size);
        var (older, root, path) = (Trees.Root(leaves.AsSpan(0, first)), Trees.Root(leaves), Trees.Hashes(MerkleProof.Consistency(first, size), leaves));
        MerkleVerification.Extends(first, Changed(older), size, root, path).ShouldBeFalse();
        if (first > 0)
            MerkleVerification.Extends(first, older, size, Changed(root), path).ShouldBeFalse();
        MerkleVerification.Extends(first, older, size, root, [.. path, older]).ShouldBeFalse();
        MerkleVerification.Extends(size + 1, older, size, root, path).ShouldBeFalse();
        MerkleVerification.Extends(-1, older, size, root, path).ShouldBeFalse();
        for (var at = 0; at < path.Length; at++)
        {
            MerkleVerification.Extends(first, older, size, root, [.. path[..at], .. path[(at + 1)..]]).ShouldBeFalse();
            MerkleVerification.Extends(first, older, size, root, [.. path[..at], Changed(path[at]), .. path[(at + 1)..]]).ShouldBeFalse();
        }
    }, iter: 100);

    [Fact]
    public void a_node_cannot_be_passed_off_as_a_leaf()
    {
        var (left, right) = (MerkleTree.LeafHash([1]), MerkleTree.LeafHash([2]));
        MerkleTree.LeafHash([.. left, .. right]).ShouldNotBe(MerkleTree.NodeHash(left, right));
    }

    private static byte[] Changed(byte[] hash) => [(byte)(hash[0] ^ 1), .. hash[1..]];

    private static string Starts(byte[][] path) => string.Join(' ', path.Select(hash => Convert.ToHexStringLower(hash)[..8]));
}

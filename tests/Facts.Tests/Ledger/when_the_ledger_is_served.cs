using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Facts.Domain.Ledger;
using Facts.Store.Ledger;
using Facts.Tests.Support;

namespace Facts.Tests.Ledger;

/// <summary>Somebody who knows nothing but the addresses follows the log.</summary>
public sealed class when_the_ledger_is_served(ServedFacts served, ServedLedger ledger) : IClassFixture<ServedFacts>, IClassFixture<ServedLedger>
{
    [Fact]
    public async Task the_checkpoint_is_that_of_the_entries_in_the_tiles()
    {
        var checkpoint = await CheckpointAsync();
        var (hashes, entries) = (await TileAsync("0", checkpoint.Size), await TileAsync("entries", checkpoint.Size));
        var leaves = Split(entries);
        leaves.Count.ShouldBe((int)checkpoint.Size);
        hashes.ShouldBe(leaves.SelectMany(leaf => MerkleTree.LeafHash(leaf)).ToArray());
        var tree = new Frontier();
        leaves.ForEach(leaf => tree.Append(MerkleTree.LeafHash(leaf)));
        tree.Root().ShouldBe(checkpoint.Root);
    }

    [Fact]
    public async Task entries_have_no_text_of_any_event()
    {
        var entries = Encoding.UTF8.GetString(await TileAsync("entries", (await CheckpointAsync()).Size));
        entries.ShouldContain("\"stream\":\"organization/openai\"");
        foreach (var words in (string[])["Altman", "memecat", "Murati"])
            entries.ShouldNotContain(words, Case.Sensitive);
    }

    [Fact]
    public async Task a_claim_is_proven()
    {
        var checkpoint = await CheckpointAsync();
        var proof = await served.GetAsync("/api/audit/proof?event=murati-appointed-ceo");
        var path = proof.GetProperty("path").EnumerateArray().Select(hash => hash.GetBytesFromBase64()).ToList();
        var leaf = MerkleTree.LeafHash(Encoding.UTF8.GetBytes(proof.GetProperty("leaf").GetString()!));
        MerkleVerification.Includes(proof.GetProperty("index").GetInt64(), checkpoint.Size, leaf, path, checkpoint.Root).ShouldBeTrue();
    }

    [Fact]
    public async Task growth_is_proven()
    {
        var checkpoint = await CheckpointAsync();
        var older = await TileAsync("0", 100);
        var tree = new Frontier();
        foreach (var hash in older.Chunk(MerkleTree.HashSize))
            tree.Append(hash);
        var proof = await served.GetAsync($"/api/audit/consistency?from=100&to={checkpoint.Size}");
        var path = proof.GetProperty("path").EnumerateArray().Select(hash => hash.GetBytesFromBase64()).ToList();
        MerkleVerification.Extends(100, tree.Root(), checkpoint.Size, checkpoint.Root, path).ShouldBeTrue();
    }

    [Theory]
    [InlineData("/api/audit/proof?event=no-such-claim", HttpStatusCode.NotFound, "unknown-event")]
    [InlineData("/api/audit/proof", HttpStatusCode.BadRequest, "missing-field")]
    [InlineData("/api/audit/consistency?from=9&to=3", HttpStatusCode.BadRequest, "invalid-value")]
    [InlineData("/api/audit/consistency?from=0&to=1000000", HttpStatusCode.BadRequest, "invalid-value")]
    public async Task what_cannot_be_proven_is_refused(string address, HttpStatusCode status, string code)
    {
        await CheckpointAsync();
        var response = await served.Client.GetAsync(address, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("code").GetString().ShouldBe(code);
    }

    [Theory]
    [InlineData("/tile/0/001")]
    [InlineData("/tile/0/000")]
    [InlineData("/tile/1/000")]
    [InlineData("/tile/63/000.p/1")]
    [InlineData("/tile/0/x999/999")]
    [InlineData("/tile/0/x999/x999/x999/x999/x999/999")]
    [InlineData("/tile/entries/000")]
    [InlineData("/tile/other/000")]
    public async Task a_tile_that_is_not_there_is_not_found(string address) =>
        (await served.Client.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task it_says_how_far_it_is()
    {
        var checkpoint = await CheckpointAsync();
        var status = await served.GetAsync("/api/audit/status");
        status.GetProperty("size").GetInt64().ShouldBe(checkpoint.Size);
        status.GetProperty("waiting").GetInt64().ShouldBe(0);
        status.GetProperty("signedSize").GetInt64().ShouldBe(checkpoint.Size);
    }

    private async Task<Checkpoint> CheckpointAsync()
    {
        await ledger.SealAsync(served.Store);
        var note = await served.Client.GetStringAsync("/checkpoint", TestContext.Current.CancellationToken);
        return SignedCheckpoint.TryParse(note)!.Checkpoint;
    }

    private Task<byte[]> TileAsync(string level, long width) =>
        served.Client.GetByteArrayAsync($"/{new TileAddress(level == "entries" ? null : 0, 0, (int)width)}", TestContext.Current.CancellationToken);

    private static List<byte[]> Split(byte[] entries)
    {
        var leaves = new List<byte[]>();
        for (var at = 0; at < entries.Length; at += 2 + leaves[^1].Length)
            leaves.Add(entries[(at + 2)..(at + 2 + (entries[at] << 8) + entries[at + 1])]);
        return leaves;
    }
}

/// <summary>Signs the served log, with keys of the test's own.</summary>
public sealed class ServedLedger : IDisposable
{
    private readonly TemporaryFolder _files = new();

    internal async Task SealAsync(FactsStore store)
    {
        var ledger = new LedgerService(store.Session.Database, store.Session.Clock, _files["keys"]);
        (await ledger.SealAsync(TestContext.Current.CancellationToken)).Refusal.ShouldBeNull();
    }

    public void Dispose() => _files.Dispose();
}

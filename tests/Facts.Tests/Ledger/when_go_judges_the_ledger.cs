using Facts.Domain.Ledger;
using Facts.Store.Ledger;
using Facts.Tests.Support;

namespace Facts.Tests.Ledger;

/// <summary>golang.org/x/mod/sumdb/note and tlog accept our checkpoints and proofs, and refuse forged ones.</summary>
[Slow]
public sealed class when_go_judges_the_ledger(PostgresFixture postgres, GoJudge go) : IClassFixture<GoJudge>, IAsyncLifetime
{
    private AuditedStore _audited = null!;
    private SignedCheckpoint _older = null!, _newer = null!;
    private string _key = "";

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(GoJudge.Missing is not null, GoJudge.Missing ?? "");
        _audited = await AuditedStore.CreateSeededAsync(postgres);
        _older = await _audited.SealAsync();
        await _audited.Store.ImportAsync([.. Enumerable.Range(0, 400).Select(i => $$"""{"type":"person","id":"p{{i}}","name":"P"}""")]);
        _newer = await _audited.SealAsync();
        _key = _audited.Ledger.Keys.Known().Single().ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (_audited is not null)
            await _audited.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(171)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(571)]
    public async Task it_accepts_an_inclusion_proof_and_refuses_forged_ones(int index)
    {
        var proof = await ProofAsync(index);
        (await AskAsync(proof)).ShouldBe("ok");
        (await AskAsync(proof with { Leaf = proof.Leaf.Replace("\"actor\":\"", "\"actor\":\"e") })).ShouldStartWith("refused: ");
        (await AskAsync(proof with { Index = index == 0 ? 1 : index - 1 })).ShouldStartWith("refused: ");
        (await AskAsync(proof with { Path = [.. proof.Path.Skip(1)] })).ShouldStartWith("refused: ");
        (await AskAsync(proof with { Path = [new byte[32], .. proof.Path.Skip(1)] })).ShouldStartWith("refused: ");
    }

    /// <summary>Another verifier, which shares no code with ours (Judge/receipt/receipt.go).</summary>
    [Theory]
    [InlineData("ceo", "2023-11-18")]
    [InlineData("board", "2023-11-17")]
    [InlineData("chair", "2023-11-20")]
    [InlineData("research-director", "1999-01-01")]
    public async Task another_verifier_agrees_on_receipts(string post, string on)
    {
        var honest = await _audited.ReceiptAsync("openai", post, on);
        (await go.AskOfReceiptAsync(honest)).ShouldStartWith("ok: 131 events");
        var (changed, unsigned, without, unsalted) = (honest.DeepClone(), honest.DeepClone(), honest.DeepClone(), honest.DeepClone());
        changed["entries"]![60]!["data"]!["id"] = "other";
        (await go.AskOfReceiptAsync(changed)).ShouldContain("says something else");
        unsigned["checkpoint"] = ((string)unsigned["checkpoint"]!).Replace("T12:00:00Z\n\n", "T12:00:01Z\n\n");
        (await go.AskOfReceiptAsync(unsigned)).ShouldBe("refused: nobody signed it");
        without["entries"]!.AsArray().RemoveAt(60);
        (await go.AskOfReceiptAsync(without)).ShouldStartWith("refused: ");
        var open = unsalted["entries"]!.AsArray().Last(entry => entry!["salts"]!.AsObject().ContainsKey("/quote") || entry["salts"]!.AsObject().ContainsKey("/name"))!;
        var path = open["salts"]!.AsObject().Select(salt => salt.Key).First(salt => salt.Length > 0);
        open["salts"]!.AsObject().Remove(path);
        open["data"]!.AsObject().Remove(path[1..]);
        (await go.AskOfReceiptAsync(unsalted)).ShouldContain("is held back");
    }

    [Fact]
    public async Task another_verifier_agrees_on_compact_receipts()
    {
        var honest = await _audited.ReceiptAsync("openai", "ceo", "2023-11-18", isCompact: true);
        (await go.AskOfReceiptAsync(honest)).ShouldStartWith("ok: ");
        var (changed, whole) = (honest.DeepClone(), await _audited.ReceiptAsync("openai", "ceo", "2023-11-18"));
        changed["entries"]![10]!["data"]!["id"] = "other";
        (await go.AskOfReceiptAsync(changed)).ShouldContain("says something else");
        whole["format"] = "facts-receipt-2-compact";
        (await go.AskOfReceiptAsync(whole)).ShouldContain("have nothing to do with the post");
    }

    [Fact]
    public async Task it_accepts_a_consistency_proof_and_refuses_forged_ones()
    {
        var (older, newer) = (_older.Note.ToString(), _newer.Note.ToString());
        await using var connection = await _audited.Store.Session.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var grown = await new TreeReader(connection).HashesAsync(
            MerkleProof.Consistency(_older.Checkpoint.Size, _newer.Checkpoint.Size), TestContext.Current.CancellationToken);
        (await go.AskAsync(new { Key = _key, Checkpoint = newer, Older = older, Grown = grown })).ShouldBe("ok");
        (await go.AskAsync(new { Key = _key, Checkpoint = newer, Older = older, Grown = grown.Skip(1) })).ShouldStartWith("refused: ");
        (await go.AskAsync(new { Key = _key, Checkpoint = newer, Older = older, Grown = grown.Reverse() })).ShouldStartWith("refused: ");
        (await go.AskAsync(new { Key = _key, Checkpoint = older, Older = newer, Grown = grown })).ShouldStartWith("refused: ");
    }

    [Fact]
    public async Task it_refuses_a_checkpoint_that_was_changed_or_signed_by_another()
    {
        var note = _newer.Note.ToString();
        (await go.AskAsync(new { Key = _key, Checkpoint = note })).ShouldBe("ok");
        (await go.AskAsync(new { Key = _key, Checkpoint = note.Replace("\n572\n", "\n571\n") })).ShouldStartWith("refused: ");
        var other = NoteSigning.Create(_newer.Checkpoint.Origin, NoteKey.Ed25519);
        (await go.AskAsync(new { Key = other.Public.ToString(), Checkpoint = note })).ShouldStartWith("refused: ");
        var forged = _newer.Note with { Signatures = [NoteSigning.Sign(other, _newer.Note.Text, DateTimeOffset.UnixEpoch)] };
        (await go.AskAsync(new { Key = _key, Checkpoint = forged.ToString() })).ShouldStartWith("refused: ");
    }

    [Fact]
    public async Task it_accepts_a_checkpoint_that_two_keys_and_a_witness_signed()
    {
        var (rotated, _) = await _audited.Ledger.RotateAsync(TestContext.Current.CancellationToken);
        var witness = NoteSigning.Create("witness.example", NoteKey.Cosignature);
        var note = (await _audited.Ledger.Checkpoints.CosignAsync(rotated!, witness, TestContext.Current.CancellationToken)).Note;
        note.Signatures.Count.ShouldBe(3);
        foreach (var key in _audited.Ledger.Keys.Known())
            (await go.AskAsync(new { Key = key.ToString(), Checkpoint = note.ToString() })).ShouldBe("ok");
    }

    private async Task<ProofView> ProofAsync(int index)
    {
        var id = await _audited.AskAsync<Guid>($"select event from facts.leaves where index = {index}");
        return (await _audited.Ledger.ProveAsync(id.ToString(), _newer, TestContext.Current.CancellationToken)).Proof!;
    }

    private Task<string> AskAsync(ProofView proof) =>
        go.AskAsync(new { Key = _key, proof.Checkpoint, proof.Leaf, proof.Index, proof.Path });
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Time;
using Facts.Ledger;
using Facts.Tests.Support;

namespace Facts.Tests.Ledger;

public sealed class when_a_receipt_is_given(PostgresFixture postgres) : IAsyncLifetime
{
    private AuditedStore _audited = null!;
    private string _receipt = "";

    public async ValueTask InitializeAsync()
    {
        _audited = await AuditedStore.CreateSeededAsync(postgres);
        var question = new Question("openai", "ceo", AsOf.TryParse("2023-11-18")!, AsOf.TryParse("2026-01-02")!);
        var answer = await _audited.Store.AskAsync("openai", "ceo", "2023-11-18");
        var (receipt, refusal) = await ReceiptMaker.MakeAsync(_audited.Store.Session, _audited.Ledger, question, answer, TestContext.Current.CancellationToken);
        refusal.ShouldBeNull();
        _receipt = FactsJson.Write(receipt);
    }

    public ValueTask DisposeAsync() => _audited.DisposeAsync();

    [Fact]
    public async Task a_stranger_verifies_it() => (await CheckAsync(_receipt)).ShouldBeEmpty();

    [Fact]
    public async Task every_claim_of_the_answer_is_in_it()
    {
        var receipt = await ReadAsync(_receipt);
        var recorded = receipt.Entries.Select(entry => entry.Event!.Data).Where(data => data.TryGetProperty("id", out _)).Select(data => data.GetProperty("id").GetString()!);
        ReceiptMaker.ClaimsOf(receipt.Answer.Deserialize<Answer>(FactsJson.Options)!).ShouldBeSubsetOf(recorded);
    }

    [Theory]
    [InlineData("answer.holders[0].person.id", "\"sam-altman\"", "answer-differs")]
    [InlineData("answer.holders[0].because[0].quote", "\"other words\"", "answer-differs")]
    [InlineData("answer.holders[0].because[0].claim", "\"made-up\"", "claim-unproven")]
    [InlineData("answer.holders[0].person.name", "\"Eve\"", "answer-differs")]
    [InlineData("answer.holders[0].from", "\"2023-11-16\"", "answer-differs")]
    [InlineData("answer.post.id", "\"board\"", "answer-differs")]
    [InlineData("entries[3].event.data.quote.exact", "\"other words\"", "event-changed")]
    [InlineData("entries[0].event.actor", "\"eve\"", "event-changed")]
    [InlineData("entries[3].event.data.when", "\"2023-11-16\"", "event-changed")]
    [InlineData("entries[0].index", "2", "leaf-broken")]
    [InlineData("entries[0].leaf", "\"{}\"", "leaf-broken")]
    [InlineData("entries[0].proof[0]", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"", "leaf-broken")]
    public async Task any_change_is_named(string place, string value, string code) =>
        (await CheckAsync(Changed(place, value))).ShouldContain(found => found.Code == code);

    [Fact]
    public async Task a_checkpoint_that_was_not_signed_is_named() =>
        (await CheckAsync(_receipt.Replace("2026-01-01T12:00:00Z\\n\\n", "2026-01-01T12:00:01Z\\n\\n"))).ShouldContain(found => found.Code == "signature-invalid");

    [Fact]
    public async Task another_key_is_refused_once_the_log_is_known()
    {
        (await CheckAsync(_receipt)).ShouldBeEmpty();
        File.Delete(_audited["keys"]);
        var name = SignedCheckpoint.TryParse((await ReadAsync(_receipt)).Checkpoint)!.Checkpoint.Origin;
        var (forged, _) = KeyFile.Create(_audited["keys"], name, Domain.Ledger.NoteKey.Ed25519);
        var text = SignedCheckpoint.TryParse((await ReadAsync(_receipt)).Checkpoint)!.Note.Text;
        var note = new Domain.Ledger.SignedNote(text, [NoteSigning.Sign(forged!.Signing[0], text, DateTimeOffset.UnixEpoch)]);
        var receipt = (await ReadAsync(_receipt)) with { Checkpoint = note.ToString(), Keys = [forged.Public[0].ToString()] };
        (await CheckAsync(FactsJson.Write(receipt))).ShouldContain(found => found.Code == "signature-invalid");
    }

    private string Changed(string place, string value)
    {
        var receipt = JsonNode.Parse(_receipt)!;
        var (at, steps) = (receipt, place.Replace("[", ".[").Split('.'));
        foreach (var step in steps[..^1])
            at = step.StartsWith('[') ? at[int.Parse(step[1..^1])]! : at[step]!;
        if (steps[^1].StartsWith('['))
            at[int.Parse(steps[^1][1..^1])] = JsonNode.Parse(value);
        else
            at[steps[^1]] = JsonNode.Parse(value);
        return receipt.ToJsonString(FactsJson.Options);
    }

    private async Task<IReadOnlyList<Domain.Ledger.Finding>> CheckAsync(string receipt)
    {
        var (report, refusal) = ReceiptCheck.Verify(await ReadAsync(receipt), null, _audited.Remembered("stranger"));
        refusal.ShouldBeNull();
        return report!.Findings;
    }

    private static Task<Receipt> ReadAsync(string receipt) =>
        Receipt.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(receipt)), TestContext.Current.CancellationToken);
}

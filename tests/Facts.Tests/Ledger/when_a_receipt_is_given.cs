using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Ledger;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Ledger;
using Facts.Store.Redactions;
using Facts.Tests.Support;

namespace Facts.Tests.Ledger;

public sealed class when_a_receipt_is_given(AuditedSeed seed, PostgresFixture postgres) : IClassFixture<AuditedSeed>
{
    private readonly AuditedStore _audited = seed.Audited;

    [Theory]
    [InlineData("ceo", "2023-11-16")]
    [InlineData("ceo", "2023-11-17")]
    [InlineData("ceo", "2023-11-18")]
    [InlineData("board", "2023-11-17")]
    [InlineData("board", "2023-11-20")]
    [InlineData("chair", "2023-11-20")]
    [InlineData("research-director", "1999-01-01")]
    public async Task a_stranger_works_out_the_same_answer(string post, string on)
    {
        var receipt = await ReceiptAsync(post, on);
        var report = Verify(receipt);
        report.Findings.ShouldBeEmpty();
        FactsJson.Write(report.Answer).ShouldBe(receipt["answer"]!.ToJsonString(FactsJson.Options));
    }

    [Theory]
    [InlineData("ceo", "2023-11-16")]
    [InlineData("ceo", "2023-11-18")]
    [InlineData("board", "2023-11-20")]
    [InlineData("research-director", "1999-01-01")]
    public async Task a_compact_one_has_what_bears_upon_the_post_and_says_what_it_does_not_prove(string post, string on)
    {
        var (whole, compact) = (await ReceiptAsync(post, on), await _audited.ReceiptAsync("openai", post, on, isCompact: true));
        ((string?)compact["format"]).ShouldBe("facts-receipt-2-compact");
        compact["entries"]!.AsArray().Count.ShouldBeLessThan(whole["entries"]!.AsArray().Count);
        FactsJson.Write(Verify(compact).Answer).ShouldBe(whole["answer"]!.ToJsonString(FactsJson.Options));
        (await RunAsync(compact)).ShouldEnd(1).NoteLines.ShouldContain(line => line.Contains("answer-not-proven"));
        var json = (await RunAsync(compact, "--json", "--compact")).ShouldEnd(0).Json;
        json.GetProperty("doesNotProve").EnumerateArray().Select(limit => limit.GetString()!).ShouldContain(limit => limit.StartsWith(
            "That these are all events of openai which bear upon the answer"));
        // An event that is no business of the post's has none in it either.
        whole["format"] = "facts-receipt-2-compact";
        Verify(whole).Findings.ShouldContain(found => found.Code == "entry-unused");
        compact["format"] = "facts-receipt-2";
        Verify(compact).Findings.ShouldContain(found => found.Code == "event-deleted");
    }

    [Fact]
    public async Task a_compact_one_is_a_receipt() => (await FactsInProcess.RunAsync(_audited.Store.ConnectionString, ["who", "openai", "ceo", "--compact"]))
        .ShouldEnd(1).NoteLines.ShouldContain(line => line.Contains("invalid-value"));

    [Fact]
    public async Task it_can_be_mailed() =>
        Encoding.UTF8.GetByteCount((await ReceiptAsync("board", "2023-11-17")).ToJsonString(FactsJson.Options)).ShouldBeLessThan(200_000);

    [Fact]
    public async Task of_events_that_do_not_bear_upon_the_post_it_shows_ids_only()
    {
        var receipt = await ReceiptAsync("ceo", "2023-11-18");
        foreach (var entry in receipt["entries"]!.AsArray().Where(entry => entry!["salts"]!.AsObject().Count == 1))
            PersonalFields.Split(JsonElement.Parse(entry!["data"]!.ToJsonString())).Count.ShouldBe(1);
        receipt.ToJsonString(FactsJson.Options).ShouldNotContain("\"text\":");
    }

    [Theory]
    [InlineData("answer.holders[0].person.id", "\"sam-altman\"", "answer-differs")]
    [InlineData("answer.holders[0].because[0].quote", "\"other words\"", "answer-differs")]
    [InlineData("answer.holders[0].because[0].claim", "\"made-up\"", "answer-differs")]
    [InlineData("answer.holders[0].person.name", "\"Eve\"", "answer-differs")]
    [InlineData("answer.holders[0].certainty", "\"certain\"", "answer-differs")]
    [InlineData("answer.holders[0].disputed", "true", "answer-differs")]
    [InlineData("answer.holders[0].from", "\"2023-11-16\"", "answer-differs")]
    [InlineData("answer.holders", "[]", "answer-differs")]
    [InlineData("answer.status", "\"vacant\"", "answer-differs")]
    [InlineData("answer.on", "\"2023-11-16\"", "answer-differs|entry-unused")]
    [InlineData("answer.on", "\"every day\"", "answer-differs")]
    [InlineData("answer.knownAt", "\"2023-11-20T14:59:59Z\"", "answer-differs|entry-unused")]
    [InlineData("answer.knownAt", "\"2027-01-01T00:00:00Z\"", "answer-not-proven")]
    [InlineData("answer.rule", "\"editorial-1\"", "answer-differs")]
    [InlineData("answer.rule", "\"editorial-3\"", "answer-not-proven")]
    [InlineData("answer.post.id", "\"board\"", "event-deleted|field-erased|answer-differs")]
    [InlineData("answer.organization.id", "\"microsoft\"", "answer-incomplete")]
    [InlineData("answer", "{}", "answer-incomplete")]
    [InlineData("entries[50].data.when", "\"2023-11-16\"", "event-changed")]
    [InlineData("entries[0].index", "2", "leaf-broken")]
    [InlineData("entries[0].leaf", "\"{}\"", "leaf-broken")]
    [InlineData("entries", "[]", "leaf-broken")]
    [InlineData("proof[0]", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"", "leaf-broken")]
    public async Task any_change_is_named(string place, string value, string codes)
    {
        var receipt = await ReceiptAsync("ceo", "2023-11-18");
        var (at, steps) = (receipt, place.Replace("[", ".[").Split('.'));
        foreach (var step in steps[..^1])
            at = step.StartsWith('[') ? at[int.Parse(step[1..^1])]! : at[step]!;
        if (steps[^1].StartsWith('['))
            at[int.Parse(steps[^1][1..^1])] = JsonNode.Parse(value);
        else
            at[steps[^1]] = JsonNode.Parse(value);
        var report = Verify(receipt);
        report.Findings.ShouldContain(found => codes.Split('|').Contains(found.Code));
        report.Answer.ShouldBeNull();
    }

    [Fact]
    public async Task a_checkpoint_that_was_not_signed_is_named()
    {
        var receipt = await ReceiptAsync("ceo", "2023-11-18");
        receipt["checkpoint"] = ((string)receipt["checkpoint"]!).Replace("T12:00:00Z\n\n", "T12:00:01Z\n\n");
        Verify(receipt).Findings.ShouldContain(found => found.Code == "signature-invalid");
    }

    [Fact]
    public async Task another_key_is_refused_once_the_log_is_known()
    {
        var receipt = await ReceiptAsync("ceo", "2023-11-18");
        Verify(receipt, "known").Findings.ShouldBeEmpty();
        var log = SignedCheckpoint.TryParse((string)receipt["checkpoint"]!)!;
        var (forged, _) = KeyFile.Create(_audited["forged"], log.Checkpoint.Origin, NoteKey.Ed25519);
        var note = new SignedNote(log.Note.Text, [NoteSigning.Sign(forged!.Signing[0], log.Note.Text, DateTimeOffset.UnixEpoch)]);
        (receipt["checkpoint"], receipt["keys"]) = (note.ToString(), new JsonArray(forged.Public[0].ToString()));
        Verify(receipt, "known").Findings.ShouldContain(found => found.Code == "signature-invalid");
    }

    [Fact]
    public async Task what_was_known_at_a_time_to_come_has_none()
    {
        var question = new Question("openai", "ceo", AsOf.TryParse("2023-11-18")!, AsOf.TryParse("2026-01-02")!);
        var answer = await _audited.Store.AskAsync("openai", "ceo", "2023-11-18");
        var (receipt, refusal) = await ReceiptMaker.MakeAsync(_audited.Ledger, _audited.Store.Session.Answers, question, answer, false, TestContext.Current.CancellationToken);
        receipt.ShouldBeNull();
        refusal!.Message.ShouldContain("nothing proves what was known later");
    }

    [Fact]
    public async Task it_is_told_as_the_answer_with_what_is_not_proven()
    {
        var run = await RunAsync(await ReceiptAsync("ceo", "2023-11-18"));
        var output = run.ShouldEnd(0).Output;
        output.ShouldStartWith("Mira Murati, interim, possibly until 19 November 2023, was Chief executive officer of OpenAI");
        output.ShouldContain("That nothing was recorded of openai after version");
        var json = (await RunAsync(await ReceiptAsync("ceo", "2023-11-18"), "--json")).ShouldEnd(0).Json;
        json.GetProperty("answerProven").GetBoolean().ShouldBeTrue();
        json.GetProperty("answer").GetProperty("status").GetString().ShouldBe("held");
        json.GetProperty("notProven").GetArrayLength().ShouldBe(0);
        json.GetProperty("doesNotProve").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task a_forged_one_tells_nothing_of_the_answer()
    {
        var receipt = await ReceiptAsync("ceo", "2023-11-18");
        receipt["answer"]!["holders"]![0]!["person"]!["name"] = "Mallory";
        var run = await RunAsync(receipt);
        run.ShouldEnd(1).Output.ShouldNotContain("Mallory");
        run.Output.ShouldNotContain("was Chief executive officer");
        run.NoteLines.ShouldContain(line => line.Contains("answer-differs: The answer says \"Mallory\" at /holders/0/person/name"));
        var json = (await RunAsync(receipt, "--json")).ShouldEnd(1).Json;
        (json.GetProperty("answerProven").GetBoolean(), json.TryGetProperty("answer", out _)).ShouldBe((false, false));
    }

    /// <summary>Of what was erased nobody can tell whether it weighs: so a redaction has to say that it was.</summary>
    [Fact]
    public async Task what_was_redacted_is_missing_and_said_so()
    {
        await using var audited = await AuditedStore.CreateSeededAsync(postgres);
        await audited.SealAsync();
        var (done, refusal) = await new Redactor(audited.Store.Session.Database, audited.Store.Session.Clock).RedactAsync(new Redact(RedactionTarget.Parse("murati-appointed-ceo"), "quote", "asked to"), "test", TestContext.Current.CancellationToken);
        (refusal, done!.Events.Count).ShouldBe((null, 1));
        var receipt = await audited.ReceiptAsync("openai", "ceo", "2023-11-18");
        var report = Receipts.Verify(receipt, audited.Remembered("stranger"));
        report.Findings.ShouldBeEmpty();
        report.Answer!.Holders[0].Because[0].Quote.ShouldBeNull();
        report.Reckoned.Events.All.Count(one => one.Data is Redacted).ShouldBe(1);
        var redaction = receipt["entries"]!.AsArray().Index().Single(entry => ((string)entry.Item!["leaf"]!).Contains("ledger/redactions", StringComparison.Ordinal)).Index;
        var forged = Forgery.LeaveOut(receipt, redaction);
        Receipts.Verify(forged, audited.Remembered("stranger")).Findings.ShouldContain(found => found.Code == "field-erased");
    }

    [Fact]
    public async Task one_of_an_earlier_build_proves_its_events_and_not_its_answer()
    {
        var receipt = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Ledger", "Judge", "receipt-1.json"), TestContext.Current.CancellationToken))!;
        var run = await RunAsync(receipt);
        run.ShouldEnd(1).Output.ShouldContain("mira-murati takes the post ceo of openai");
        run.Output.ShouldNotContain("was Chief executive officer");
        run.NoteLines.ShouldContain(line => line.Contains("answer-not-proven"));
        receipt["entries"]![0]!["event"]!["actor"] = "eve";
        (await RunAsync(receipt)).ShouldEnd(1).NoteLines.ShouldContain(line => line.Contains("event-changed"));
    }

    private async Task<FactsRun> RunAsync(JsonNode receipt, params string[] more)
    {
        await File.WriteAllTextAsync(_audited["told"], receipt.ToJsonString(FactsJson.Options), TestContext.Current.CancellationToken);
        File.Delete(_audited["told-seen"]);
        return await FactsInProcess.RunAsync("Host=127.0.0.1;Port=1", ["audit", "verify", _audited["told"], "--remember", _audited["told-seen"], .. more]);
    }

    private Task<JsonNode> ReceiptAsync(string post, string on) => _audited.ReceiptAsync("openai", post, on);

    private ReceiptReport Verify(JsonNode receipt, string memory = "stranger") => Receipts.Verify(receipt, _audited.Remembered(memory));
}

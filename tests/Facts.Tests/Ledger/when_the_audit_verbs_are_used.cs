using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Facts.Tests.Support;

namespace Facts.Tests.Ledger;

public sealed class when_the_audit_verbs_are_used(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly SeededFacts _facts = new(postgres);

    private string Keys => Path.Combine(_facts.Folder, "ledger.keys");

    public ValueTask InitializeAsync() => _facts.InitializeAsync();

    public ValueTask DisposeAsync() => _facts.DisposeAsync();

    [Fact]
    public async Task a_database_without_keys_is_refused()
    {
        (await _facts.RunAsync("audit", "checkpoint")).ShouldBeRefused(1, "no-keys");
        (await VerifyAsync()).ShouldBeRefused(1, "no-checkpoint");
    }

    [Fact]
    public async Task it_goes_from_key_to_bundle_and_back()
    {
        var (bundle, receipt) = (Path.Combine(_facts.Folder, "bundle.gz"), Path.Combine(_facts.Folder, "receipt.json"));
        var first = (await RunAsync("audit", "checkpoint")).ShouldEnd(0);
        first.OutputLines[1].ShouldBe("172");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Keys).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await RunAsync("audit", "checkpoint")).ShouldBeDone().Output.ShouldBe(first.Output);
        (await VerifyAsync()).ShouldBeDone().Output.ShouldContain("All 172 events under the checkpoint of");
        (await RunAsync("audit", "export", bundle)).ShouldEnd(0);
        (await RunAsync("who", "openai", "ceo", "--on", "2023-11-18", "--receipt", receipt)).ShouldEnd(0);
        (await RunAsync("audit", "prove", "murati-appointed-ceo")).ShouldBeDone().Json.GetProperty("size").GetInt64().ShouldBe(172);

        // Offline: the database that is named is not there.
        (await OfflineAsync(bundle)).ShouldBeDone().Output.ShouldContain("are as they were recorded");
        (await OfflineAsync(receipt)).ShouldBeDone().Output.ShouldContain("Mira Murati");
        var json = (await OfflineAsync(bundle, "--json")).ShouldBeDone().Json;
        (json.GetProperty("verified").GetBoolean(), json.GetProperty("size").GetInt64()).ShouldBe((true, 172));
    }

    [Fact]
    public async Task a_new_key_is_trusted_because_the_old_one_signed_beside_it()
    {
        await RunAsync("audit", "checkpoint");
        (await VerifyAsync()).ShouldBeDone();
        var rotated = (await RunAsync("audit", "rotate")).ShouldBeDone();
        rotated.OutputLines.Count(line => line.StartsWith("— ")).ShouldBe(2);
        (await VerifyAsync()).ShouldBeDone();
        await _facts.FeedAsync("""{"type":"person","id":"new","name":"New"}""", "import", "-");
        (await RunAsync("audit", "checkpoint")).ShouldEnd(0).OutputLines.Count(line => line.StartsWith("— ")).ShouldBe(1);
        (await VerifyAsync()).ShouldBeDone();
    }

    [Fact]
    public async Task a_witness_signs_what_it_verified()
    {
        await RunAsync("audit", "checkpoint");
        var witness = Path.Combine(_facts.Folder, "witness.key");
        var memory = Path.Combine(_facts.Folder, "witness.json");
        var signed = (await RunAsync("audit", "witness", "--key", witness, "--name", "witness.example", "--remember", memory)).ShouldEnd(0);
        signed.OutputLines.Count(line => line.StartsWith("— ")).ShouldBe(2);
        (await VerifyAsync()).ShouldBeDone();
        await _facts.AskAsync<object?>("update facts.mt_events set user_name = 'eve' where seq_id = 5");
        var refused = (await RunAsync("audit", "witness", "--key", witness, "--remember", memory)).ShouldEnd(1);
        refused.NoteLines.ShouldHaveSingleItem().ShouldStartWith("facts: verification-failed: event-changed: Leaf ");
    }

    /// <summary>One witness signs two logs, and no second version of either: that is what a log that shows each reader another past would need.</summary>
    [Fact]
    public async Task a_witness_of_two_logs_names_the_one_that_forked()
    {
        await using var other = new SeededFacts(postgres);
        await using var fork = new SeededFacts(postgres);
        await other.InitializeAsync();
        await fork.InitializeAsync();
        var (otherKeys, witness, memory) =
            (Path.Combine(other.Folder, "ledger.keys"), Path.Combine(_facts.Folder, "witness.key"), Path.Combine(_facts.Folder, "witness.json"));
        (await WitnessAsync(_facts, Keys)).ShouldEnd(0);
        (await WitnessAsync(other, otherKeys)).ShouldEnd(0);
        // The same log, by its name and key, with another past; nothing is wrong with it by itself.
        (await WitnessAsync(fork, Keys)).ShouldEnd(1).NoteLines.ShouldContain(line => line.Contains("log-rewritten"));
        (await fork.SignAsync(Keys, "audit", "verify", "--remember", Path.Combine(fork.Folder, "seen.json"))).ShouldBeDone();
        (await WitnessAsync(_facts, Keys)).ShouldEnd(0);
        (await WitnessAsync(other, otherKeys)).ShouldEnd(0);

        async Task<FactsRun> WitnessAsync(SeededFacts log, string keys)
        {
            await log.SignAsync(keys, "audit", "checkpoint");
            return await log.SignAsync(keys, "audit", "witness", "--key", witness, "--name", "witness.example", "--remember", memory);
        }
    }

    [Fact]
    public async Task what_is_wrong_is_named_with_exit_1()
    {
        await RunAsync("audit", "checkpoint");
        (await VerifyAsync()).ShouldBeDone();
        await _facts.AskAsync<object?>("update facts.mt_events set data = jsonb_set(data, '{name}', '\"Mira Muratti\"') where data ->> 'name' = 'Mira Murati'");
        var failed = (await VerifyAsync()).ShouldEnd(1);
        failed.Output.ShouldBe("");
        failed.NoteLines.ShouldHaveSingleItem().ShouldStartWith("facts: verification-failed: event-changed: Leaf ");
    }

    [Fact]
    public async Task a_redaction_is_told()
    {
        (await RunAsync("redact", "murati-appointed-ceo", "quote", "--reason", "asked to")).ShouldBeDone().Output.ShouldStartWith("Erased quote from 1 event");
        (await VerifyAsync()).ShouldBeDone().Output.ShouldContain("/quote of event");
        (await RunAsync("redact", "murati-appointed-ceo", "person", "--reason", "x")).ShouldBeRefused(1, "not-personal");
        (await RunAsync("claim", "murati-appointed-ceo")).ShouldBeDone().Output.ShouldContain("redacted");
    }

    [Theory]
    [InlineData("nothing at all")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"facts-receipt-1\"}")]
    [InlineData("{\"format\":\"facts-receipt-2\"}")]
    [InlineData("{\"format\":\"facts-receipt-3\"}")]
    public async Task a_file_that_is_neither_bundle_nor_receipt_is_refused(string content) =>
        (await OfflineAsync(_facts.Write("file", content))).ShouldBeRefused(1, "invalid-file");

    [Slow]
    [Theory]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("{}\n")]
    public async Task a_few_bytes_that_hold_very_many_are_not_unpacked_to_the_end(string repeated)
    {
        var (packed, part) = (new MemoryStream(), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, 100_000))));
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var written = 0; written < 200 << 20; written += part.Length)
                await gzip.WriteAsync(part, TestContext.Current.CancellationToken);
        }

        packed.Length.ShouldBeLessThan(1 << 20);
        (await OfflineAsync(_facts.Write("bomb", packed.ToArray()))).ShouldBeRefused(1, "invalid-file");
    }

    [Slow]
    [Fact]
    public async Task a_list_or_map_with_null_in_it_is_refused_wherever_it_is()
    {
        await RunAsync("audit", "checkpoint");
        var receipt = (await RunAsync("who", "openai", "ceo", "--on", "2023-11-18", "--receipt")).ShouldEnd(0).Output;
        (await OfflineAsync(_facts.Write("whole", receipt))).Exit.ShouldBeLessThan(2);
        var places = Places(JsonNode.Parse(receipt)).Select(place => place.GetPath()).ToList();
        places.ShouldContain("$.entries");
        places.ShouldContain("$.answer.holders");
        for (var at = 0; at < places.Count; at++)
        {
            var json = JsonNode.Parse(receipt);
            var place = Places(json).ElementAt(at);
            if (place is JsonArray list)
                list.Add((JsonNode?)null);
            else
                place.AsObject()[place.AsObject().First().Key] = null;
            (await OfflineAsync(_facts.Write("nulls", json!.ToJsonString()))).ShouldBeRefused(1, "invalid-file");
        }
    }

    /// <summary>Every list, and every map of salts.</summary>
    private static IEnumerable<JsonNode> Places(JsonNode? json) => json switch
    {
        JsonArray list => [list, .. list.SelectMany(Places)],
        JsonObject map => [.. IsSalts(map) ? [map] : Array.Empty<JsonNode>(), .. map.SelectMany(field => Places(field.Value))],
        _ => [],
    };

    private static bool IsSalts(JsonObject map) => map.Count > 0 && map.GetPath().EndsWith(".salts", StringComparison.Ordinal);

    [Fact]
    public async Task a_bundle_that_was_cut_off_is_refused()
    {
        var bundle = Path.Combine(_facts.Folder, "bundle.gz");
        await RunAsync("audit", "export", bundle);
        var whole = await File.ReadAllBytesAsync(bundle, TestContext.Current.CancellationToken);
        (await OfflineAsync(_facts.Write("cut.gz", whole[..(whole.Length / 2)]))).Exit.ShouldBe(1);
    }

    private Task<FactsRun> RunAsync(params string[] arguments) => _facts.SignAsync(Keys, arguments);

    private Task<FactsRun> VerifyAsync() => RunAsync("audit", "verify", "--remember", Path.Combine(_facts.Folder, "seen.json"));

    private Task<FactsRun> OfflineAsync(string file, params string[] more) => FactsInProcess.RunAsync(
        "Host=127.0.0.1;Port=1", ["audit", "verify", file, "--remember", Path.Combine(_facts.Folder, "stranger.json"), .. more]);
}

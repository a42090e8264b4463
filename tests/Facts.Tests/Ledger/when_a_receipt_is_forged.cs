using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Time;
using Facts.Ledger;
using Facts.Tests.Support;

namespace Facts.Tests.Ledger;

/// <summary>Whatever is changed in an honest receipt is found, or is told as something that nobody proved.</summary>
[Slow]
public sealed class when_a_receipt_is_forged(AuditedSeed seed) : IClassFixture<AuditedSeed>
{
    private readonly AuditedStore _audited = seed.Audited;

    [Theory]
    [InlineData("ceo", "2023-11-16")]
    [InlineData("ceo", "2023-11-17")]
    [InlineData("ceo", "2023-11-18")]
    [InlineData("ceo", "2023-11-20")]
    [InlineData("board", "2023-11-16")]
    [InlineData("board", "2023-11-17")]
    [InlineData("board", "2023-11-20")]
    public async Task an_honest_one_is_verified_and_no_word_of_it_is_exchanged_for_another(string post, string on)
    {
        var honest = await ReceiptAsync(post, on);
        (await CheckAsync(honest)).Findings.ShouldBeEmpty();
        var answer = honest["answer"]!;
        var leaves = Leaves(answer).ToList();
        var words = leaves.Select(leaf => leaf.Value).OfType<JsonValue>().Where(value => value.GetValueKind() == JsonValueKind.String)
            .Select(value => (string)value!).Distinct().ToList();
        foreach (var (path, value) in leaves.Where(leaf => leaf.Value.GetValueKind() == JsonValueKind.String))
        {
            foreach (var other in words.Where(word => word != (string)value!).Append("Eve"))
            {
                var forged = honest.DeepClone();
                Set(forged["answer"]!, path, JsonValue.Create(other));
                var report = await CheckAsync(forged);
                (report.Findings.Count > 0 || report.NotProven.Any(one => one.Field == path)).ShouldBeTrue($"{path} became {other}");
            }
        }
    }

    [Fact]
    public async Task each_value_that_is_changed_is_refused_or_told_as_not_proven()
    {
        var honest = await ReceiptAsync("ceo", "2023-11-18");
        var places = Leaves(honest).ToList();
        places.Count.ShouldBeGreaterThan(150);
        foreach (var (path, value) in places)
        {
            foreach (var (changed, shown) in Changed(value))
            {
                var forged = honest.DeepClone();
                Set(forged, path, changed);
                var run = await VerifyAsync(forged);
                if (run.Exit == 1)
                    continue;
                run.Exit.ShouldBe(0, path);
                path.ShouldStartWith("/answer/");
                var (told, notProven) = Split(run.Output);
                notProven.ShouldContain(path["/answer".Length..], customMessage: path);
                told.ShouldNotContain(shown, customMessage: path);
            }
        }
    }

    [Fact]
    public async Task each_field_that_is_put_in_is_refused()
    {
        var honest = await ReceiptAsync("ceo", "2023-11-18");
        foreach (var path in Objects(honest["answer"]!, "").ToList())
        {
            var forged = honest.DeepClone();
            At(forged["answer"]!, path).AsObject()["verifiedBy"] = "everybody";
            (await VerifyAsync(forged)).Exit.ShouldBe(1, path);
        }
    }

    [Fact]
    public async Task an_emptied_answer_is_refused()
    {
        var honest = await ReceiptAsync("ceo", "2023-11-18");
        var nobody = honest.DeepClone();
        nobody["answer"]!["holders"] = new JsonArray();
        (await VerifyAsync(nobody)).ShouldEnd(1).NoteLines.ShouldContain(line => line.Contains("entry-unused"));
        nobody["entries"] = new JsonArray();
        (await VerifyAsync(nobody)).ShouldEnd(1).NoteLines.ShouldContain(line => line.Contains("nothing-proven"));
        var bare = honest.DeepClone();
        bare["entries"] = new JsonArray();
        (await VerifyAsync(bare)).ShouldEnd(1).Output.ShouldBe("");
    }

    [Theory]
    [InlineData("/status", "\"Sam Altman holds it\"", "answer-differs")]
    [InlineData("/status", "\"vacant\"", "answer-differs")]
    [InlineData("/status", "\"unknown\"", "answer-differs")]
    [InlineData("/knownAt", "\"2023-11-20T14:59:59Z\"", "answer-differs")]
    [InlineData("/knownAt", "\"always\"", "answer-differs")]
    [InlineData("/on", "\"every day\"", "answer-differs")]
    [InlineData("/rule", "\"Everybody agrees\"", "answer-differs")]
    [InlineData("/holders/0/certainty", "\"beyond doubt\"", "answer-differs")]
    [InlineData("/holders/0/disputed", "\"never\"", "answer-differs")]
    [InlineData("/holders/0/because/0/does", "\"proves\"", "answer-differs")]
    [InlineData("", "{}", "answer-incomplete")]
    public async Task what_was_reckoned_is_of_its_kind_and_fits_the_events(string path, string forged, string code)
    {
        var receipt = await ReceiptAsync("ceo", "2023-11-18");
        Set(receipt, "/answer" + path, JsonNode.Parse(forged)!);
        (await VerifyAsync(receipt)).ShouldEnd(1).NoteLines.ShouldContain(line => line.Contains(code));
    }

    [Fact]
    public async Task a_pipe_is_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no mkfifo.");
        using var made = System.Diagnostics.Process.Start("mkfifo", [_audited["pipe"]]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await FactsInProcess.RunAsync("Host=127.0.0.1;Port=1", ["audit", "verify", _audited["pipe"], "--remember", _audited["seen"]])
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).ShouldEnd(1).NoteLines.ShouldContain(line => line.Contains("no regular file"));
    }

    [Fact]
    public async Task nobody_holds_it_twice()
    {
        var receipt = await ReceiptAsync("ceo", "2023-11-18");
        var holders = receipt["answer"]!["holders"]!.AsArray();
        holders.Add(holders[0]!.DeepClone());
        (await VerifyAsync(receipt)).ShouldEnd(1).NoteLines.ShouldContain(line => line.Contains("twice"));
    }

    [Theory]
    [InlineData("\"holders\":", "\"holders\":[],\"holders\":")]
    [InlineData("\"answer\":", "\"answer\":{\"status\":\"vacant\"},\"answer\":")]
    [InlineData("\"recordedAt\":", "\"recordedAt\":\"1999-01-01T00:00:00Z\",\"recordedAt\":")]
    public async Task a_field_that_stands_twice_is_refused(string once, string twice)
    {
        var text = (await ReceiptAsync("ceo", "2023-11-18")).ToJsonString(FactsJson.Options);
        await File.WriteAllTextAsync(_audited["receipt"], text.Replace(once, twice), TestContext.Current.CancellationToken);
        (await FactsInProcess.RunAsync("Host=127.0.0.1;Port=1", ["audit", "verify", _audited["receipt"], "--remember", _audited["seen"]]))
            .ShouldEnd(1).NoteLines.ShouldContain(line => line.Contains("invalid-file"));
    }

    [Fact]
    public async Task it_tells_the_events_and_never_the_answer()
    {
        var run = await VerifyAsync(await ReceiptAsync("ceo", "2023-11-18"));
        var (told, notProven) = Split(run.ShouldEnd(0).Output);
        told.ShouldContain("mira-murati takes the post ceo of openai");
        told.ShouldContain("The person mira-murati is called Mira Murati.");
        notProven.ShouldContain("/status: held");
        var json = (await VerifyAsync(await ReceiptAsync("ceo", "2023-11-18"), "--json")).ShouldEnd(0).Json;
        json.TryGetProperty("answer", out _).ShouldBeFalse();
        json.GetProperty("answerProven").GetBoolean().ShouldBeFalse();
        json.GetProperty("notProven").EnumerateArray().Select(one => one.GetProperty("field").GetString()).ShouldContain("/knownAt");
    }

    private async Task<JsonNode> ReceiptAsync(string post, string on)
    {
        var question = new Question("openai", post, AsOf.TryParse(on)!, AsOf.TryParse("2026-01-02")!);
        var answer = await _audited.Store.AskAsync("openai", post, on);
        var (receipt, refusal) = await ReceiptMaker.MakeAsync(_audited.Store.Session, _audited.Ledger, question, answer, TestContext.Current.CancellationToken);
        refusal.ShouldBeNull();
        return JsonNode.Parse(FactsJson.Write(receipt))!;
    }

    private async Task<ReceiptReport> CheckAsync(JsonNode receipt)
    {
        var bytes = Encoding.UTF8.GetBytes(receipt.ToJsonString(FactsJson.Options));
        var read = await Receipt.ReadAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken);
        var (report, refusal) = ReceiptCheck.Verify(read, null, _audited.Remembered("stranger"));
        refusal.ShouldBeNull();
        return report!;
    }

    private async Task<FactsRun> VerifyAsync(JsonNode receipt, params string[] more)
    {
        await File.WriteAllTextAsync(_audited["receipt"], receipt.ToJsonString(FactsJson.Options), TestContext.Current.CancellationToken);
        File.Delete(_audited["seen"]);
        return await FactsInProcess.RunAsync(
            "Host=127.0.0.1;Port=1", ["audit", "verify", _audited["receipt"], "--remember", _audited["seen"], .. more]);
    }

    private static (string Told, string NotProven) Split(string output)
    {
        var at = output.IndexOf(ReceiptText.Heading, StringComparison.Ordinal);
        return (output[..at], output[at..]);
    }

    private static IEnumerable<(JsonNode Value, string Shown)> Changed(JsonNode value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                var text = (string)value!;
                yield return (JsonValue.Create(text + "Mallory"), text + "Mallory");
                // What is base64, a name or a date stays one.
                var first = text.Length > 0 ? text[0] switch { 'z' => 'a', 'Z' => 'A', '9' => '1', var other => (char)(other + 1) } : 'q';
                yield return (JsonValue.Create(first + (text.Length > 0 ? text[1..] : "")), first + text[Math.Min(1, text.Length)..]);
                break;
            case JsonValueKind.Number:
                yield return (JsonValue.Create(value.GetValue<long>() + 1), $" {value.GetValue<long>() + 1} seat");
                break;
            case JsonValueKind.True or JsonValueKind.False:
                yield return (JsonValue.Create(!value.GetValue<bool>()), "disputed");
                break;
        }
    }

    private static IEnumerable<(string Path, JsonNode Value)> Leaves(JsonNode? node, string at = "") => node switch
    {
        JsonObject fields => fields.SelectMany(field => Leaves(field.Value, $"{at}/{field.Key.Replace("~", "~0").Replace("/", "~1")}")),
        JsonArray items => items.SelectMany((item, i) => Leaves(item, $"{at}/{i}")),
        null => [],
        _ => [(at, node)],
    };

    private static IEnumerable<string> Objects(JsonNode? node, string at) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Objects(field.Value, $"{at}/{field.Key}")).Prepend(at),
        JsonArray items => items.SelectMany((item, i) => Objects(item, $"{at}/{i}")),
        _ => [],
    };

    private static void Set(JsonNode root, string path, JsonNode value)
    {
        var end = path.LastIndexOf('/');
        var (parent, last) = (At(root, path[..end]), Step(path[(end + 1)..]));
        if (parent is JsonArray items)
            items[int.Parse(last)] = value;
        else
            parent[last] = value;
    }

    private static JsonNode At(JsonNode root, string path) => path.Split('/').Skip(1)
        .Aggregate(root, (node, step) => node is JsonArray items ? items[int.Parse(step)]! : node[Step(step)]!);

    private static string Step(string step) => step.Replace("~1", "/").Replace("~0", "~");
}

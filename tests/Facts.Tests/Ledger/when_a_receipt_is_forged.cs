using System.Text.Json.Nodes;
using CsCheck;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Organizations;
using Facts.Domain.Recording;
using Facts.Domain.Rules;
using Facts.Domain.Sources;
using Facts.Domain.Time;
using Facts.Store.Ledger;
using Facts.Tests.Answers;
using Facts.Tests.Support;
using Facts.Tests.Tenures;

namespace Facts.Tests.Ledger;

/// <summary>
/// Whatever is changed in an honest receipt: if it still verifies, its answer is true. What is true is said by a fold of all events, which knows
/// nothing of receipts.
/// </summary>
public sealed class when_a_receipt_is_forged(AuditedSeed seed) : IClassFixture<AuditedSeed>
{
    private readonly AuditedStore _audited = seed.Audited;

    [Slow]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task each_value_and_each_list_that_is_changed_is_found(bool isCompact)
    {
        var honest = await _audited.ReceiptAsync("openai", "ceo", "2023-11-18", isCompact);
        var (text, passed) = (honest.ToJsonString(FactsJson.Options), new List<string>());
        foreach (var path in Cases.Some(Forgery.Places(honest, []).ToList(), oneIn: 3))
        {
            foreach (var forged in Forgery.Changes(text, path))
            {
                if (IsVerified(forged, _audited.Remembered("stranger"), out var answer))
                {
                    (await TrueAsync(answer!)).ShouldBeTrue(string.Join('/', path));
                    passed.Add(string.Join('/', path));
                }
            }
        }

        // Another day, or another time of knowing, of the same answer; and the keys of a log that the verifier remembers.
        passed.Distinct().ShouldBeSubsetOf(["answer/on", "answer/knownAt", "keys", "keys/0"]);
    }

    /// <summary>Every rule set, and whether receipts are compact.</summary>
    public static TheoryData<string, bool> RuleSets
    {
        get
        {
            var all = new TheoryData<string, bool>();
            foreach (var rules in RuleSet.All)
            {
                all.Add(rules.Name, false);
                all.Add(rules.Name, true);
            }

            return all;
        }
    }

    /// <summary>Of a compact one, as far as its events go: what was left out of it, it does not promise to have.</summary>
    [Slow]
    [Theory]
    [MemberData(nameof(RuleSets))]
    public void what_verifies_is_true(string name, bool isCompact)
    {
        var rules = RuleSet.Find(name)!;
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path);
        var (tried, passed, statuses, number) = (0, 0, new HashSet<Status>(), 0);
        Gen.Select(MemoryLedger.Any, Gen.Int[0, RandomLedger.Posts.Length - 1], Gen.Int[1, 28], Gen.Int[0, 40], Gen.Int[0, int.MaxValue].Array[60])
            .Sample(
                (ledger, post, day, known, dice) =>
                {
                    var file = folder[$"log{Interlocked.Increment(ref number)}"];
                    var events = EventsOf(ledger);
                    var log = new MemoryLog(file, events);
                    var question = new Question(
                        "o", RandomLedger.Posts[post], AsOf.TryParse($"2024-02-{day:00}")!, AsOf.At(new DateTime(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(known)));
                    if (events.TrueForAll(one => one.Stream != "organization/o"))
                        return;
                    var answer = True(rules, events, question);
                    var honest = FactsJson.Write(log.Receipt(question, answer, isCompact));
                    IsVerified(JsonNode.Parse(honest)!, NoMemory(file), out var worked).ShouldBeTrue();
                    FactsJson.Write(worked).ShouldBe(FactsJson.Write(answer));
                    lock (statuses)
                        statuses.Add(answer.Status);
                    var roll = new Random(dice[0]);
                    for (var i = 0; i < 10; i++)
                    {
                        var forged = Forgery.Forge(JsonNode.Parse(honest)!, roll);
                        Interlocked.Increment(ref tried);
                        if (!IsVerified(forged, NoMemory(file), out var shown))
                            continue;
                        Interlocked.Increment(ref passed);
                        var asked = new Question(shown!.Organization.Id, shown.Post.Id, AsOf.TryParse(shown.On)!, AsOf.TryParse(shown.KnownAt)!);
                        // The log as far as the receipt goes; that nothing follows it does not say.
                        FactsJson.Write(shown).ShouldBe(FactsJson.Write(True(RuleSet.Find(shown.Rule)!, Cut(events, forged), asked)));
                    }
                },
                iter: Cases.Of(150), threads: 2);
        statuses.Count.ShouldBe(4);
        passed.ShouldBeLessThan(tried / 2);
    }

    [Slow]
    [Fact]
    public async Task an_event_that_is_left_out_swapped_or_put_in_from_elsewhere_is_found()
    {
        var honest = await _audited.ReceiptAsync("openai", "ceo", "2023-11-18");
        var entries = honest["entries"]!.AsArray();
        foreach (var i in Enumerable.Range(0, entries.Count))
        {
            var without = Forgery.LeaveOut(JsonNode.Parse(honest.ToJsonString(FactsJson.Options))!, i);
            if (IsVerified(without, _audited.Remembered("stranger"), out var answer))
            {
                // Only the end of a stream can be kept from somebody; what follows is not promised.
                (FactsJson.Write(answer), IsLastOfItsStream(entries, i)).ShouldBe((honest["answer"]!.ToJsonString(FactsJson.Options), true));
            }
        }

        var swapped = JsonNode.Parse(honest.ToJsonString(FactsJson.Options))!;
        (swapped["entries"]![40]!["leaf"], swapped["entries"]![41]!["leaf"]) =
            ((string)swapped["entries"]![41]!["leaf"]!, (string)swapped["entries"]![40]!["leaf"]!);
        IsVerified(swapped, _audited.Remembered("stranger"), out _).ShouldBeFalse();

        // Its entry of the source takes the place of another; with a proof of its own it is true, and has no business here.
        var foreign = JsonNode.Parse((await _audited.ReceiptAsync("microsoft", "ceo", "2023-11-20")).ToJsonString(FactsJson.Options))!;
        var merged = JsonNode.Parse(honest.ToJsonString(FactsJson.Options))!;
        merged["entries"]!.AsArray().Add(foreign["entries"]!.AsArray()[^1]!.DeepClone());
        IsVerified(merged, _audited.Remembered("stranger"), out _).ShouldBeFalse();
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

    [Theory]
    [InlineData("\"holders\":", "\"holders\":[],\"holders\":")]
    [InlineData("\"answer\":", "\"answer\":{\"status\":\"vacant\"},\"answer\":")]
    [InlineData("\"format\":", "\"verifiedBy\":\"everybody\",\"format\":")]
    public async Task a_field_that_stands_twice_or_is_not_known_is_refused(string once, string twice)
    {
        var text = (await _audited.ReceiptAsync("openai", "ceo", "2023-11-18")).ToJsonString(FactsJson.Options);
        await File.WriteAllTextAsync(_audited["receipt"], text.Replace(once, twice), TestContext.Current.CancellationToken);
        (await FactsInProcess.RunAsync("Host=127.0.0.1;Port=1", ["audit", "verify", _audited["receipt"], "--remember", _audited["seen"]]))
            .ShouldEnd(1).NoteLines.ShouldContain(line => line.Contains("invalid-file"));
    }

    private async Task<bool> TrueAsync(Answer answer) => FactsJson.Write(await LiveFold.AskAsync(
        _audited.Store,
        new Question(answer.Organization.Id, answer.Post.Id, AsOf.TryParse(answer.On)!, AsOf.TryParse(answer.KnownAt)!))) == FactsJson.Write(answer);

    private static Memory NoMemory(string file) => Memory.Open(file + "-seen").Memory!;

    private static bool IsVerified(JsonNode receipt, Memory memory, out Answer? answer)
    {
        answer = null;
        try
        {
            answer = Receipts.Verify(receipt, memory).Answer;
            return answer is not null;
        }
        catch (Exception problem) when (problem is InvalidDataException or FormatException)
        {
            return false;
        }
    }

    /// <summary>Names first, some of them of two organizations, then what the ledger says; and one of them called otherwise later.</summary>
    private static List<PendingEvent> EventsOf(MemoryLedger ledger)
    {
        var begun = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        List<PendingEvent> events =
        [
            .. new[] { "s0", "s1", "s2" }.Select(id => new PendingEvent(Streams.Source(id), EventIds.OfSource(id),
                new SourceRecorded { Id = id, Title = id, PublishedAt = MemoryLedger.PublishedOf(id), Text = "Secret." }, begun, null)),
            .. RandomLedger.People.Take(3).Select(id => new PendingEvent(Streams.Person("o-" + id), EventIds.OfPerson("o-" + id),
                new PersonDeclared { Id = "o-" + id, Name = id.ToUpperInvariant(), Organizations = id == "bob" ? ["p"] : null }, begun, null)),
            .. ledger.Saves().SelectMany(save => save),
        ];
        events.Add(new PendingEvent(Streams.Person("o-ann"), EventIds.Of("named"), new PersonNamed { Person = "o-ann", Name = "Ann Other" }, begun, null));
        return events;
    }

    private static Answer True(RuleSet rules, List<PendingEvent> events, Question question)
    {
        var published = events.Select(one => one.Data).OfType<SourceRecorded>().Where(source => source.PublishedAt is not null)
            .ToDictionary(source => source.Id, source => source.PublishedAt!, StringComparer.Ordinal);
        var names = new Dictionary<string, Named>(StringComparer.Ordinal);
        foreach (var data in events.Select(one => one.Data))
        {
            if (data is PersonDeclared { Organizations: null } declared)
                names[declared.Id] = new Named(declared.Id, declared.Name) { Kind = declared.Kind };
            else if (data is PersonNamed named)
                names[named.Person] = new Named(named.Person, named.Name) { Kind = named.Kind ?? names.GetValueOrDefault(named.Person)?.Kind };
        }

        var stream = events.Where(one => one.Stream == Streams.Organization(question.Organization)).Select(one => (one.Data, one.RecordedAt)).ToList();
        return LiveFold.Of(rules, stream, published, names, question.Organization, question.Post, question.Known)(question.On);
    }

    /// <summary>Each stream as far as the receipt has it.</summary>
    private static List<PendingEvent> Cut(List<PendingEvent> events, JsonNode receipt)
    {
        var there = receipt["entries"]!.AsArray().Select(entry => Guid.Parse((string)JsonNode.Parse((string)entry!["leaf"]!)!["event"]!)).ToHashSet();
        return [.. events.Where(one => there.Contains(one.Id) || one.Data is SourceRecorded)];
    }

    private static bool IsLastOfItsStream(JsonArray entries, int index)
    {
        var leaves = entries.Select(entry => JsonNode.Parse((string)entry!["leaf"]!)!).ToList();
        return leaves.Where(leaf => (string)leaf["stream"]! == (string)leaves[index]["stream"]!)
            .All(leaf => (long)leaf["version"]! <= (long)leaves[index]["version"]!);
    }
}

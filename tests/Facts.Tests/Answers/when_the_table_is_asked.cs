using CsCheck;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Recording;
using Facts.Domain.Rules;
using Facts.Domain.Time;
using Facts.Tests.Support;

namespace Facts.Tests.Answers;

/// <summary>The bitemporal table against the live fold, on ledgers made by chance.</summary>
public sealed class when_the_table_is_asked(PostgresFixture postgres)
{
    private static readonly string[] Sources = ["""{"type":"source","id":"s0","publishedAt":"2024-02-15"}""", """{"type":"source","id":"s1"}""", """{"type":"source","id":"s2","origin":"s1","publishedAt":"2024-02"}"""];

    private static readonly AsOf[] Days =
        [.. new[] { "2024-01-31", "2024-02-05", "2024-02-12T12:00:00Z", "2024-02-17", "2024-02-28", "2024-03-01" }.Select(on => AsOf.TryParse(on)!)];

    private static readonly Gen<(List<Dictionary<string, object>> Lines, int[] Steps, int[] Cuts)> Ledgers =
        Gen.Select(RandomLedger.Lines("ORG", 2, 30), Gen.Int[0, 2].Array[40], Gen.Int[1, 6].Array[40]);

    [Slow]
    [Fact]
    public async Task it_agrees_with_the_live_fold_for_every_post_day_and_recorded_time()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "table");
        (await store.ImportAsync(Sources)).Rejected.ShouldBeEmpty();
        var ledgers = new Dictionary<string, string>();
        await Ledgers.SampleAsync(
            async ledger =>
            {
                var organization = $"o{ledgers.Count}";
                ledgers.Add(organization, Print(ledger));
                await CompareAsync(store, organization, await ImportAsync(store, organization, ledger));
            },
            iter: Cases.Of(15), threads: 1, print: Print);
        var replayed = await store.Session.Replayer.ReplayAsync(null, verify: true, null, TestContext.Current.CancellationToken);
        FactsJson.Write(replayed.Differing).ShouldBe("[]", string.Join("\n\n", replayed.Differing.Select(one => ledgers.GetValueOrDefault(one.Organization ?? ""))));
    }

    [Fact]
    public async Task a_claim_set_aside_without_an_earliest_day_reaches_to_the_first_start_of_the_seat()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "aside");
        await store.Session.Replayer.ReplayAsync(null, RuleSet.Editorial1, verify: false, null, TestContext.Current.CancellationToken);
        await store.ImportAsync([.. Sources, """{"type":"post","organization":"o","id":"ceo","seats":1}"""]);
        foreach (var line in (string[])
        [
            """{"type":"claim","id":"a","kind":"tenure","source":"s0","organization":"o","post":"ceo","person":"ann","from":"2024-02-01","to":"2024-02-03"}""",
            """{"type":"claim","id":"c","kind":"appointment","source":"s0","organization":"o","post":"ceo","person":"cyd","when":"[..2024-02-25]"}""",
            """{"type":"ruling","claim":"c","rank":"deprecated","reason":"wrong"}""",
        ])
        {
            (await store.ImportAsync(line)).Rejected.ShouldBeEmpty();
        }

        (await store.AskAsync("o", "ceo", "2024-01-31")).SetAside.ShouldHaveSingleItem().Claim.ShouldBe("c");
        (await store.AskAsync("o", "ceo", "2024-02-05")).SetAside.ShouldBeEmpty();
    }

    /// <summary>Lines get recorded times that often stay the same, and are imported in batches of some few.</summary>
    private static async Task<DateTime[]> ImportAsync(FactsStore store, string organization, (List<Dictionary<string, object>> Lines, int[] Steps, int[] Cuts) ledger)
    {
        var at = new DateTime(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc);
        List<string> lines = [$$"""{"type":"post","organization":"{{organization}}","id":"ceo","seats":1}"""];
        var times = new List<DateTime>();
        foreach (var (line, step) in ledger.Lines.Zip(ledger.Steps.Concat(Enumerable.Repeat(0, 1000))))
        {
            at = at.AddDays(step);
            times.Add(at);
            lines.Add(RandomLedger.Json(new(line) { ["recordedAt"] = AsOf.Print(at) }).Replace("ORG", organization, StringComparison.Ordinal).Replace("x-", organization + "-", StringComparison.Ordinal));
        }

        var done = 0;
        foreach (var cut in ledger.Cuts.Append(lines.Count))
        {
            var batch = lines.Skip(done).Take(cut).ToArray();
            if (batch.Length > 0)
                await store.ImportAsync(batch);
            done += batch.Length;
        }

        return [.. times.Distinct()];
    }

    private static async Task CompareAsync(FactsStore store, string organization, DateTime[] recorded)
    {
        var events = await LiveFold.EventsAsync(store, Streams.Organization(organization));
        if (events.Count == 0)
            return;
        var (published, people) = (await LiveFold.PublishedAsync(store), await LiveFold.PeopleAsync(store));
        foreach (var known in recorded.Select(AsOf.At))
        {
            foreach (var post in RandomLedger.Posts)
            {
                var live = LiveFold.Of(RuleSet.Editorial2, events, published, people, organization, post, known);
                foreach (var on in Days)
                {
                    var (answer, _) = await store.Session.Answers.AskAsync(new Question(organization, post, on, known), TestContext.Current.CancellationToken);
                    if (answer is not null)
                        FactsJson.Write(answer).ShouldBe(FactsJson.Write(live(on)), $"{post} on {on.Text} as known {known.Text}");
                }
            }
        }
    }

    private static string Print((List<Dictionary<string, object>> Lines, int[] Steps, int[] Cuts) ledger) =>
        string.Join('\n', [.. ledger.Lines.Select(RandomLedger.Json), string.Join(' ', ledger.Steps), string.Join(' ', ledger.Cuts)]);
}

using CsCheck;
using Facts.Domain;
using Facts.Store.Corrections;
using Facts.Tests.Answers;
using Facts.Tests.Support;

namespace Facts.Tests.Corrections;

/// <summary>What it is announced to change that two people are one is what it changes, and can be undone; on ledgers made by chance.</summary>
[Slow]
public sealed class when_an_identity_is_announced(PostgresFixture postgres)
{
    private const string Sources = """{"type":"source","id":"s0"}""" + "\n" + """{"type":"source","id":"s1"}""" + "\n" + """{"type":"source","id":"s2","origin":"s1"}""";

    private static readonly string[] People = ["ann", "bob", "cyd", "dot"];

    private static readonly string[] Days = ["2024-01-31", "2024-02-05", "2024-02-12T12:00:00Z", "2024-02-17", "2024-02-28", "2024-03-01"];

    private static readonly Gen<(List<Dictionary<string, object>> Lines, int Person, int Step)> Ledgers =
        Gen.Select(RandomLedger.Lines("ORG", 6, 24), Gen.Int[0, 3], Gen.Int[1, 3]);

    private readonly SettableClock _clock = new();

    [Fact]
    public async Task it_does_what_was_announced_and_undoing_it_restores_every_answer()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "identified", _clock);
        await store.ImportAsync(Sources);
        var (cases, acted, moved) = (0, 0, 0);
        await Ledgers.SampleAsync(
            async ledger =>
            {
                var organization = $"o{++cases}";
                await ImportAsync(store, organization, ledger.Lines);
                var (person, other) = ($"{organization}-{People[ledger.Person]}", $"{organization}-{People[(ledger.Person + ledger.Step) % 4]}");
                var answers = await AnswersAsync(store, organization);
                var (known, at) = (_clock.Now, _clock.Tick());
                var (announced, refusal) = await store.TryActAsync(new IdentityEdit(person, other, undo: false, "test"), version: null, dryRun: true);
                (await store.ChangesAsync(organization, known, at)).ShouldBeEmpty();
                if (refusal is not null)
                    return;

                var deed = await store.IdentifyAsync(person, other);
                Acts.Text(deed.Impact).ShouldBe(Acts.Text(announced!.Impact));
                (deed.Version, deed.Unchanged).ShouldBe((announced.Version, announced.Unchanged));
                Acts.Text(await store.ChangesAsync(organization, known, at)).ShouldBe(Acts.Text(deed.Impact));
                if (deed.Unchanged)
                    return;
                var changed = await AnswersAsync(store, organization);

                at = _clock.Tick();
                (await store.IdentifyAsync(person, other, undo: true)).Unchanged.ShouldBeFalse();
                (await AnswersAsync(store, organization)).ShouldBe(answers);
                (await store.ChangesAsync(organization, known, at)).ShouldBeEmpty();

                _clock.Tick();
                var again = await store.IdentifyAsync(person, other);
                (again.Unchanged, Acts.Text(again.Impact)).ShouldBe((false, Acts.Text(deed.Impact)));
                (await AnswersAsync(store, organization)).ShouldBe(changed);
                acted++;
                moved += deed.Impact.Count > 0 ? 1 : 0;
            },
            iter: Cases.Of(20), threads: 1, print: ledger => string.Join('\n', ledger.Lines.Select(RandomLedger.Json).Append($"{ledger.Person} {ledger.Step}")));
        acted.ShouldBeGreaterThan(6);
        moved.ShouldBeGreaterThan(2);
    }

    private static async Task ImportAsync(FactsStore store, string organization, List<Dictionary<string, object>> ledger)
    {
        var lines = RandomLedger.Posts.Select(post => $$"""{"type":"post","organization":"{{organization}}","id":"{{post}}"{{(post == "ceo" ? ",\"seats\":1" : "")}}}""")
            .Concat(ledger.Select(RandomLedger.Json))
            .Select(line => line.Insert(1, "\"recordedAt\":\"2025-01-01T00:00:00Z\",").Replace("ORG", organization, StringComparison.Ordinal).Replace("x-", organization + "-", StringComparison.Ordinal));
        await store.ImportAsync([.. lines]);
    }

    private static async Task<List<string>> AnswersAsync(FactsStore store, string organization)
    {
        var answers = new List<string>();
        foreach (var on in Days)
        {
            foreach (var answer in await store.AskAllAsync(organization, on, "2027-01-01"))
                answers.Add(FactsJson.Write(answer with { KnownAt = "" }));
        }

        return answers;
    }
}

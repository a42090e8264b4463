using CsCheck;
using Facts.Domain;
using Facts.Store.Answers;
using Facts.Store.Importing;
using Facts.Tests.Answers;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

/// <summary>What a dry run says that an import changes and creates is what it changes and creates.</summary>
[Slow]
public sealed class when_an_import_is_announced(PostgresFixture postgres)
{
    private const string Source = """{"type":"source","id":"s0"}""";

    private static readonly Gen<(List<Dictionary<string, object>> Lines, int Cut, bool OneSeat)> Ledgers =
        Gen.Select(RandomLedger.Lines("ORG", 3, 20), Gen.Int[0, 100], Gen.Bool);

    private readonly SettableClock _clock = new();

    [Fact]
    public async Task it_does_what_was_announced_and_changes_tells_the_same()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "announcedimport", _clock);
        await store.ImportAsync(Source, """{"type":"source","id":"s1"}""", """{"type":"source","id":"s2","origin":"s1"}""");
        var (cases, moved) = (0, 0);
        await Ledgers.SampleAsync(
            async ledger =>
            {
                var organization = $"o{++cases}";
                var lines = Lines(ledger.Lines, ledger.OneSeat, organization);
                var cut = 1 + (ledger.Cut * (lines.Length - 1) / 101);
                await store.ImportAsync(lines[..cut]);
                var before = _clock.Now;
                var at = _clock.Tick();
                var (announced, would) = await ImportAsync(store, lines[cut..], dryRun: true);
                (await store.ChangesAsync(organization, before, at)).ShouldBeEmpty();
                var (deed, did) = await ImportAsync(store, lines[cut..], dryRun: false);
                FactsJson.Write(deed).ShouldBe(FactsJson.Write(announced));
                Acts.Text(did).ShouldBe(Acts.Text(would));
                Acts.Text(await store.ChangesAsync(organization, before, at)).ShouldBe(Acts.Text(did));
                (deed.Changes.Count, deed.Changes.AtLeast).ShouldBe((did.Count, null));
                moved += did.Count > 0 ? 1 : 0;
            },
            iter: Cases.Of(30), threads: 1, print: ledger => string.Join('\n', Lines(ledger.Lines, ledger.OneSeat, "o")));
        moved.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task it_does_so_batch_by_batch()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "announcedbatches", _clock);
        // Each post passes from one to the next, in several batches; some people are declared at the end.
        string[] lines =
        [
            Source,
            .. Enumerable.Range(0, 30).Select(post => $$"""{"type":"post","organization":"o{{post % 3}}","id":"p{{post}}","seats":1}"""),
            .. Enumerable.Range(0, (2 * Importer.MostLines) + 300).Select(i => $$"""
                {"type":"claim","id":"c{{i}}","kind":"appointment","source":"s0","organization":"o{{i % 3}}","post":"p{{i % 30}}","person":"x{{i / 2}}","when":"{{new DateOnly(1700, 1, 1).AddDays(i):O}}"}
                """),
            .. Enumerable.Range(0, 50).Select(i => $$"""{"type":"person","id":"x{{i}}","name":"Name {{i}}"}"""),
        ];
        var (announced, would) = await ImportAsync(store, lines, dryRun: true);
        var (deed, did) = await ImportAsync(store, lines, dryRun: false);
        FactsJson.Write(deed).ShouldBe(FactsJson.Write(announced));
        Acts.Text(did).ShouldBe(Acts.Text(would));
        deed.Changes.Count.ShouldBe(did.Count);
        deed.Changes.First.Count.ShouldBe(ChangedAnswers.MostListed);
        Acts.Text(deed.Changes.First).ShouldBe(Acts.Text([.. did.Take(ChangedAnswers.MostListed)]));
        // Those whom the end of the file declares are no strangers.
        deed.Created.PersonCount.ShouldBe(((2 * Importer.MostLines) + 300) / 2 - 50);
        deed.Created.People.ShouldBe(Enumerable.Range(50, CreatedNames.MostListed).Select(i => $"x{i}"));
        (deed.Created.OrganizationCount, deed.Created.PostCount).ShouldBe((3, 0));

        var (again, none) = await ImportAsync(store, lines, dryRun: false);
        (again.Changes.Count, none.Count, again.Created.AreNone).ShouldBe((0, 0, true));
    }

    private static async Task<(ImportReport Report, List<ChangeView> Changes)> ImportAsync(FactsStore store, string[] lines, bool dryRun)
    {
        var changes = new List<ChangeView>();
        var report = await store.ImportAsync(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines))), new ImportOptions { DryRun = dryRun, Changed = changes.Add });
        return (report, changes);
    }

    private static string[] Lines(List<Dictionary<string, object>> ledger, bool oneSeat, string organization) =>
    [
        // Some ledgers have no other line that is taken.
        $$"""{"type":"organization","id":"{{organization}}"}""",
        .. RandomLedger.Posts.Where(_ => oneSeat).Select(post => $$"""{"type":"post","organization":"{{organization}}","id":"{{post}}","seats":1}"""),
        .. ledger.Select(RandomLedger.Json).Select(line => line.Replace("ORG", organization, StringComparison.Ordinal)
            .Replace("x-", organization + "-", StringComparison.Ordinal)),
    ];
}

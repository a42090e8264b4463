using Facts.Store.Storage.Embedded;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

/// <summary>The disk under the embedded database fills up in the middle of an import.</summary>
[Slow]
public sealed class when_the_disk_is_full : IDisposable
{
    /// <summary>An empty store takes some 70 MB, its log with it; one ledger less than 40.</summary>
    private const int Small = 100, Large = 1_500, Ledgers = 6;

    private readonly TemporaryFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task it_says_so_in_a_sentence_and_the_import_finishes_when_there_is_space()
    {
        using var disk = await SmallDisk.MountAsync(Small);
        Directory.CreateDirectory(_files.Path);
        var ledgers = Enumerable.Range(0, Ledgers).Select(number => new StoppedLedger(number)).ToList();
        foreach (var ledger in ledgers)
            await File.WriteAllLinesAsync(_files[$"{ledger.Number}.ndjson"], ledger.Text(), TestContext.Current.CancellationToken);
        string[] import = ["import", "--data", disk.Path, .. ledgers.Select(ledger => _files[$"{ledger.Number}.ndjson"])];

        var stopped = (await FactsInProcess.RunAsync(null, import)).ShouldEnd(3);
        stopped.NoteLines[^1].ShouldStartWith("facts: disk-full: The ");
        (await FactsInProcess.RunAsync(null, import)).ShouldEnd(3).NoteLines.ShouldHaveSingleItem().ShouldStartWith("facts: disk-full: The ");

        await disk.GrowAsync(Large);
        var finished = (await FactsInProcess.RunAsync(null, import)).ShouldEnd(0);
        finished.OutputLines.Count(line => line.Contains(".ndjson: recorded ", StringComparison.Ordinal)).ShouldBe(Ledgers);
        finished.Output.ShouldContain(" unchanged.", customMessage: "Nothing was committed before the disk was full.");
        var again = (await FactsInProcess.RunAsync(null, import)).ShouldBeDone();
        again.OutputLines.ShouldAllBe(line => line.EndsWith($": recorded nothing; {StoppedLedger.Lines} unchanged."));
        await ShouldBeRightAsync(disk, ledgers);
    }

    private static async Task ShouldBeRightAsync(SmallDisk disk, IEnumerable<StoppedLedger> ledgers)
    {
        await using var postgres = await EmbeddedPostgres.AttachAsync(disk.Path, _ => { }, TestContext.Current.CancellationToken);
        await using var store = await FactsStore.OpenAsync(postgres.ConnectionString);
        foreach (var organization in ledgers.SelectMany(ledger => ledger.OrganizationIds))
            await EventsAndTables.ShouldAgreeAsync(store, organization);
    }
}

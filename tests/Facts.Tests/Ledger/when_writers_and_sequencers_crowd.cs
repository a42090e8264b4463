using Facts.Domain.Ledger;
using Facts.Store.Ledger;
using Facts.Tests.Support;

namespace Facts.Tests.Ledger;

/// <summary>Eight writers, two sequencers that live on, and others that are killed in the middle of whatever they do.</summary>
[Slow]
public sealed class when_writers_and_sequencers_crowd(PostgresFixture postgres)
{
    private const int Writers = 8, Files = 6, Lines = 120;

    [Fact]
    public async Task every_event_has_one_leaf_and_any_two_checkpoints_agree()
    {
        var stop = TestContext.Current.CancellationToken;
        // The clock of the processes that are killed, as a log whose times jump looks like one that was tampered with.
        await using var audited = await AuditedStore.CreateAsync(postgres, TimeProvider.System);
        // Marten readies itself at the first write, and has others wait for no more than five seconds.
        await audited.Store.ImportAsync("""{"type":"person","id":"first","name":"First"}""");
        await audited.SealAsync();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(audited.Store, writer), stop)));
        var sequencing = Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            var sequencer = new Sequencer(audited.Store.Session.Database.Source);
            while (!writing.IsCompleted)
            {
                await sequencer.RunAsync(everywhere: false, stop);
                await audited.SealAsync();
            }
        }, stop)));
        var (killed, tries) = (0, 0);
        do
        {
            using var process = await FactsProcess.StartAsync(audited.Store.ConnectionString, ["audit", "checkpoint"], keys: audited["keys"]);
            // Anywhere between its start, which takes longer than the shortest of these, and its end.
            await Task.Delay(30 + (tries++ * 137 % 1_200), stop);
            killed += process.HasExited ? 0 : 1;
            process.Kill();
            await process.EndAsync();
        }
        while (!writing.IsCompleted || killed < 3);
        await writing;
        await sequencing;
        await audited.SealAsync();

        await Logs.HoldAgainstEventsAsync(audited.Store.ConnectionString);
        (await audited.FindAsync()).ShouldBeEmpty();
        await AnyTwoAgreeAsync(audited);
    }

    private static async Task AnyTwoAgreeAsync(AuditedStore audited)
    {
        await using var connection = await audited.Store.Session.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var notes = await Checkpoints.AllAsync(connection, TestContext.Current.CancellationToken);
        var checkpoints = notes.Select(note => SignedCheckpoint.TryParse(note)!.Checkpoint).DistinctBy(one => one.Size).ToList();
        checkpoints.Count.ShouldBeGreaterThan(2);
        for (var i = 0; i < checkpoints.Count; i++)
        {
            for (var j = i; j < checkpoints.Count; j += 3)
            {
                var (first, second) = (checkpoints[i], checkpoints[j]);
                var path = await new TreeReader(connection).HashesAsync(MerkleProof.Consistency(first.Size, second.Size), TestContext.Current.CancellationToken);
                MerkleVerification.Extends(first.Size, first.Root, second.Size, second.Root, path).ShouldBeTrue($"{first.Size} to {second.Size}");
            }
        }
    }

    private static async Task WriteAsync(FactsStore store, int writer)
    {
        for (var file = 0; file < Files; file++)
        {
            // Half of them write into the same organization.
            var organization = writer % 2 == 0 ? "shared" : $"own-{writer}";
            var report = await store.ImportAsync(
            [
                $$"""{"type":"source","id":"s-{{writer}}"}""",
                .. Enumerable.Range(0, Lines).Select(i =>
                    $$"""{"type":"claim","id":"c-{{writer}}-{{file}}-{{i}}","kind":"appointment","source":"s-{{writer}}","organization":"{{organization}}","post":"p{{i}}","person":"x{{i}}","when":"2020"}"""),
            ]);
            report.RejectedCount.ShouldBe(0);
        }
    }
}

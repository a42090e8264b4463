using System.Diagnostics;
using Facts.Benchmarks.Importing;
using Facts.Domain.Ledger;
using Facts.Store.Ledger;
using Npgsql;

namespace Facts.Benchmarks.Sequencing;

/// <summary>The ledger: giving events their leaves, and proving that some of them are in it.</summary>
internal sealed class LeavesMeasure : IMeasure
{
    private const int Proofs = 1_000;

    public string Name => "leaves";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var claims = bench.Settings.Imported;
        // Of its own: where another is served, its events get their leaves meanwhile.
        await using var store = await bench.CreateStoreAsync();
        await store.ImportAsync(new Register(claims).Write(bench.Server.Folder), bench.Stop);
        await bench.Server.SettleAsync(bench.Stop);
        var events = await store.AskAsync<long>("select count(*) from facts.mt_events", bench.Stop);
        var start = Stopwatch.GetTimestamp();
        // Once: a leaf is for ever.
        var added = await new Sequencer(store.Session.Database.Source).RunAsync(everywhere: true, bench.Stop);
        var rate = added / Stopwatch.GetElapsedTime(start).TotalSeconds;
        WrongAnswerException.Unless(events, added, "Every event has a leaf");
        await BenchServer.RunAsync(store.ConnectionString, "vacuum analyze", bench.Stop);
        var times = await Rounds.RunAsync(bench, warmUps: 1, ($"µs of a proof among {added:N0}", round => ProveAsync(store, added, round, bench.Stop)));
        return
        [
            new($"sequencing {added:N0} events", Series.Of(rate), "leaves/s", Target: "≥ 20,000"),
            new($"inclusion proof, p50, among {added:N0} leaves", times[0], "µs", Target: "< 1,000"),
        ];
    }

    /// <summary>The median time of a proof, in µs; every proof is checked against the root.</summary>
    private static async Task<double> ProveAsync(BenchStore store, long size, int round, CancellationToken stop)
    {
        await using var connection = await store.Session.Database.Source.OpenConnectionAsync(stop);
        var root = await new TreeReader(connection).HashAsync(new LeafRange(0, size), stop);
        var choice = new Random(2_000 + round);
        var times = new double[Proofs];
        for (var i = 0; i < Proofs; i++)
        {
            var index = choice.NextInt64(size);
            var id = await EventAsync(connection, index, stop);
            var start = Stopwatch.GetTimestamp();
            var proof = await LedgerService.ProveAsync(connection, id, size, stop);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            if (proof is not var (entry, path) || entry.Index != index
                || !MerkleVerification.Includes(index, size, MerkleTree.LeafHash(entry.Leaf), path, root))
            {
                throw new WrongAnswerException($"The proof of leaf {index} does not lead to the root.");
            }
        }

        return Series.Quantile(times, 0.5);
    }

    private static async Task<Guid> EventAsync(NpgsqlConnection connection, long index, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("select event from facts.leaves where index = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = index });
        return (Guid)(await command.ExecuteScalarAsync(stop))!;
    }
}

using System.Diagnostics;

namespace Facts.Benchmarks.Replaying;

/// <summary>All events folded again and compared with every row of the tables, as <c>replay --verify</c> does.</summary>
internal sealed class ReplayMeasure : IMeasure
{
    public string Name => "replay";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var claims = bench.Settings.Imported;
        var store = await bench.FilledAsync(claims);
        await BenchServer.RunAsync(store.ConnectionString, "vacuum analyze", bench.Stop);
        var rates = await Rounds.RunAsync(bench, warmUps: 1, ($"events/s of replay, {claims:N0}", _ => ReplayAsync(store, claims, bench)));
        return [new($"replay of {claims:N0} claims", rates[0], "events/s", Target: "≥ 50,000")];
    }

    private static async Task<double> ReplayAsync(BenchStore store, int claims, Bench bench)
    {
        var start = Stopwatch.GetTimestamp();
        var report = await store.Session.Replayer.ReplayAsync(null, verify: true, null, bench.Stop);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        WrongAnswerException.Unless(true, report.Equal, "The tables are what the events come to");
        if (report.Events < claims)
            throw new WrongAnswerException($"{report.Events} events were replayed, of more than {claims}.");
        return report.Events / seconds;
    }
}

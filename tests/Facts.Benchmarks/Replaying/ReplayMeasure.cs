using System.Diagnostics;
using Facts.Benchmarks.Appending;
using Facts.Benchmarks.Importing;

namespace Facts.Benchmarks.Replaying;

/// <summary>
/// All events folded again and compared with every row of the tables, as <c>replay --verify</c> does; against bare Marten, which builds a
/// single-stream projection of as many claims anew, and compares nothing.
/// </summary>
internal sealed class ReplayMeasure : IMeasure
{
    public string Name => "replay";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var claims = bench.Settings.Imported;
        var store = await bench.FilledAsync(claims);
        await BenchServer.RunAsync(store.ConnectionString, "vacuum analyze", bench.Stop);
        await using var bare = new BareMarten(await bench.Server.CreateDatabaseAsync(bench.Stop), projecting: true);
        await bare.InsertAsync(new Register(claims), bench.Stop);
        await BenchServer.RunAsync(bare.ConnectionString, "vacuum analyze", bench.Stop);
        var rates = await Rounds.RunAsync(
            bench,
            warmUps: 1,
            ($"events/s of bare Marten's rebuild, {claims:N0}", _ => RebuildAsync(bare, claims, bench)),
            ($"events/s of replay, {claims:N0}", _ => ReplayAsync(store, claims, bench)));
        await bench.Server.DropAsync(bare.ConnectionString, bench.Stop);
        return
        [
            new($"bare Marten, rebuild of a projection of {claims:N0} claims", rates[0], "events/s"),
            new($"replay of {claims:N0} claims", rates[1], "events/s", Target: "≥ 50,000"),
            new($"replay of {claims:N0} claims", rates[1], "events/s", "bare Marten", rates[1].Over(rates[0])),
        ];
    }

    private static async Task<double> RebuildAsync(BareMarten bare, int claims, Bench bench)
    {
        // So that what is checked was built now.
        await bare.ForgetAsync(bench.Stop);
        var start = Stopwatch.GetTimestamp();
        await bare.RebuildAsync(bench.Stop);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        WrongAnswerException.Unless(claims, await bare.CountProjectedAsync(bench.Stop), "Tenures that Marten projected");
        for (var post = 0; post < claims / 10; post += 1_000)
        {
            var (person, on) = Register.Holder(post, 3);
            var stored = await bare.LoadAsync(Register.Organization(post), bench.Stop);
            WrongAnswerException.Unless(person, stored?.Holders(Register.Post(post), on), "Holder that Marten projected");
        }

        return claims / seconds;
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

using System.Diagnostics;
using Facts.Benchmarks.Importing;

namespace Facts.Benchmarks.Stores;

/// <summary>Building a projection anew; beside it Facts' replay, which compares every row besides.</summary>
internal static class StoreRebuilding
{
    public static async Task<IEnumerable<Row>> RunAsync(List<IEventStore> peers, BenchStore store, Register register, Bench bench)
    {
        if (peers.Count == 0)
            return [];

        async Task<double> PeerAsync(IEventStore peer)
        {
            var seconds = await peer.RebuildAsync(bench.Stop);
            WrongAnswerException.Unless(register.Claims, await peer.CountProjectedAsync(bench.Stop), $"Tenures that {peer.Name} projected");
            return register.Claims / seconds;
        }

        async Task<double> FactsAsync()
        {
            var start = Stopwatch.GetTimestamp();
            var report = await store.Session.Replayer.ReplayAsync(null, verify: true, null, bench.Stop);
            WrongAnswerException.Unless(true, report.Equal, "The tables are what the events come to");
            return register.Claims / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        var rates = await Rounds.RunAsync(
            bench,
            warmUps: 1,
            [
                .. peers.Select(peer => ($"claims/s, {peer.Name} rebuilds", (Func<int, Task<double>>)(_ => PeerAsync(peer)))),
                ("claims/s, Facts replays", _ => FactsAsync()),
            ]);
        return
        [
            .. peers.Select((peer, i) => new Row(
                $"{peer.Name}, rebuild of a projection of {register.Claims:N0} claims", rates[i], "claims/s")),
            .. peers.Select((peer, i) => new Row(
                $"Facts, replay of {register.Claims:N0} claims", rates[^1], "claims/s", peer.Name, rates[^1].Over(rates[i]))),
        ];
    }
}

using System.Diagnostics;
using Facts.Benchmarks.Importing;

namespace Facts.Benchmarks.Stores;

/// <summary>Reading an organization's stream; beside it the state that Facts tells of as much.</summary>
internal static class StoreReading
{
    private const int Read = 200, ClaimsEach = 50;

    public static async Task<IEnumerable<Row>> RunAsync(List<IEventStore> peers, BenchStore store, Register register, Bench bench)
    {
        int[] Chosen(int round)
        {
            var choice = new Random(3_000 + round);
            return [.. Enumerable.Range(0, Read).Select(_ => choice.Next(register.Claims / ClaimsEach))];
        }

        async Task<double> PeerAsync(IEventStore peer, int round)
        {
            var chosen = Chosen(round);
            var (p50, claims) = await peer.ReadAsync([.. chosen.Select(one => $"org-{one}")], bench.Stop);
            var expected = chosen.SelectMany(one => Enumerable.Range(one * ClaimsEach, ClaimsEach)).Select(claim => $"claim-{claim}");
            WrongAnswerException.Unless(true, expected.SequenceEqual(claims), $"{peer.Name} reads the claims of the streams");
            return p50;
        }

        async Task<double> FactsAsync(int round)
        {
            var times = new List<double>();
            foreach (var organization in Chosen(round))
            {
                var start = Stopwatch.GetTimestamp();
                var state = await store.StateAsync($"org-{organization}", "2006-06-15", bench.Stop);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
                WrongAnswerException.Unless(Register.State(organization, term: 5), state, $"The state of org-{organization}");
            }

            return Series.Quantile(times, 0.5);
        }

        var times = await Rounds.RunAsync(
            bench,
            warmUps: 1,
            [
                .. peers.Select(peer => ($"µs, {peer.Name} reads a stream", (Func<int, Task<double>>)(round => PeerAsync(peer, round)))),
                ("µs, Facts tells a state", FactsAsync),
            ]);
        return
        [
            .. peers.Select((peer, i) => new Row($"{peer.Name}, p50 of reading a stream of {ClaimsEach} claims", times[i], "µs")),
            .. peers.Select((peer, i) => new Row(
                $"Facts in process, p50 of the state of an organization of {ClaimsEach} claims",
                times[^1],
                "µs",
                peer.Name,
                times[^1].Over(times[i]))),
        ];
    }
}

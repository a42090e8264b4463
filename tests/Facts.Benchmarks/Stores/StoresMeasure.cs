using System.Diagnostics;
using Facts.Benchmarks.Appending;
using Facts.Benchmarks.Importing;
using Facts.Hosting;

namespace Facts.Benchmarks.Stores;

/// <summary>
/// Other event stores on the same PostgreSQL: appending, reading an organization's stream of fifty claims, building a projection anew.
/// Beside them Facts: a claim a request, the whole state of an organization, and its replay, which compares every row besides.
/// </summary>
internal sealed class StoresMeasure : IMeasure
{
    private const int Crowd = 8, Read = 200, ClaimsEach = 50;

    public string Name => "stores";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        await using var emmett = await Emmett.StartAsync(bench);
        await using var messageDb = await MessageDb.OpenAsync(bench);
        List<Row> rows =
        [
            .. emmett is null ? [Absent("emmett-postgresql", Emmett.Variable)] : Array.Empty<Row>(),
            .. messageDb is null ? [Absent("message-db", MessageDb.Variable)] : Array.Empty<Row>(),
        ];
        List<IEventStore> peers = [.. new IEventStore?[] { emmett, messageDb }.OfType<IEventStore>()];
        if (peers.Count == 0)
            return rows;
        var register = new Register(bench.Settings.Full ? 5_000 : 1_000);
        await using var store = await bench.CreateStoreAsync();
        await store.ImportAsync(register.Write(bench.Server.Folder), bench.Stop);
        foreach (var peer in peers)
            await FillAsync(peer, register, bench.Stop);
        // In this order: what is read and rebuilt is the register and nothing else.
        rows.AddRange(await ReadAsync(peers, store, register, bench));
        rows.AddRange(await RebuildAsync([.. peers.Where(peer => peer.Projects)], store, register, bench));
        rows.AddRange(await AppendAsync(peers, register, bench));
        return rows;
    }

    private static Row Absent(string peer, string variable) => Row.Absent(peer, $"{variable} names no folder that it is installed in");

    private static async Task FillAsync(IEventStore peer, Register register, CancellationToken stop)
    {
        foreach (var organization in Enumerable.Range(0, register.Claims).Select(TenureRecorded.Of).GroupBy(said => said.Organization))
            await peer.FillAsync(organization.Key, [.. organization], stop);
        WrongAnswerException.Unless(register.Claims, await peer.CountAsync(stop), $"Events of {peer.Name}");
    }

    private static async Task<IEnumerable<Row>> ReadAsync(List<IEventStore> peers, BenchStore store, Register register, Bench bench)
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
            WrongAnswerException.Unless(true, expected.SequenceEqual(claims), $"The claims that {peer.Name} reads are those of the streams");
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
                $"Facts in process, p50 of the state of an organization of {ClaimsEach} claims", times[^1], "µs", peer.Name, times[^1].Over(times[i]))),
        ];
    }

    private static async Task<IEnumerable<Row>> RebuildAsync(List<IEventStore> peers, BenchStore store, Register register, Bench bench)
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
            .. peers.Select((peer, i) => new Row($"{peer.Name}, rebuild of a projection of {register.Claims:N0} claims", rates[i], "claims/s")),
            .. peers.Select((peer, i) => new Row(
                $"Facts, replay of {register.Claims:N0} claims", rates[^1], "claims/s", peer.Name, rates[^1].Over(rates[i]))),
        ];
    }

    private static async Task<IEnumerable<Row>> AppendAsync(List<IEventStore> peers, Register register, Bench bench)
    {
        var each = bench.Settings.Full ? 2_000 : 200;
        await using var store = await bench.CreateStoreAsync();
        await using var served = FactsHost.Build(store.Session.Database, TimeProvider.System, "http://127.0.0.1:0");
        await served.StartAsync(bench.Stop);
        using var client = new HttpClient { BaseAddress = new Uri(served.Urls.Single()) };
        var facts = new FactsClaims(client);
        await facts.PostAsync(Register.Source, bench.Stop);
        var appended = 0L;
        var rows = new List<Row>();
        foreach (var clients in (int[])[1, Crowd])
        {
            var who = $"{clients} client{(clients == 1 ? "" : "s")}";
            var rates = await Rounds.RunAsync(
                bench,
                warmUps: 1,
                [
                    .. peers.Select(peer => (
                        $"claims/s, {peer.Name}, {who}", (Func<int, Task<double>>)(_ => peer.AppendAsync(clients, each, bench.Stop)))),
                    ($"claims/s, Facts over HTTP, {who}", _ => AppendMeasure.RateAsync(clients, each, facts.RecordAsync, bench.Stop)),
                ]);
            appended += clients * each * (bench.Settings.Rounds + 1);
            rows.AddRange(peers.Select((peer, i) => new Row($"{peer.Name}, {who}", rates[i], "claims/s")));
            rows.AddRange(peers.Select((peer, i) => new Row($"Facts over HTTP, {who}", rates[^1], "claims/s", peer.Name, rates[^1].Over(rates[i]))));
        }

        foreach (var peer in peers)
            WrongAnswerException.Unless(register.Claims + appended, await peer.CountAsync(bench.Stop), $"Events of {peer.Name}");
        WrongAnswerException.Unless(appended, await store.AskAsync<long>("select count(*) from facts.claims", bench.Stop), "Claims");
        await facts.CheckAsync(store, bench.Stop);
        return rows;
    }
}

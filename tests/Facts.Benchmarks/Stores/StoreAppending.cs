using Facts.Benchmarks.Appending;
using Facts.Benchmarks.Importing;

namespace Facts.Benchmarks.Stores;

/// <summary>Appending one event a call; beside it a claim a request to Facts.</summary>
internal static class StoreAppending
{
    private const int Crowd = 8;

    public static async Task<IEnumerable<Row>> RunAsync(List<IEventStore> peers, Register register, Bench bench)
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
            rows.AddRange(peers.Select((peer, i) => new Row(
                $"Facts over HTTP, {who}", rates[^1], "claims/s", peer.Name, rates[^1].Over(rates[i]))));
        }

        foreach (var peer in peers)
            WrongAnswerException.Unless(register.Claims + appended, await peer.CountAsync(bench.Stop), $"Events of {peer.Name}");
        WrongAnswerException.Unless(appended, await store.AskAsync<long>("select count(*) from facts.claims", bench.Stop), "Claims");
        await facts.CheckAsync(store, bench.Stop);
        return rows;
    }
}

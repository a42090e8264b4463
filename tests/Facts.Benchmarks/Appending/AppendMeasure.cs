using System.Diagnostics;
using Facts.Benchmarks.Importing;
using Facts.Hosting;

namespace Facts.Benchmarks.Appending;

/// <summary>One claim a request, durable when answered, against one event a save in bare Marten; one client, and eight.</summary>
internal sealed class AppendMeasure : IMeasure
{
    private const int Crowd = 8;

    public string Name => "append";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var each = bench.Settings.Full ? 2_000 : 400;
        await using var store = await bench.CreateStoreAsync();
        await using var served = FactsHost.Build(store.Session.Database, TimeProvider.System, "http://127.0.0.1:0");
        await served.StartAsync(bench.Stop);
        using var client = new HttpClient { BaseAddress = new Uri(served.Urls.Single()) };
        var facts = new FactsClaims(client);
        await facts.PostAsync(Register.Source, bench.Stop);
        await using var bare = new BareMarten(await bench.Server.CreateDatabaseAsync(bench.Stop));

        var rates = await Rounds.RunAsync(
            bench,
            warmUps: 1,
            ("claims/s, bare Marten, 1 client", _ => RateAsync(1, each, bare.AppendAsync, bench)),
            ("claims/s, Facts over HTTP, 1 client", _ => RateAsync(1, each, facts.RecordAsync, bench)),
            ($"claims/s, bare Marten, {Crowd} clients", _ => RateAsync(Crowd, each, bare.AppendAsync, bench)),
            ($"claims/s, Facts over HTTP, {Crowd} clients", _ => RateAsync(Crowd, each, facts.RecordAsync, bench)));
        WrongAnswerException.Unless(facts.Sent, await store.AskAsync<long>("select count(*) from facts.claims", bench.Stop), "Claims");
        var appended = await BenchServer.AskAsync<long>(bare.ConnectionString, "select count(*) from mt_events", bench.Stop);
        WrongAnswerException.Unless(bare.Appended, appended, "Events of bare Marten");
        await facts.CheckAsync(store, bench.Stop);
        return
        [
            new("bare Marten, 1 client", rates[0], "claims/s"),
            new("Facts over HTTP, 1 client", rates[1], "claims/s", "bare Marten", rates[1].Over(rates[0]), "≥ 0.90"),
            new($"bare Marten, {Crowd} clients", rates[2], "claims/s"),
            new($"Facts over HTTP, {Crowd} clients", rates[3], "claims/s", "bare Marten", rates[3].Over(rates[2]), "≥ 1.40"),
        ];
    }

    private static async Task<double> RateAsync(int clients, int each, Func<int, CancellationToken, Task> append, Bench bench)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(
            async () =>
            {
                for (var i = 0; i < each; i++)
                    await append(client, bench.Stop);
            },
            bench.Stop)));
        return clients * each / watch.Elapsed.TotalSeconds;
    }
}

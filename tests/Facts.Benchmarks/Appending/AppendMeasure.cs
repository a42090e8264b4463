using System.Diagnostics;
using Facts.Benchmarks.Importing;

namespace Facts.Benchmarks.Appending;

/// <summary>
/// One claim a request, durable when answered, against one event a save in bare Marten, which projects nothing, and in one that keeps a
/// single-stream projection inline, as Facts keeps its tenures; one client, two, and eight.
/// </summary>
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
        await using var projecting = new BareMarten(await bench.Server.CreateDatabaseAsync(bench.Stop), projecting: true);

        int[] crowds = [1, 2, Crowd];
        var rates = await Rounds.RunAsync(
            bench,
            warmUps: 1,
            [
                .. from clients in crowds
                from contender in new (string Name, Func<int, CancellationToken, Task> Append)[]
                {
                    ("bare Marten", bare.AppendAsync),
                    ("bare Marten projecting inline", projecting.AppendAsync),
                    ("Facts over HTTP", facts.RecordAsync),
                }
                select ($"claims/s, {contender.Name}, {Clients(clients)}", (Func<int, Task<double>>)(_ =>
                    RateAsync(clients, each, contender.Append, bench.Stop))),
            ]);
        WrongAnswerException.Unless(facts.Sent, await store.AskAsync<long>("select count(*) from facts.claims", bench.Stop), "Claims");
        foreach (var peer in (BareMarten[])[bare, projecting])
            WrongAnswerException.Unless(peer.Appended, await peer.CountAsync(bench.Stop), "Events of Marten");
        // Client 0's first organization has all its tenures in its document.
        var first = await projecting.LoadAsync("org-0-0", bench.Stop);
        WrongAnswerException.Unless(50, first?.Tenures.Count, "Tenures that Marten projected");
        await facts.CheckAsync(store, bench.Stop);
        return
        [
            .. Rows(Clients(1), rates[0], rates[1], rates[2], "≥ 1.00"),
            .. Rows(Clients(2), rates[3], rates[4], rates[5], null),
            .. Rows(Clients(Crowd), rates[6], rates[7], rates[8], "≥ 1.40"),
        ];
    }

    private static string Clients(int clients) => $"{clients} client{(clients == 1 ? "" : "s")}";

    private static IEnumerable<Row> Rows(string who, Series bare, Series projecting, Series facts, string? target) =>
    [
        new($"bare Marten, {who}", bare, "claims/s"),
        new($"bare Marten projecting inline, {who}", projecting, "claims/s"),
        new($"Facts over HTTP, {who}", facts, "claims/s", "bare Marten", facts.Over(bare)),
        new($"Facts over HTTP, {who}", facts, "claims/s", "projecting inline", facts.Over(projecting), target),
    ];

    /// <summary>Clients side by side, each with one call at a time.</summary>
    /// <returns>Calls a second, of all of them.</returns>
    public static async Task<double> RateAsync(int clients, int each, Func<int, CancellationToken, Task> append, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(
            async () =>
            {
                for (var i = 0; i < each; i++)
                    await append(client, stop);
            },
            stop)));
        return clients * each / watch.Elapsed.TotalSeconds;
    }
}

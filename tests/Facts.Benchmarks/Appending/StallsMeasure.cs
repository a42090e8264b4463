using System.Diagnostics;
using System.Text;
using Facts.Benchmarks.Importing;
using Facts.Store.Recording;
using Npgsql;

namespace Facts.Benchmarks.Appending;

/// <summary>Claims about some organizations while somebody else holds the lock of another one, which claims wait for.</summary>
internal sealed class StallsMeasure : IMeasure
{
    private const int Clients = 4, Held = 8;

    public string Name => "stalls";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var each = bench.Settings.Full ? 500 : 150;
        await using var store = await bench.CreateStoreAsync();
        await using var served = FactsHost.Build(store.Session.Database, TimeProvider.System, "http://127.0.0.1:0");
        await served.StartAsync(bench.Stop);
        using var client = new HttpClient { BaseAddress = new Uri(served.Urls.Single()) };
        var claims = new Claims(client);
        await new FactsClaims(client).PostAsync(Register.Source, bench.Stop);
        var (free, locked) = (new List<double[]>(), new List<double[]>());
        await Rounds.RunAsync(
            bench,
            warmUps: 1,
            ("p99 ms, nobody locked", round => P99Async(round, free, () => claims.TimeAsync(Clients, each, bench.Stop))),
            ("p99 ms, one organization locked", round => P99Async(round, locked, () => LockedAsync(store, claims, each, bench.Stop))));
        WrongAnswerException.Unless(claims.Sent, await store.AskAsync<long>("select count(*) from facts.claims", bench.Stop), "Claims");
        Series Of(List<double[]> rounds, double share) => new([.. rounds.Select(times => Series.Quantile(times, share))]);
        return
        [
            new($"claims of {Clients} clients while no organization is locked: p99", Of(free, 0.99), "ms"),
            new("while one is locked: p50", Of(locked, 0.5), "ms", "none locked", Of(locked, 0.5).Over(Of(free, 0.5))),
            new("while one is locked: p99", Of(locked, 0.99), "ms", "none locked", Of(locked, 0.99).Over(Of(free, 0.99)), "≤ 1.50"),
        ];
    }

    private static async Task<double> P99Async(int round, List<double[]> rounds, Func<Task<double[]>> time)
    {
        var times = await time();
        if (round >= 0)
            rounds.Add(times);
        return Series.Quantile(times, 0.99);
    }

    private static async Task<double[]> LockedAsync(BenchStore store, Claims claims, int each, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(store.ConnectionString);
        await connection.OpenAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await OrganizationLocks.TakeAsync(connection, [Claims.Locked], stop);
        var waiting = Enumerable.Range(0, Held).Select(_ => claims.SendAsync(Claims.Locked, stop)).ToList();
        var times = await claims.TimeAsync(Clients, each, stop);
        if (waiting.Exists(one => one.IsCompleted))
            throw new WrongAnswerException("A claim was recorded in an organization that was locked.");
        await transaction.RollbackAsync(stop);
        await Task.WhenAll(waiting);
        return times;
    }

    private sealed class Claims(HttpClient client)
    {
        public const string Locked = "locked";

        private int _sent;

        public long Sent => _sent;

        public async Task SendAsync(string organization, CancellationToken stop)
        {
            var number = Interlocked.Increment(ref _sent);
            using var body = new StringContent(
                $$"""{"id":"c{{number}}","kind":"tenure","source":"register","organization":"{{organization}}","post":"p{{number}}","person":"x{{number}}","from":"2020"}""",
                Encoding.UTF8, "application/json");
            using var response = await client.PostAsync("/api/claims", body, stop);
            response.EnsureSuccessStatusCode();
        }

        /// <returns>Milliseconds that each took.</returns>
        public async Task<double[]> TimeAsync(int clients, int each, CancellationToken stop)
        {
            var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(async who =>
            {
                var mine = new double[each];
                for (var i = 0; i < each; i++)
                {
                    var watch = Stopwatch.StartNew();
                    await SendAsync($"org-{who}-{i / 20}", stop);
                    mine[i] = watch.Elapsed.TotalMilliseconds;
                }

                return mine;
            }));
            return [.. times.SelectMany(one => one)];
        }
    }
}

using Facts.Benchmarks.Importing;

namespace Facts.Benchmarks.Serving;

/// <summary>
/// The answer over HTTP under load, against <see cref="BareEndpoint"/> on the same database; each a process of its own. Memory after the
/// first and after the last round says whether it grows.
/// </summary>
internal sealed class ServeMeasure : IMeasure
{
    private const int Crowd = 16, Asked = 500;

    public string Name => "serve";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        if (!Wrk.IsHere)
            return [Row.Absent("wrk", "not on PATH")];
        var claims = bench.Settings.Imported;
        var store = await bench.FilledAsync(claims);
        // Else it would catch up meanwhile; that is measured elsewhere.
        await store.CatchUpAsync(bench.Stop);
        await BenchServer.RunAsync(store.ConnectionString, "vacuum analyze", bench.Stop);
        using var facts = await ServerProcess.FactsAsync(store, bench.Stop);
        using var bare = await ServerProcess.StartAsync(
            [Path.Combine(AppContext.BaseDirectory, "Facts.Benchmarks.dll"), BareEndpoint.Verb, store.ConnectionString, "URL"],
            new Dictionary<string, string>(),
            "/",
            bench.Stop);
        await RestAsync(store, bench);
        var questions = Questions(claims);
        foreach (var server in (ServerProcess[])[bare, facts])
            await CheckAsync(server, questions, bench.Stop);
        var paths = questions.Select(question => question.Path).ToList();
        var (again, anew) = (Wrk.WriteScript(bench.Server.Folder, paths), Wrk.WriteFreshScript(bench.Server.Folder, paths));

        var memory = new List<double>();
        async Task<double> LoadAsync(ServerProcess server, string script, int clients, List<Wrk.Run> runs, int round)
        {
            var run = await Wrk.RunAsync(server.Address, script, clients, bench.Settings.Full ? 12 : 2, bench.Stop);
            if (round >= 0)
                runs.Add(run);
            if (round >= 0 && server == facts && clients == Crowd && facts.Megabytes is { } megabytes)
                memory.Add(megabytes);
            return run.Rate;
        }

        var loads =
            from clients in new[] { 1, 2, Crowd }
            from load in new[] { ("bare", bare, again), ("Facts", facts, again), ("Facts, never asked before", facts, anew) }
            select (What: load.Item1, Server: load.Item2, Script: load.Item3, Clients: clients, Runs: new List<Wrk.Run>());
        var all = loads.ToList();
        await Rounds.RunAsync(
            bench,
            warmUps: 1,
            [.. all.Select(load => ($"requests/s, {load.What}, {Clients(load.Clients)}", (Func<int, Task<double>>)(round =>
                LoadAsync(load.Server, load.Script, load.Clients, load.Runs, round))))]);
        foreach (var server in (ServerProcess[])[bare, facts])
            await CheckAsync(server, questions, bench.Stop);
        return
        [
            .. all.GroupBy(load => load.Clients).SelectMany(group => group.Skip(1).SelectMany((load, i) =>
                Rows(group.First().Runs, load.Runs, load.What, load.Clients, isFirst: i == 0))),
            new($"memory of Facts after each round of {Crowd} clients", new(memory), "MB"),
        ];
    }

    private static string Clients(int clients) => $"{clients} client{(clients == 1 ? "" : "s")}";

    /// <summary>Targets are for what the issue of a service names: the answer endpoint under load, asked again and again.</summary>
    private static IEnumerable<Row> Rows(List<Wrk.Run> bare, List<Wrk.Run> facts, string what, int clients, bool isFirst)
    {
        Series Of(List<Wrk.Run> runs, Func<Wrk.Run, double> figure) => new([.. runs.Select(figure)]);
        foreach (var (name, unit, figure, target) in new (string, string, Func<Wrk.Run, double>, string?)[]
        {
            ("answers", "/s", run => run.Rate, clients == Crowd ? "≥ 0.80" : null),
            ("p50", "µs", run => run.MedianMicroseconds, "≤ 1.25"),
            ("p99", "µs", run => run.P99Microseconds, null),
        })
        {
            if (isFirst)
                yield return new($"bare Kestrel and Npgsql, {Clients(clients)}: {name}", Of(bare, figure), unit);
            yield return new(
                $"{what}, {Clients(clients)}: {name}", Of(facts, figure), unit, "bare", Of(facts, figure).Over(Of(bare, figure)),
                isFirst ? target : null);
        }
    }

    /// <summary>
    /// Wolverine finds its place among nodes. At rest is who commits nothing for some seconds but Wolverine's sign of life: two transactions in five seconds, three at most.
    /// </summary>
    private static async Task RestAsync(BenchStore store, Bench bench)
    {
        const string next = "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint";
        long before, now = await store.AskAsync<long>(next, bench.Stop);
        do
        {
            before = now;
            await Task.Delay(TimeSpan.FromSeconds(5), bench.Stop);
            now = await store.AskAsync<long>(next, bench.Stop);
        }
        while (now - before > 3);
    }

    private static List<(string Path, string Person)> Questions(int claims)
    {
        var (posts, choice) = (new Register(claims).Posts, new Random(16));
        return [.. Enumerable.Range(0, Asked).Select(_ =>
        {
            var (post, term) = (choice.Next(posts), choice.Next(10));
            var (person, on) = Register.Holder(post, term);
            return ($"/api/holders?organization={Register.Organization(post)}&post={Register.Post(post)}&on={on}", person);
        })];
    }

    private static async Task CheckAsync(ServerProcess server, List<(string Path, string Person)> questions, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        foreach (var (path, person) in questions)
        {
            var answer = await client.GetStringAsync(path, stop);
            if (!answer.Contains($"\"person\":{{\"id\":\"{person}\"", StringComparison.Ordinal))
                throw new WrongAnswerException($"{server.Address}{path}: no {person} in {answer}.");
        }
    }
}

using Facts.Benchmarks.Importing;

namespace Facts.Benchmarks.Serving;

/// <summary>
/// The answer over HTTP under load, against <see cref="BareEndpoint"/> on the same database; each a process of its own. Memory after the
/// first and after the last round says whether it grows.
/// </summary>
internal sealed class ServeMeasure : IMeasure
{
    private const int Crowd = 16, Asked = 5_000;

    public string Name => "serve";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        if (!Wrk.IsHere)
            return [new("wrk is not installed here", Series.Of(0), "")];
        var claims = bench.Settings.Imported;
        var store = await bench.FilledAsync(claims);
        await BenchServer.RunAsync(store.ConnectionString, "vacuum analyze", bench.Stop);
        using var facts = await ServerProcess.StartAsync(
            [Path.Combine(AppContext.BaseDirectory, "facts.dll"), "serve", "--urls", "URL"],
            new Dictionary<string, string>
            {
                ["ConnectionStrings__Facts"] = store.ConnectionString,
                ["Limits__RequestsPerSecond"] = "0",
                ["Limits__UnknownPerSecond"] = "0",
            },
            "/health/ready",
            bench.Stop);
        using var bare = await ServerProcess.StartAsync(
            [Path.Combine(AppContext.BaseDirectory, "Facts.Benchmarks.dll"), BareEndpoint.Verb, store.ConnectionString, "URL"],
            new Dictionary<string, string>(),
            "/",
            bench.Stop);
        await RestAsync(store, bench);
        var questions = Questions(claims);
        foreach (var server in (ServerProcess[])[bare, facts])
            await CheckAsync(server, questions, bench.Stop);
        var script = Wrk.WriteScript(bench.Server.Folder, questions.Select(question => question.Path));

        var (runs, memory) = (new Dictionary<(ServerProcess, int), List<Wrk.Run>>(), new List<double>());
        async Task<double> LoadAsync(ServerProcess server, int clients, int round)
        {
            var run = await Wrk.RunAsync(server.Address, script, clients, bench.Settings.Full ? 12 : 3, bench.Stop);
            if (round >= 0)
                (runs.TryGetValue((server, clients), out var all) ? all : runs[(server, clients)] = []).Add(run);
            if (round >= 0 && server == facts && clients == Crowd && facts.Megabytes is { } megabytes)
                memory.Add(megabytes);
            return run.Rate;
        }

        await Rounds.RunAsync(
            bench,
            warmUps: 1,
            ("requests/s, bare, 1 client", round => LoadAsync(bare, 1, round)),
            ("requests/s, Facts, 1 client", round => LoadAsync(facts, 1, round)),
            ($"requests/s, bare, {Crowd} clients", round => LoadAsync(bare, Crowd, round)),
            ($"requests/s, Facts, {Crowd} clients", round => LoadAsync(facts, Crowd, round)));
        foreach (var server in (ServerProcess[])[bare, facts])
            await CheckAsync(server, questions, bench.Stop);
        return
        [
            .. new[] { 1, Crowd }.SelectMany(clients => Rows(runs[(bare, clients)], runs[(facts, clients)], clients)),
            new($"memory of Facts after each round of {Crowd} clients", new(memory), "MB"),
        ];
    }

    private static IEnumerable<Row> Rows(List<Wrk.Run> bare, List<Wrk.Run> facts, int clients)
    {
        Series Of(List<Wrk.Run> runs, Func<Wrk.Run, double> figure) => new([.. runs.Select(figure)]);
        var who = $"{clients} client{(clients == 1 ? "" : "s")}";
        foreach (var (what, unit, figure, target) in new (string, string, Func<Wrk.Run, double>, string?)[]
        {
            ("answers", "/s", run => run.Rate, clients == 1 ? null : "≥ 0.80"),
            ("p50", "µs", run => run.MedianMicroseconds, "≤ 1.25"),
            ("p99", "µs", run => run.P99Microseconds, null),
        })
        {
            yield return new($"bare Kestrel and Npgsql, {who}: {what}", Of(bare, figure), unit);
            yield return new(
                $"Facts, {who}: {what}", Of(facts, figure), unit, "bare", Of(facts, figure).Over(Of(bare, figure)), target);
        }
    }

    /// <summary>The ledger and the search index take in what was imported; that is measured elsewhere.</summary>
    private static async Task RestAsync(BenchStore store, Bench bench)
    {
        const string behind = """
            select least((select value::bigint from facts.settings where name = 'search'), (select count(*) from facts.leaves))
              is distinct from (select count(*) from facts.mt_events)
            """;
        while (await store.AskAsync<bool>(behind, bench.Stop))
            await Task.Delay(TimeSpan.FromMilliseconds(200), bench.Stop);
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
        foreach (var (path, person) in questions.Take(500))
        {
            var answer = await client.GetStringAsync(path, stop);
            if (!answer.Contains($"\"person\":{{\"id\":\"{person}\"", StringComparison.Ordinal))
                throw new WrongAnswerException($"{server.Address}{path}: no {person} in {answer}.");
        }
    }
}

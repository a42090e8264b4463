using System.Diagnostics;
using Facts.Benchmarks.Importing;
using Microsoft.AspNetCore.Builder;

namespace Facts.Benchmarks.Asking;

/// <summary>
/// Who held a post: in a store of a thousand claims and in a large one, in process and over HTTP; and beside it the tenure alone, by
/// hand-written SQL.
/// </summary>
internal sealed class WhoMeasure : IMeasure
{
    private const int Small = 1_000, Questions = 2_000;

    public string Name => "who";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var large = bench.Settings.Imported;
        var (few, many) = (await bench.FilledAsync(Small), await bench.FilledAsync(large));
        foreach (var store in (BenchStore[])[few, many])
        {
            // Else those who serve would do it meanwhile.
            await store.CatchUpAsync(bench.Stop);
            await BenchServer.RunAsync(store.ConnectionString, "vacuum analyze", bench.Stop);
        }

        await using var fewServed = await ServedAsync(few, bench);
        await using var manyServed = await ServedAsync(many, bench);
        await using var byHand = new HandWritten(many.ConnectionString);
        using HttpClient fewClient = Client(fewServed), manyClient = Client(manyServed);

        var times = await Rounds.RunAsync(
            bench,
            warmUps: 2,
            ($"µs of who, {Small:N0}", round => AskAsync(Small, round, (post, on) => InProcessAsync(few, post, on, bench))),
            ($"µs of who, {large:N0}", round => AskAsync(large, round, (post, on) => InProcessAsync(many, post, on, bench))),
            ($"µs of hand-written SQL, {large:N0}", round => AskAsync(large, round, (post, on) => byHand.HolderAsync(post, on, bench.Stop))),
            ($"µs over HTTP, {Small:N0}", round => AskAsync(Small, round, (post, on) => OverHttpAsync(fewClient, post, on, bench))),
            ($"µs over HTTP, {large:N0}", round => AskAsync(large, round, (post, on) => OverHttpAsync(manyClient, post, on, bench))),
            ($"µs of the page, {large:N0}", round => AskAsync(large, round, (post, on) => PageAsync(manyClient, post, on, bench))));
        var small = $"after {Small:N0}";
        return
        [
            new($"in process, p50 {small} claims", times[0], "µs"),
            new($"in process, p50 after {large:N0} claims", times[1], "µs", small, times[1].Over(times[0]), "≤ 1.30"),
            new($"hand-written SQL, p50 after {large:N0} claims", times[2], "µs"),
            new($"in process, p50 after {large:N0} claims", times[1], "µs", "hand-written SQL", times[1].Over(times[2]), "≤ 1.50"),
            new($"over HTTP, p50 {small} claims", times[3], "µs"),
            new($"over HTTP, p50 after {large:N0} claims", times[4], "µs", small, times[4].Over(times[3]), "≤ 1.30"),
            new($"web page of the answer, p50 after {large:N0} claims", times[5], "µs", Target: "< 10,000"),
        ];
    }

    /// <summary>Asks about posts all over the register, one after the other; gives the median in µs.</summary>
    private static async Task<double> AskAsync(int claims, int round, Func<int, string, Task<string>> ask)
    {
        var posts = new Register(claims).Posts;
        // The same in every run, other ones in every round.
        var choice = new Random(1_000 + round);
        var times = new double[Questions];
        for (var i = 0; i < times.Length; i++)
        {
            var (post, term) = (choice.Next(posts), choice.Next(10));
            var (person, on) = Register.Holder(post, term);
            var start = Stopwatch.GetTimestamp();
            var answer = await ask(post, on);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            // In process the holders alone; over HTTP the whole answer; in a page a link to the person.
            string[] naming = [$"\"person\":{{\"id\":\"{person}\"", $"/person?id={person}\""];
            if (answer != person && !naming.Any(words => answer.Contains(words, StringComparison.Ordinal)))
                throw new WrongAnswerException($"{Register.Organization(post)} {Register.Post(post)} on {on}: no {person} in {answer}.");
        }

        return Series.Quantile(times, 0.5);
    }

    private static Task<string> InProcessAsync(BenchStore store, int post, string on, Bench bench) =>
        store.HoldersAsync(Register.Organization(post), Register.Post(post), on, bench.Stop);

    private static Task<string> OverHttpAsync(HttpClient client, int post, string on, Bench bench) =>
        client.GetStringAsync($"/api/holders?organization={Register.Organization(post)}&post={Register.Post(post)}&on={on}", bench.Stop);

    private static Task<string> PageAsync(HttpClient client, int post, string on, Bench bench) =>
        client.GetStringAsync($"/?organization={Register.Organization(post)}&post={Register.Post(post)}&on={on}", bench.Stop);

    private static HttpClient Client(WebApplication served) => new() { BaseAddress = new Uri(served.Urls.Single()) };

    private static async Task<WebApplication> ServedAsync(BenchStore store, Bench bench)
    {
        var served = FactsHost.Build(store.Session.Database, TimeProvider.System, "http://127.0.0.1:0");
        await served.StartAsync(bench.Stop);
        return served;
    }
}

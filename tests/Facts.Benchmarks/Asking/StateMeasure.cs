using System.Diagnostics;
using System.Text.Json;
using Facts.Benchmarks.Importing;

namespace Facts.Benchmarks.Asking;

/// <summary>
/// The whole state of an organization, all of its posts with their holders: in a store of a thousand claims and in a large one, in process
/// and over HTTP; and beside it the tenures alone, by hand-written SQL.
/// </summary>
internal sealed class StateMeasure : IMeasure
{
    private const int Small = 1_000, Questions = 1_000, ClaimsEach = 50;

    public string Name => "state";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var large = bench.Settings.Imported;
        var (few, many) = (await bench.FilledAsync(Small), await bench.FilledAsync(large));
        foreach (var store in (BenchStore[])[few, many])
            await BenchServer.RunAsync(store.ConnectionString, "vacuum analyze", bench.Stop);
        await using var served = FactsHost.Build(many.Session.Database, TimeProvider.System, "http://127.0.0.1:0");
        await served.StartAsync(bench.Stop);
        await using var byHand = new HandWritten(many.ConnectionString);
        using var client = new HttpClient { BaseAddress = new Uri(served.Urls.Single()) };

        Task<string> OverHttpAsync(string organization, string on) =>
            client.GetStringAsync($"/api/state?organization={organization}&on={on}", bench.Stop);

        var times = await Rounds.RunAsync(
            bench,
            warmUps: 2,
            ($"µs of state, {Small:N0}", round => AskAsync(Small, round, (one, on) => few.StateAsync(one, on, bench.Stop))),
            ($"µs of state, {large:N0}", round => AskAsync(large, round, (one, on) => many.StateAsync(one, on, bench.Stop))),
            ($"µs of hand-written SQL, {large:N0}", round => AskAsync(large, round, (one, on) => byHand.StateAsync(one, on, bench.Stop))),
            ($"µs over HTTP, {large:N0}", round => AskAsync(large, round, OverHttpAsync, Read)));
        var (small, what) = ($"after {Small:N0}", $"p50 of an organization of {ClaimsEach} claims");
        return
        [
            new($"in process, {what}, {small} claims", times[0], "µs"),
            new($"in process, {what}, after {large:N0} claims", times[1], "µs", small, times[1].Over(times[0]), "≤ 1.30"),
            new($"hand-written SQL, {what}, after {large:N0} claims", times[2], "µs"),
            new($"in process, {what}, after {large:N0} claims", times[1], "µs", "hand-written SQL", times[1].Over(times[2])),
            new($"over HTTP, {what}, after {large:N0} claims", times[3], "µs"),
        ];
    }

    /// <summary>Asks about organizations all over the register, one after the other; gives the median in µs.</summary>
    /// <param name="claims">The register's.</param>
    /// <param name="round">Other organizations in each, the same in every run.</param>
    /// <param name="ask">Gives the answer.</param>
    /// <param name="read">Makes of it what <see cref="BenchStore.StateAsync"/> tells; not timed.</param>
    private static async Task<double> AskAsync(
        int claims, int round, Func<string, string, Task<string>> ask, Func<string, string>? read = null)
    {
        var choice = new Random(4_000 + round);
        var times = new double[Questions];
        for (var i = 0; i < times.Length; i++)
        {
            var (organization, term) = (choice.Next(claims / ClaimsEach), choice.Next(10));
            var on = Register.Holder(0, term).On;
            var start = Stopwatch.GetTimestamp();
            var answer = await ask($"org-{organization}", on);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            var told = read?.Invoke(answer) ?? answer;
            WrongAnswerException.Unless(Register.State(organization, term), told, $"The state of org-{organization} on {on}");
        }

        return Series.Quantile(times, 0.5);
    }

    private static string Read(string body)
    {
        using var state = JsonDocument.Parse(body);
        return string.Join(
            ' ',
            state.RootElement.GetProperty("posts").EnumerateArray().Select(one =>
            {
                var people = one.GetProperty("holders").EnumerateArray().Select(holder => holder.GetProperty("person").GetProperty("id"));
                return $"{one.GetProperty("post").GetProperty("id")}={string.Join(',', people)}";
            }).Order(StringComparer.Ordinal));
    }
}

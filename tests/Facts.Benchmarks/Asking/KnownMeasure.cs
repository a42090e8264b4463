using System.Diagnostics;
using System.Globalization;
using System.Text;
using Facts.Benchmarks.Appending;
using Facts.Domain.Answers;
using Facts.Domain.Time;

namespace Facts.Benchmarks.Asking;

/// <summary>
/// Who held a post, as known at some moment while its claims were being recorded; with ten claims in the post, and with very many. Each
/// claim is of two days, and recorded an hour after the one before. Beside it bare Marten, which folds the stream up to that moment.
/// </summary>
internal sealed class KnownMeasure : IMeasure
{
    private const int Few = 10, Questions = 2_000;
    private static readonly DateTime FirstDay = new(1400, 1, 1, 0, 0, 0, DateTimeKind.Utc), Began = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public string Name => "as-known";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        int[] sizes = [Few, 1_000, bench.Settings.Full ? 100_000 : 10_000];
        var stores = new List<BenchStore>();
        await using var bare = new BareMarten(await bench.Server.CreateDatabaseAsync(bench.Stop));
        foreach (var size in sizes)
        {
            var store = await bench.CreateStoreAsync();
            await store.ImportAsync(Write(bench.Server.Folder, size), bench.Stop);
            await BenchServer.RunAsync(store.ConnectionString, "vacuum analyze", bench.Stop);
            stores.Add(store);
            await bare.InsertAsync($"watch-{size}", Enumerable.Range(0, size).Select(claim => (Said(claim), Recorded(claim))), bench.Stop);
        }

        await BenchServer.RunAsync(bare.ConnectionString, "vacuum analyze", bench.Stop);

        var times = await Rounds.RunAsync(
            bench,
            warmUps: 2,
            [
                .. sizes.Select((size, i) => (
                    $"µs, {size:N0} claims in the post", (Func<int, Task<double>>)(round => AskAsync(stores[i], size, round, bench.Stop)))),
                .. sizes.Select(size => (
                    $"µs, bare Marten, {size:N0} claims", (Func<int, Task<double>>)(round => FoldAsync(bare, size, round, bench.Stop)))),
            ]);
        foreach (var store in stores)
            await store.DisposeAsync();
        return
        [
            .. sizes.Select((size, i) => new Row(
                $"bare Marten, AggregateStreamAsync(timestamp), p50 with {size:N0} claims", times[sizes.Length + i], "µs")),
            .. sizes.Select((size, i) => new Row(
                $"as known once, p50 with {size:N0} claims in the post",
                times[i],
                "µs",
                "bare Marten",
                times[i].Over(times[sizes.Length + i]))),
            .. sizes.Skip(1).Select((size, i) => new Row(
                $"as known once, p50 with {size:N0} claims in the post", times[i + 1], "µs", $"{Few} claims", times[i + 1].Over(times[0]), "≤ 1.30")),
        ];
    }

    private static string Write(string folder, int claims)
    {
        var path = Path.Combine(folder, $"one-post-{claims}.ndjson");
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        file.WriteLine("""{"type":"source","id":"diary","title":"Diary"}""");
        for (var i = 0; i < claims; i++)
        {
            file.WriteLine($$"""
                {"type":"claim","id":"day-{{i}}","kind":"tenure","source":"diary","organization":"watch","post":"guard","person":"guard-{{i}}",
                """ + $$"""
                "from":"{{Day(i)}}","to":"{{Day(i, 1)}}","recordedAt":"{{Recorded(i):yyyy-MM-ddTHH:mm:ssZ}}"}
                """);
        }

        return path;
    }

    /// <summary>The first of a claim's days, or one after it.</summary>
    private static string Day(int claim, int after = 0) => FirstDay.AddDays((2 * claim) + after).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TenureRecorded Said(int claim) =>
        new($"day-{claim}", "diary", "watch", "guard", $"guard-{claim}", Day(claim), Day(claim, 1));

    private static DateTime Recorded(int claim) => Began.AddHours(claim);

    private static Task<double> AskAsync(BenchStore store, int claims, int round, CancellationToken stop) =>
        TimeAsync(claims, Questions, round, async (on, known) =>
        {
            var question = new Question("watch", "guard", AsOf.TryParse(on)!, AsOf.At(known));
            var (answer, refusal) = await store.Session.Answers.AskAsync(question, stop);
            return answer is null ? refusal!.Code : string.Join(',', answer.Holders.Select(one => one.Person.Id));
        });

    /// <summary>Fewer questions, as each reads everything that was known by then.</summary>
    private static Task<double> FoldAsync(BareMarten bare, int claims, int round, CancellationToken stop) =>
        TimeAsync(claims, Math.Clamp(100_000 / claims, 5, 500), round, async (on, known) =>
            (await bare.AggregateAsync($"watch-{claims}", known, stop))?.Holders("guard", on) ?? "nothing");

    /// <summary>Asks for random claims' days, as known when random ones were recorded; gives the median in µs.</summary>
    private static async Task<double> TimeAsync(int claims, int questions, int round, Func<string, DateTime, Task<string>> ask)
    {
        var choice = new Random(2_000 + round);
        var times = new double[questions];
        for (var i = 0; i < times.Length; i++)
        {
            var (claim, known) = (choice.Next(claims), choice.Next(claims));
            var start = Stopwatch.GetTimestamp();
            var holders = await ask(Day(claim), Recorded(known));
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            WrongAnswerException.Unless(claim <= known ? $"guard-{claim}" : "", holders, $"The guard of {Day(claim)}, as known at {Recorded(known):O}");
        }

        return Series.Quantile(times, 0.5);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using Facts.Domain.Answers;
using Facts.Domain.Time;

namespace Facts.Benchmarks.Asking;

/// <summary>
/// Who held a post, as known at some moment while its claims were being recorded; with ten claims in the post, and with very many. Each
/// claim is of two days, and recorded an hour after the one before.
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
        foreach (var size in sizes)
        {
            var store = await bench.CreateStoreAsync();
            await store.ImportAsync(Write(bench.Server.Folder, size), bench.Stop);
            await BenchServer.RunAsync(store.ConnectionString, "vacuum analyze", bench.Stop);
            stores.Add(store);
        }

        var times = await Rounds.RunAsync(
            bench,
            warmUps: 2,
            [.. sizes.Select((size, i) => ($"µs, {size:N0} claims in the post", (Func<int, Task<double>>)(round => AskAsync(stores[i], size, round, bench.Stop))))]);
        foreach (var store in stores)
            await store.DisposeAsync();
        return
        [
            new($"as known once, p50 with {Few} claims in the post", times[0], "µs"),
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

    private static DateTime Recorded(int claim) => Began.AddHours(claim);

    private static async Task<double> AskAsync(BenchStore store, int claims, int round, CancellationToken stop)
    {
        var choice = new Random(2_000 + round);
        var times = new double[Questions];
        for (var i = 0; i < times.Length; i++)
        {
            var (claim, known) = (choice.Next(claims), choice.Next(claims));
            var question = new Question("watch", "guard", AsOf.TryParse(Day(claim))!, AsOf.At(Recorded(known)));
            var start = Stopwatch.GetTimestamp();
            var (answer, refusal) = await store.Session.Answers.AskAsync(question, stop);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            var holders = answer is null ? refusal!.Code : string.Join(',', answer.Holders.Select(one => one.Person.Id));
            WrongAnswerException.Unless(claim <= known ? $"guard-{claim}" : "", holders, $"The guard of {Day(claim)}, as known at {Recorded(known):O}");
        }

        return Series.Quantile(times, 0.5);
    }
}

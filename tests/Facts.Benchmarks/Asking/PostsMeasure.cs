using System.Diagnostics;
using System.Text;

namespace Facts.Benchmarks.Asking;

/// <summary>Who holds a post, among a thousand posts and among very many: each has one claim, and five are an organization's.</summary>
internal sealed class PostsMeasure : IMeasure
{
    private const int Questions = 2_000, PostsEach = 5;

    public string Name => "posts";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        int[] sizes = bench.Settings.Full ? [1_000, 100_000, 1_000_000] : [1_000, 10_000, 50_000];
        sizes = [.. sizes.Where(size => size <= bench.Settings.Imported)];
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
            [
                .. sizes.Select((size, i) => (
                    $"µs, {size:N0} posts", (Func<int, Task<double>>)(round => AskAsync(stores[i], size, round, bench.Stop)))),
            ]);
        foreach (var store in stores)
            await store.DisposeAsync();
        var few = $"{sizes[0]:N0} posts";
        return
        [
            new($"in process, p50 among {few}", times[0], "µs"),
            .. sizes.Skip(1).Select((size, i) => new Row(
                $"in process, p50 among {size:N0} posts", times[i + 1], "µs", few, times[i + 1].Over(times[0]), "≤ 1.30")),
        ];
    }

    private static string Write(string folder, int posts)
    {
        var path = Path.Combine(folder, $"posts-{posts}.ndjson");
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        file.WriteLine("""{"type":"source","id":"list","title":"List"}""");
        for (var post = 0; post < posts; post++)
        {
            file.WriteLine($$"""
                {"type":"claim","id":"claim-{{post}}","kind":"tenure","source":"list","organization":"org-{{post / PostsEach}}",
                """ + $$"""
                "post":"post-{{post}}","person":"person-{{post}}","from":"2001-01-01","to":"2005-01-01"}
                """);
        }

        return path;
    }

    private static async Task<double> AskAsync(BenchStore store, int posts, int round, CancellationToken stop)
    {
        var choice = new Random(5_000 + round);
        var times = new double[Questions];
        for (var i = 0; i < times.Length; i++)
        {
            var post = choice.Next(posts);
            var start = Stopwatch.GetTimestamp();
            var holders = await store.HoldersAsync($"org-{post / PostsEach}", $"post-{post}", "2003-06-15", stop);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            WrongAnswerException.Unless($"person-{post}", holders, $"Holder of post-{post}");
        }

        return Series.Quantile(times, 0.5);
    }
}

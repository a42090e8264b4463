namespace Facts.Benchmarks.Appending;

/// <summary>One durable claim by both ways that a program has, in posts that few, some and very many held before.</summary>
internal sealed class CrowdedMeasure : IMeasure
{
    private static readonly int[] Held = [10, 1_000, 100_000];

    public string Name => "crowded";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var times = bench.Settings.Full ? 500 : 100;
        await using var store = await bench.CreateStoreAsync();
        await using var served = FactsHost.Build(store.Session.Database, TimeProvider.System, "http://127.0.0.1:0");
        await served.StartAsync(bench.Stop);
        using var client = new HttpClient { BaseAddress = new Uri(served.Urls.Single()) };
        var posts = Held.Select(tenures => new CrowdedPost(client, tenures)).ToList();
        await CrowdedPost.FillAsync(store, bench.Server.Folder, posts, bench.Stop);
        var took = await Rounds.RunAsync(
            bench,
            warmUps: 2,
            [
                .. posts.SelectMany(post => new (string, Func<int, Task<double>>)[]
                {
                    ($"ms a claim, POST /api/claims, {post.Post}", _ => CrowdedPost.TimeAsync(post.ClaimAsync, times, bench.Stop)),
                    ($"ms a claim, POST /api/import, {post.Post}", _ => CrowdedPost.TimeAsync(post.ImportAsync, times, bench.Stop)),
                }),
            ]);
        return
        [
            .. Held.Index().SelectMany(one => (Row[])
            [
                new($"POST /api/import, {one.Item:N0} tenures in the post", took[(2 * one.Index) + 1], "ms"),
                new($"POST /api/claims, {one.Item:N0} tenures in the post", took[2 * one.Index], "ms", "POST /api/import",
                    took[2 * one.Index].Over(took[(2 * one.Index) + 1]), "≤ 1.20"),
            ]),
            new("POST /api/claims, 100,000 tenures in the post", took[4], "ms", "10 tenures", took[4].Over(took[0]), "≤ 1.30"),
        ];
    }
}

using System.Diagnostics;
using System.Text;
using Facts.Tests.Operation;

namespace Facts.Benchmarks.Serving;

/// <summary>
/// What a stranger can have the service do at the most: a post, an organization, a person, a source and a group of ids with ten thousand
/// of what they have. The first page of each, and the most memory of the whole process meanwhile.
/// </summary>
internal sealed class StrangersMeasure : IMeasure
{
    private static readonly string[] Addresses =
    [
        "/api/holders?organization=crowd&post=seat",
        "/api/holders?organization=crowd&post=seat&why=true",
        "/api/holders?organization=aliases&post=seat&why=true",
        "/api/holders?organization=alike&post=head&why=true",
        "/api/state?organization=posts",
        "/api/state?organization=said",
        "/api/timeline?organization=crowd",
        "/api/people?id=plural",
        "/api/people?id=alias-7",
        "/api/changes?organization=crowd&from=2020-01-01",
        "/api/changes?organization=posts&from=2020-01-01",
        "/api/changes/claims?organization=said&from=2020-01-01",
        "/api/trail?organization=crowd&post=seat&format=json",
        "/api/trail?organization=crowd&post=seat&format=html",
        "/api/claims?organization=said",
        "/api/claims/said-0",
        "/api/claims/said-1",
        "/api/claims/said-1/provenance",
        "/api/sources?id=crowd",
        "/?organization=crowd&post=seat",
        "/board?organization=posts",
        "/timeline?organization=crowd",
        "/person?id=alias-7",
        "/claims/said-1",
        "/source?id=crowd",
        "/search?q=number",
        "/proposals",
        "/person/identify?person=plural&other=alias-7",
    ];

    /// <summary>Only tried, not done.</summary>
    private static readonly (string Path, string Body)[] Acts =
    [
        ("/api/claims", """{"kind":"tenure","source":"crowd","organization":"crowd","post":"seat","person":"q","from":"1980-01-01","to":".."}"""),
        ("/api/claims", """{"kind":"tenure","source":"crowd","organization":"alike","post":"head","person":"ann","from":"1980-01-01","to":".."}"""),
        ("/api/claims/seat-0/corrections", """{"set":{"from":"1980-01-01"},"reason":"r"}"""),
        ("/api/claims/alike-0/retractions", """{"reason":"r"}"""),
        ("/api/claims/seat-0/rulings", """{"rank":"deprecated","reason":"r"}"""),
        ("/api/identities", """{"person":"plural","sameAs":"ann","reason":"r"}"""),
        ("/api/identities", """{"person":"alias-7","sameAs":"plural","reason":"r"}"""),
        ("/api/identities", """{"person":"p7","sameAs":"alias-7","reason":"r"}"""),
    ];

    public string Name => "strangers";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        await using var store = await bench.CreateStoreAsync();
        var path = Path.Combine(bench.Server.Folder, "strangers.ndjson");
        await File.WriteAllLinesAsync(path, ManyLines.All(10_000), bench.Stop);
        await store.ImportAsync(path, bench.Stop);
        await store.CatchUpAsync(bench.Stop);
        await BenchServer.RunAsync(store.ConnectionString, "vacuum analyze", bench.Stop);
        using var facts = await ServerProcess.FactsAsync(store, bench.Stop);
        using var client = new HttpClient { BaseAddress = facts.Address, Timeout = TimeSpan.FromMinutes(5) };
        var rows = new List<Row>();
        foreach (var address in Addresses)
            rows.AddRange(await TimeAsync(bench, facts, address, () => client.GetAsync(address, bench.Stop)));
        foreach (var (act, body) in Acts)
            rows.AddRange(await TimeAsync(bench, facts, $"{act} {body}", () => TryAsync(client, act, body, bench.Stop)));
        return rows;
    }

    private static async Task<IReadOnlyList<Row>> TimeAsync(
        Bench bench, ServerProcess facts, string what, Func<Task<HttpResponseMessage>> send)
    {
        var (seconds, megabytes, bytes) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < bench.Settings.Rounds; round++)
        {
            facts.ForgetPeak();
            var watch = Stopwatch.StartNew();
            using var response = await send();
            var body = await response.Content.ReadAsByteArrayAsync(bench.Stop);
            seconds.Add(watch.Elapsed.TotalSeconds);
            WrongAnswerException.Unless(true, response.IsSuccessStatusCode, what);
            if (facts.PeakMegabytes is { } peak)
                megabytes.Add(peak);
            bytes.Add(body.Length / 1e3);
        }

        Console.Error.WriteLine($"{what}: {new Series(seconds).Median:N2} s, {bytes[0]:N0} kB, {megabytes.LastOrDefault():N0} MB");
        return
        [
            new($"{what}: time", new(seconds), "s", Target: "≤ 2"),
            new($"{what}: most memory of the process", new(megabytes), "MB", Target: "≤ 300"),
            new($"{what}: answer", new(bytes), "kB"),
        ];
    }

    private static async Task<HttpResponseMessage> TryAsync(HttpClient client, string path, string body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path + "?dryRun=true")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return await client.SendAsync(request, stop);
    }
}

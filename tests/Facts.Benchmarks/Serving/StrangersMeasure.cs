using System.Diagnostics;
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
        {
            var (seconds, megabytes, bytes) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < bench.Settings.Rounds; round++)
            {
                facts.ForgetPeak();
                var watch = Stopwatch.StartNew();
                using var response = await client.GetAsync(address, bench.Stop);
                var body = await response.Content.ReadAsByteArrayAsync(bench.Stop);
                seconds.Add(watch.Elapsed.TotalSeconds);
                WrongAnswerException.Unless(true, response.IsSuccessStatusCode, address);
                if (facts.PeakMegabytes is { } peak)
                    megabytes.Add(peak);
                bytes.Add(body.Length / 1e3);
            }

            Console.Error.WriteLine($"{address}: {new Series(seconds).Median:N2} s, {bytes[0]:N0} kB");
            rows.Add(new($"{address}: time", new(seconds), "s", Target: "≤ 2"));
            rows.Add(new($"{address}: most memory of the process", new(megabytes), "MB", Target: "≤ 300"));
            rows.Add(new($"{address}: answer", new(bytes), "kB"));
        }

        return rows;
    }
}

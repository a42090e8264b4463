using Facts.Benchmarks.Appending;
using Facts.Benchmarks.Importing;
using Facts.Benchmarks.Serving;

namespace Facts.Benchmarks.Starting;

/// <summary>
/// What <c>facts serve</c> holds in memory as a process of its own: when it is ready, and after answers and claims. What it holds under
/// load is told by <c>serve</c>, what an import holds by <c>import</c>.
/// </summary>
internal sealed class MemoryMeasure : IMeasure
{
    private const int Answers = 5_000, Claims = 500, Apart = 900_000_000;

    public string Name => "memory";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var claims = bench.Settings.Imported;
        await using var store = await bench.TakeFilledAsync(claims);
        // Else it would catch up meanwhile, and need memory for that.
        await store.CatchUpAsync(bench.Stop);
        await BenchServer.RunAsync(store.ConnectionString, "vacuum analyze", bench.Stop);
        using var facts = await ServerProcess.FactsAsync(store, bench.Stop);
        if (facts.Megabytes is not { } ready)
            return [Row.Absent("memory of a process", "there is no /proc here")];
        using var client = new HttpClient { BaseAddress = facts.Address };
        await AskAsync(client, claims, bench.Stop);
        var answered = facts.Megabytes!.Value;
        var recording = new FactsClaims(client, Apart);
        for (var i = 0; i < Claims; i++)
            await recording.RecordAsync(0, bench.Stop);
        await recording.CheckAsync(store, bench.Stop);
        return
        [
            new($"facts serve over {claims:N0} claims, when it is ready", Series.Of(ready), "MB"),
            new($"the same, after {Answers:N0} answers", Series.Of(answered), "MB"),
            new($"the same, after {Claims:N0} claims more", Series.Of(facts.Megabytes!.Value), "MB"),
        ];
    }

    private static async Task AskAsync(HttpClient client, int claims, CancellationToken stop)
    {
        var (posts, choice) = (new Register(claims).Posts, new Random(17));
        for (var i = 0; i < Answers; i++)
        {
            var (post, term) = (choice.Next(posts), choice.Next(10));
            var (person, on) = Register.Holder(post, term);
            var path = $"/api/holders?organization={Register.Organization(post)}&post={Register.Post(post)}&on={on}";
            var answer = await client.GetStringAsync(path, stop);
            if (!answer.Contains($"\"person\":{{\"id\":\"{person}\"", StringComparison.Ordinal))
                throw new WrongAnswerException($"{path}: no {person} in {answer}.");
        }
    }
}

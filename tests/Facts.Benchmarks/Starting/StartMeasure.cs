using System.Diagnostics;
using Facts.Benchmarks.Importing;

namespace Facts.Benchmarks.Starting;

/// <summary>From nothing to the first answer: <c>facts who</c> as a process of its own, with PostgreSQL running.</summary>
internal sealed class StartMeasure : IMeasure
{
    private const int Claims = 1_000;

    public string Name => "start";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var store = await bench.FilledAsync(Claims);
        var seconds = await Rounds.RunAsync(bench, warmUps: 1, ("ms, facts who", round => AskAsync(store, round + 2, bench.Stop)));
        return [new("facts who as a process, built and not published", seconds[0], "ms", Target: "≤ 1,500")];
    }

    private static async Task<double> AskAsync(BenchStore store, int post, CancellationToken stop)
    {
        var (person, on) = Register.Holder(post, 1);
        string[] asked = [Path.Combine(AppContext.BaseDirectory, "facts.dll"), "who", Register.Organization(post), Register.Post(post), "--on", on];
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", asked)
        {
            RedirectStandardOutput = true,
            Environment = { ["ConnectionStrings__Facts"] = store.ConnectionString },
        })!;
        var answer = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        var milliseconds = watch.Elapsed.TotalMilliseconds;
        if (process.ExitCode != 0 || !answer.StartsWith(person, StringComparison.Ordinal))
            throw new WrongAnswerException($"facts who ended with {process.ExitCode}, expected {person}: {answer}");
        return milliseconds;
    }
}

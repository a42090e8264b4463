using System.Globalization;
using Facts.Benchmarks;
using Facts.Benchmarks.Appending;
using Facts.Benchmarks.Asking;
using Facts.Benchmarks.Importing;
using Facts.Benchmarks.Oracle;
using Facts.Benchmarks.Replaying;
using Facts.Benchmarks.Sequencing;
using Facts.Benchmarks.Serving;
using Facts.Benchmarks.Starting;
using Facts.Benchmarks.Stores;
using Facts.Benchmarks.Storing;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (args is [BareEndpoint.Verb, var database, var url])
{
    await BareEndpoint.ServeAsync(database, url, CancellationToken.None);
    return 0;
}

// A measure is one class; it runs when it stands here.
IMeasure[] measures =
[
    new ImportMeasure(), new ScatteredImportMeasure(), new WhoMeasure(), new StateMeasure(), new PostsMeasure(), new KnownMeasure(),
    new OracleMeasure(), new ServeMeasure(), new AppendMeasure(), new CrowdedMeasure(), new StallsMeasure(), new StoresMeasure(),
    new ReplayMeasure(), new LeavesMeasure(),
    new BytesMeasure(), new StartMeasure(), new MemoryMeasure(), new StrangersMeasure(),
];

if (Settings.Parse(args, [.. measures.Select(measure => measure.Name)]) is not { } settings)
    return 2;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (true, interrupted.CancelAsync());
await using var server = await BenchServer.StartAsync(interrupted.Token);
var machine = await Machine.DescribeAsync(server, interrupted.Token);
await using var bench = new Bench(settings, server, interrupted.Token);
var report = new Report(settings.Full ? "full" : "quick", machine);
try
{
    foreach (var measure in measures.Where(measure => settings.Runs(measure.Name)))
    {
        Console.Error.WriteLine($"== {measure.Name}");
        report.Add(measure.Name, await measure.RunAsync(bench));
    }
}
catch (WrongAnswerException wrong)
{
    Console.Error.WriteLine($"benchmarks: wrong-answer: {wrong.Message}");
    return 1;
}
catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
{
    Console.Write(report.Markdown());
    Console.Error.WriteLine("benchmarks: interrupted: that is all there was until now.");
    return 130;
}

Console.Write(report.Markdown());
// From the root of the repository the last full run is kept beside the code that it measured.
if (settings is { Full: true, Only.Count: 0 } && Directory.Exists("ops"))
    await File.WriteAllTextAsync(Path.Combine("ops", "benchmarks.md"), "# The last full run\n\n" + report.Markdown());
if (settings.Json is { } file)
    await File.WriteAllTextAsync(file, report.Json());
return 0;

using System.Diagnostics;
using System.Globalization;

namespace Facts.Benchmarks.Importing;

/// <summary><c>facts import FILE</c> as a process of its own: how long it takes, start to end, and the most memory it held.</summary>
internal static class ChildImport
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <returns>Seconds, and MB (10^6 bytes) resident at most; null where there is no /proc.</returns>
    public static async Task<(double Seconds, double? PeakMegabytes)> RunAsync(string connectionString, string file, CancellationToken stop)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "facts.dll"), "import", file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ConnectionStrings__Facts"] = connectionString },
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(info)!;
        var (output, notes) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        double? peak = null;
        // The mark only ever rises, so the last look has it.
        while (!process.HasExited)
        {
            peak = Peak(process.Id) ?? peak;
            await Task.Delay(Look, stop);
        }

        var seconds = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
            throw new WrongAnswerException($"facts import ended with {process.ExitCode}: {await notes}{await output}");
        return (seconds, peak);
    }

    // VmHWM, "peak resident set size" in KiB: proc_pid_status(5).
    private static double? Peak(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(one => one.StartsWith("VmHWM:", StringComparison.Ordinal));
            var kilobytes = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2];
            return kilobytes is null ? null : double.Parse(kilobytes, CultureInfo.InvariantCulture) * 1024 / 1e6;
        }
        catch (IOException)
        {
            return null;
        }
    }
}

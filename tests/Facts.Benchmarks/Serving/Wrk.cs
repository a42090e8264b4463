using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Facts.Benchmarks.Serving;

/// <summary>
/// Load by wrk (https://github.com/wg/wrk), which costs the machine far less than a client of our own. Each request is about another post.
/// </summary>
internal static partial class Wrk
{
    public static bool IsHere => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "wrk")));

    /// <summary>A run's figures: requests a second, and how long the median and the slowest hundredth took.</summary>
    internal sealed record Run(double Rate, double MedianMicroseconds, double P99Microseconds);

    /// <exception cref="WrongAnswerException">A request failed, or was answered with anything but success.</exception>
    public static async Task<Run> RunAsync(Uri server, string script, int clients, int seconds, CancellationToken stop)
    {
        string[] arguments =
        [
            $"-t{Math.Min(clients, 2)}", $"-c{clients}", $"-d{seconds}s", "--timeout", "10s", "--latency", "-s", script, server.ToString(),
        ];
        using var process = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        if (process.ExitCode != 0 || said.Contains("Non-2xx", StringComparison.Ordinal) || said.Contains("Socket errors", StringComparison.Ordinal))
            throw new WrongAnswerException($"wrk ended with {process.ExitCode}: {said}");
        return new(Number(Rate().Match(said)), Time(Median().Match(said)), Time(Slow().Match(said)));
    }

    /// <summary>A script that asks about posts all over a register, in an order that is the same in every run.</summary>
    public static string WriteScript(string folder, IEnumerable<string> paths) => Write(folder, "asking.lua", paths, """
        request = function()
          at = at % #paths + 1
          return wrk.format("GET", paths[at])
        end
        """);

    /// <summary>The same, and no question is asked twice: each is about another microsecond of the day that its path ends with.</summary>
    public static string WriteFreshScript(string folder, IEnumerable<string> paths) => Write(folder, "asking-anew.lua", paths, """
        local threads = 0
        setup = function(thread)
          thread:set("place", threads)
          threads = threads + 1
        end
        local second, moment = os.time() % 86400, 0
        request = function()
          at, moment = at % #paths + 1, moment + 1
          local micro = moment * 2 + place
          local all = (second + math.floor(micro / 1000000)) % 86400
          local time = string.format("T%02d:%02d:%02d.%06dZ", math.floor(all / 3600), math.floor(all / 60) % 60, all % 60, micro % 1000000)
          return wrk.format("GET", paths[at] .. time)
        end
        """);

    private static string Write(string folder, string name, IEnumerable<string> paths, string request)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, $$"""
            local paths = {
            {{string.Join(",\n", paths.Select(path => $"\"{path}\""))}}
            }
            local at = 0
            {{request}}
            """);
        return file;
    }

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    private static double Time(Match match) => Number(match) * match.Groups[2].Value switch
    {
        "us" => 1,
        "ms" => 1_000,
        _ => 1_000_000,
    };

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"50%\s+([0-9.]+)(us|ms|s)")]
    private static partial Regex Median();

    [GeneratedRegex(@"99%\s+([0-9.]+)(us|ms|s)")]
    private static partial Regex Slow();
}

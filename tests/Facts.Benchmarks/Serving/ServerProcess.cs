using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Facts.Benchmarks.Serving;

/// <summary>A server as a process of its own, on a port of its own, until it is let go.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>MB (10^6 bytes) resident now; null where there is no /proc.</summary>
    public double? Megabytes => Status("VmRSS:");

    /// <summary>The most that was resident since <see cref="ForgetPeak"/>.</summary>
    public double? PeakMegabytes => Status("VmHWM:");

    /// <summary>proc_pid_clear_refs(5).</summary>
    public void ForgetPeak()
    {
        if (File.Exists($"/proc/{_process.Id}/clear_refs"))
            File.WriteAllText($"/proc/{_process.Id}/clear_refs", "5");
    }

    /// <summary>In KiB: proc_pid_status(5).</summary>
    private double? Status(string field) => File.Exists($"/proc/{_process.Id}/status")
        ? double.Parse(
            File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith(field, StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
            CultureInfo.InvariantCulture) * 1024 / 1e6
        : null;

    /// <summary>Facts over a store, ready, without limits on those who ask.</summary>
    public static Task<ServerProcess> FactsAsync(BenchStore store, CancellationToken stop) => StartAsync(
        [Path.Combine(AppContext.BaseDirectory, "facts.dll"), "serve", "--urls", "URL"],
        new Dictionary<string, string>
        {
            ["ConnectionStrings__Facts"] = store.ConnectionString,
            ["Limits__RequestsPerSecond"] = "0",
            ["Limits__UnknownPerSecond"] = "0",
        },
        "/health/ready",
        stop);

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="arguments">The program and its arguments; the address comes in place of <c>URL</c>.</param>
    /// <param name="environment">What it finds there.</param>
    /// <param name="ready">A path that is answered, with anything, when it is ready.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<ServerProcess> StartAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string ready, CancellationToken stop)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var info = new ProcessStartInfo("dotnet", arguments.Select(one => one == "URL" ? address.GetLeftPart(UriPartial.Authority) : one))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        var process = Process.Start(info)!;
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = address };
        while (!await AnswersAsync(client, ready, stop))
        {
            if (process.HasExited)
                throw new WrongAnswerException($"{string.Join(' ', info.ArgumentList)} ended with {process.ExitCode}.");
        }

        return new(process, address);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string path, CancellationToken stop)
    {
        try
        {
            using var response = await client.GetAsync(path, stop);
            return (int)response.StatusCode < 500;
        }
        catch (HttpRequestException)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), stop);
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

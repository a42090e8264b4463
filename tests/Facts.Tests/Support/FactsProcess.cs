using System.Diagnostics;

namespace Facts.Tests.Support;

/// <summary>
/// The real program, as a process of its own: <c>facts VERB</c>. For what only a process shows: signals, kills, pipes, exit codes. What a
/// verb says is quicker to be had from <see cref="FactsInProcess"/>.
/// </summary>
public sealed class FactsProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output, _notes;

    private FactsProcess(Process process)
    {
        _process = process;
        (_output, _notes) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts it and waits for its end; if that never comes it is killed and the test fails.</summary>
    /// <param name="connectionString">The database; null for the embedded one.</param>
    /// <param name="arguments">The verb and what follows.</param>
    /// <param name="input">What it finds on standard input.</param>
    /// <param name="keys">The ledger's key file.</param>
    public static async Task<FactsRun> RunAsync(string? connectionString, string[] arguments, string input = "", string? keys = null)
    {
        using var process = await StartAsync(connectionString, arguments, input, keys);
        return await process.EndAsync();
    }

    public static async Task<FactsProcess> StartAsync(string? connectionString, string[] arguments, string input = "", string? keys = null)
    {
        string[] program = ["dotnet", Path.Combine(AppContext.BaseDirectory, "facts.dll"), .. arguments];
        // What a shell starts in the background ignores Ctrl+C, and so do its children: env (GNU, 8.31) has them hear it again.
        if (IgnoresInterrupts())
            program = ["env", "--default-signal=INT", .. program];
        var info = new ProcessStartInfo(program[0], program[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__Facts"] = FactsInProcess.FewConnections(connectionString),
                ["FACTS_DATA"] = null,
                ["FACTS_KEYS"] = keys,
                ["NO_COLOR"] = null,
            },
        };
        var process = Process.Start(info)!;
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading its input.
        }

        return new FactsProcess(process);
    }

    public async Task<FactsRun> EndAsync()
    {
        using var limit = Patience.Token();
        await _process.WaitForExitAsync(limit.Token);
        return new FactsRun(_process.ExitCode, await _output.WaitAsync(limit.Token), await _notes.WaitAsync(limit.Token));
    }

    /// <summary>Linux, proc(5): a mask of signals in hexadecimal, SIGINT the second.</summary>
    private static bool IgnoresInterrupts() => OperatingSystem.IsLinux()
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
        && (Convert.ToUInt64(ignored["SigIgn:".Length..].Trim(), 16) & 2) != 0;

    /// <summary>Ctrl+C.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString()]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>kill -9.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}

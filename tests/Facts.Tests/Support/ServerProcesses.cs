using System.Diagnostics;

namespace Facts.Tests.Support;

/// <summary>The server process of a data folder.</summary>
public static class ServerProcesses
{
    /// <summary>Its number, from postmaster.pid.</summary>
    public static int Number(TemporaryFolder data) => int.Parse(File.ReadLines(data["cluster/postmaster.pid"]).First());

    /// <summary>kill -9 of it and all its children, as when the machine loses power; waits until they are gone.</summary>
    public static async Task KillAllAsync(TemporaryFolder data)
    {
        // The parent stands still meanwhile: a child that it starts now would be missed.
        await SignalAsync("-STOP", Number(data));
        var processes = new List<Process>();
        foreach (var process in All(data))
        {
            try
            {
                processes.Add(Process.GetProcessById(process));
                processes[^1].Kill();
            }
            catch (ArgumentException)
            {
                // A child that has ended by itself.
            }
        }

        await Task.WhenAll(processes.Select(process => process.WaitForExitAsync(TestContext.Current.CancellationToken)));
        processes.ForEach(process => process.Dispose());
    }

    /// <summary>SIGSTOP to all of them, as when the machine under them hangs: who connects is neither let in nor refused.</summary>
    public static async Task PauseAllAsync(TemporaryFolder data)
    {
        // The parent first: a child that it starts after its children were read would go on, and answer.
        await SignalAsync("-STOP", Number(data));
        foreach (var process in All(data))
            await SignalAsync("-STOP", process);
    }

    /// <summary>SIGCONT.</summary>
    public static async Task ContinueAllAsync(TemporaryFolder data)
    {
        foreach (var process in All(data))
            await SignalAsync("-CONT", process);
    }

    private static async Task SignalAsync(string signal, int process)
    {
        // A child may have ended by itself; the program says so on standard error, which nobody reads.
        using var kill = Process.Start(
            new ProcessStartInfo("kill", [signal, process.ToString()]) { RedirectStandardError = true })!;
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The parent first: it would put a lost child right.</summary>
    private static IEnumerable<int> All(TemporaryFolder data)
    {
        var number = Number(data);
        var children = File.ReadAllText($"/proc/{number}/task/{number}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [number, .. children.Select(int.Parse)];
    }

    /// <summary>kill -9, and wait until it is gone.</summary>
    public static async Task KillAsync(TemporaryFolder data)
    {
        using var server = Process.GetProcessById(Number(data));
        server.Kill();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}

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
        var number = Number(data);
        var children = File.ReadAllText($"/proc/{number}/task/{number}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var processes = new List<Process>();
        // The parent first: it would put a lost child right.
        foreach (var process in (int[])[number, .. children.Select(int.Parse)])
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

    /// <summary>kill -9, and wait until it is gone.</summary>
    public static async Task KillAsync(TemporaryFolder data)
    {
        using var server = Process.GetProcessById(Number(data));
        server.Kill();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}

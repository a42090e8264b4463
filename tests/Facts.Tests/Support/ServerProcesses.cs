using System.Diagnostics;

namespace Facts.Tests.Support;

/// <summary>The server process of a data folder.</summary>
public static class ServerProcesses
{
    /// <summary>Its number, from postmaster.pid.</summary>
    public static int Number(TemporaryFolder data) => int.Parse(File.ReadLines(data["cluster/postmaster.pid"]).First());

    /// <summary>kill -9, and wait until it is gone.</summary>
    public static async Task KillAsync(TemporaryFolder data)
    {
        using var server = Process.GetProcessById(Number(data));
        server.Kill();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}

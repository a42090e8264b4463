using System.Diagnostics;
using System.Runtime.CompilerServices;
using Facts.Store.Storage.Embedded;

namespace Facts.Tests.Support;

/// <summary>
/// Another process that is attached to a data folder: this very test program, started with <c>FACTS_TEST_ATTACH</c> set. It says how
/// it went on the first line of its output and leaves when its input ends.
/// </summary>
public sealed class AttachedProcess : IAsyncDisposable
{
    private const string Variable = "FACTS_TEST_ATTACH";

    private readonly Process _process;

    private AttachedProcess(Process process) => _process = process;

    /// <summary>The connection string, or a sentence that says why there is none.</summary>
    public required string Answer { get; init; }

    /// <summary>Starts the process, under another account if one is named (as root), and waits until it is attached.</summary>
    public static async Task<AttachedProcess> StartAsync(string dataFolder, string? account = null)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
            UserName = account ?? "",
            Environment = { [Variable] = dataFolder },
        };
        var process = Process.Start(info)!;
        var answer = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return new(process) { Answer = answer ?? "it died" };
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Lets it leave as a process ought to.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // Runs before the test program's own Main, and ends the process instead of letting that begin.
#pragma warning disable CA2255 // Meant for libraries; this is a program, and its Main is generated.
    [ModuleInitializer]
    internal static void AttachInstead()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder) return;
        AttachUntilInputEnds(folder);
        Environment.Exit(0);
    }
#pragma warning restore CA2255

    // Not async, and without a lambda: no other thread can run code of this module until its initializer is done.
    private static void AttachUntilInputEnds(string folder)
    {
        try
        {
            var postgres = EmbeddedPostgres.AttachAsync(folder, Console.Error.WriteLine, CancellationToken.None).GetAwaiter().GetResult();
            Console.WriteLine(postgres.ConnectionString);
            Console.In.ReadToEnd();
            postgres.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
        catch (PostgresUnavailableException reason)
        {
            Console.WriteLine(reason.Message);
        }
    }
}

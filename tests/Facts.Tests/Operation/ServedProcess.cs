using System.Diagnostics;
using System.Text;
using Facts.Tests.Support;

namespace Facts.Tests.Operation;

/// <summary><c>facts serve</c> as a process of its own, on a free port of loopback.</summary>
internal sealed class ServedProcess : IDisposable
{
    /// <summary>For requests that wait while much else is done on the same machine: nearly as long as whoever asks.</summary>
    public static readonly (string Name, string Value) Patient = ("Limits__Seconds", "280");

    private readonly Process _process;
    private readonly StringBuilder _notes = new();

    private ServedProcess(Process process) => _process = process;

    public HttpClient Client { get; } = new() { Timeout = Patience.Limit };

    /// <summary>What it said on standard error.</summary>
    public string Notes
    {
        get
        {
            lock (_notes)
                return _notes.ToString();
        }
    }

    /// <summary>Starts it, and waits until it listens.</summary>
    public static async Task<ServedProcess> StartAsync(string connectionString, params (string Name, string Value)[] environment)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "facts.dll"), "serve", "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardError = true,
            Environment = { ["ConnectionStrings__Facts"] = connectionString, ["FACTS_DATA"] = null, ["FACTS_KEYS"] = null },
        };
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        var listens = new TaskCompletionSource<string>();
        var served = new ServedProcess(Process.Start(info)!);
        served._process.ErrorDataReceived += (_, said) =>
        {
            lock (served._notes)
                served._notes.AppendLine(said.Data);
            if (said.Data?.StartsWith("Listening on ", StringComparison.Ordinal) == true)
                listens.TrySetResult(said.Data["Listening on ".Length..].Trim());
            else if (said.Data is null)
                listens.TrySetException(new InvalidOperationException(served.Notes));
        };
        served._process.BeginErrorReadLine();
        served.Client.BaseAddress = new Uri(await listens.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken));
        return served;
    }

    /// <summary>SIGTERM.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString()]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>kill -9; waits until it is gone. Whoever uses the client sees that nobody answers.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        Client.Dispose();
    }
}

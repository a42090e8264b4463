using System.Diagnostics;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Tests.Support;

namespace Facts.Tests.Ledger;

/// <summary>Go's own implementation of notes and logs, as Debian packages it; built once for the tests of a class.</summary>
public sealed class GoJudge : IAsyncLifetime
{
    /// <summary>Where Debian's golang-*-dev packages put their source.</summary>
    private const string Libraries = "/usr/share/gocode";

    private readonly TemporaryFolder _folder = new();

    /// <summary>What is missing for it here; null when it can judge.</summary>
    public static string? Missing { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).All(folder => !File.Exists(Path.Combine(folder, "go")))
            ? "Go is not installed (Debian: apt-get install golang-go golang-golang-x-mod-dev)."
            : !Directory.Exists($"{Libraries}/src/golang.org/x/mod/sumdb/tlog")
                ? $"golang.org/x/mod is not in {Libraries} (Debian: apt-get install golang-golang-x-mod-dev)."
                : null;

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
            return;
        Directory.CreateDirectory(_folder.Path);
        await BuildAsync("judge", "judge.go");
        await BuildAsync("receipts", Path.Combine("receipt", "receipt.go"));
    }

    private async Task BuildAsync(string program, string source)
    {
        var info = new ProcessStartInfo("go", ["build", "-o", _folder[program], Path.Combine(AppContext.BaseDirectory, "Ledger", "Judge", source)])
        {
            RedirectStandardError = true,
            // Without modules Go looks for packages where Debian puts them, and fetches nothing.
            Environment = { ["GO111MODULE"] = "off", ["GOPATH"] = Libraries, ["GOCACHE"] = _folder["cache"], ["GOFLAGS"] = "" },
        };
        using var build = Process.Start(info)!;
        var errors = await build.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        build.ExitCode.ShouldBe(0, errors);
    }

    /// <summary>"ok", or "refused: " and why.</summary>
    public Task<string> AskAsync(object request) => AskAsync("judge", FactsJson.Write(request));

    /// <summary>"ok: " and what was counted, or "refused: " and why.</summary>
    public Task<string> AskOfReceiptAsync(JsonNode receipt) => AskAsync("receipts", receipt.ToJsonString(FactsJson.Options));

    private async Task<string> AskAsync(string program, string json)
    {
        var info = new ProcessStartInfo(_folder[program]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var judge = Process.Start(info)!;
        await judge.StandardInput.WriteAsync(json);
        judge.StandardInput.Close();
        var verdict = await judge.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await judge.WaitForExitAsync(TestContext.Current.CancellationToken);
        return verdict.TrimEnd();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

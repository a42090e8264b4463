using System.Diagnostics;
using System.Text;
using Facts.Tests.Importing;
using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary>Progress on a terminal: a real one, which <c>script</c> makes, and what is taken for one.</summary>
[Slow]
public sealed class when_an_import_is_watched(FactsCommands facts) : IClassFixture<FactsCommands>
{
    [Fact]
    public async Task a_terminal_has_a_bar()
    {
        var possible = OperatingSystem.IsLinux() && File.Exists("/usr/bin/script");
        Assert.SkipUnless(possible, "There is no /usr/bin/script of util-linux to make a terminal.");
        var file = facts.Write("terminal.ndjson", Encoding.UTF8.GetBytes(string.Join('\n', Lines)));
        ShouldHaveBar(await OnTerminalAsync($"dotnet '{Path.Combine(AppContext.BaseDirectory, "facts.dll")}' import '{file}'"));
    }

    [Fact]
    public async Task so_it_has_when_the_file_is_compressed() =>
        ShouldHaveBar(await WatchedAsync("", facts.Write("watched.ndjson.gz", ShortFiles.Packed(Lines))));

    [Fact]
    public async Task it_has_lines_alone_when_the_size_is_not_known()
    {
        var shown = await WatchedAsync(string.Join('\n', Lines), "-");
        shown.ShouldContain("\r4,000 lines, ");
        shown.ShouldNotContain("\r[=");
        shown.ShouldContain("\r\u001b[K");
    }

    /// <summary>Long enough that what is read ahead is not all of it.</summary>
    private static string[] Lines => [.. Enumerable.Range(0, 8).SelectMany(ledger => new StoppedLedger(ledger).Text())];

    private static void ShouldHaveBar(string shown)
    {
        shown.ShouldContain("%, 4,000 lines, ");
        shown.ShouldContain("\r[=");
        // The last thing on that line is its erasure.
        shown.ShouldContain("\r\u001b[K");
    }

    /// <summary>What standard error gets that is taken for a terminal.</summary>
    private async Task<string> WatchedAsync(string input, string file) =>
        (await FactsInProcess.RunAsync(facts.ConnectionString, ["import", file], input, errorIsTerminal: true)).ShouldEnd(0).Notes;

    private async Task<string> OnTerminalAsync(string command)
    {
        var info = new ProcessStartInfo("/usr/bin/script", ["--quiet", "--return", "--command", command, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["ConnectionStrings__Facts"] = facts.ConnectionString, ["TERM"] = "xterm" },
        };
        using var process = Process.Start(info)!;
        var shown = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, shown);
        return shown;
    }
}

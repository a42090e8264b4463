using System.Diagnostics;
using System.Text;
using Facts.Tests.Importing;
using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary>Progress on a terminal, of which <c>script</c> makes one.</summary>
public sealed class when_an_import_is_watched(FactsCommands facts) : IClassFixture<FactsCommands>
{
    [Theory]
    [InlineData("watched.ndjson", "%, 4,000 lines, ")]
    [InlineData("watched.ndjson.gz", "%, 4,000 lines, ")]
    [InlineData("-", "\r4,000 lines, ")]
    public async Task a_terminal_has_a_bar_when_the_size_is_known(string name, string text)
    {
        var possible = OperatingSystem.IsLinux() && File.Exists("/usr/bin/script");
        Assert.SkipUnless(possible, "There is no /usr/bin/script of util-linux to make a terminal.");
        // Long enough that what is read ahead is not all of it.
        string[] lines = [.. Enumerable.Range(0, 8).SelectMany(ledger => new StoppedLedger(ledger).Text())];
        var file = facts.Write(name == "-" ? "input.ndjson" : name, name.EndsWith(".gz") ? ShortFiles.Packed(lines) : Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        var input = name == "-" ? $"- < '{file}'" : $"'{file}'";
        var shown = await OnTerminalAsync($"dotnet '{Path.Combine(AppContext.BaseDirectory, "facts.dll")}' import {input}");
        shown.ShouldContain(text);
        shown.Contains("\r[=").ShouldBe(name != "-", shown);
        // The last thing on that line is its erasure.
        shown.ShouldContain("\r\u001b[K");
    }

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

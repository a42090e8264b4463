using System.Diagnostics;
using Facts.Cli;
using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary>Whatever a verb did not think of ends in one sentence and exit 1, and never in a stack trace.</summary>
public sealed class when_something_unforeseen_happens
{
    [Theory]
    [InlineData(typeof(InvalidOperationException), "internal", null)]
    [InlineData(typeof(NullReferenceException), "internal", null)]
    [InlineData(typeof(OutOfMemoryException), "internal", null)]
    [InlineData(typeof(IOException), "input-output", null)]
    [InlineData(typeof(UnauthorizedAccessException), "input-output", null)]
    [InlineData(typeof(InvalidOperationException), "internal", "1")]
    public async Task it_is_a_sentence(Type problem, string code, string? debug)
    {
        var notes = new StringWriter();
        var shell = ShellThat(() => (Exception)Activator.CreateInstance(problem, "no secret words")!, notes, debug);
        (await CommandLine.RunAsync(["date", "2023"], shell, TestContext.Current.CancellationToken)).ShouldBe(1);
        var lines = notes.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[^1].ShouldStartWith($"facts: {code}: ");
        lines[^1].ShouldEndWith(".");
        if (debug is null)
            lines.Length.ShouldBe(1);
        else
            notes.ToString().ShouldContain("no secret words");
    }

    [Fact]
    public async Task every_verb_has_it()
    {
        foreach (var verb in await VerbsAsync())
        {
            var notes = new StringWriter();
            var shell = ShellThat(() => new InvalidOperationException("x"), notes, null);
            (await CommandLine.RunAsync([verb, "--help"], shell, TestContext.Current.CancellationToken)).ShouldBe(1, verb);
            notes.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldStartWith("facts: internal: ");
        }
    }

    [Theory]
    [InlineData("date 2023 >&-", 1, "facts: input-output: Standard output is closed: there is nowhere to write the answer to.\n")]
    [InlineData("date 2023 >/dev/full", 1, "facts: input-output: No space left on device.\n")]
    [InlineData("date 2023 >&- 2>&-", 1, "")]
    [InlineData("date - <&-", 0, "")]
    [InlineData("date - <&- >&-", 0, "")]
    [InlineData("--help >&-", 1, "facts: input-output: Standard output is closed: there is nowhere to write the answer to.\n")]
    [Slow]
    public async Task streams_that_are_closed_or_full_are_told(string line, int exit, string notes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Closed streams are seen in /proc.");
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"exec dotnet \"$0\" {line}", Path.Combine(AppContext.BaseDirectory, "facts.dll")])
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        using var limit = Patience.Token();
        (await process.StandardError.ReadToEndAsync(limit.Token)).ShouldBe(notes);
        await process.WaitForExitAsync(limit.Token);
        process.ExitCode.ShouldBe(exit);
    }

    [Fact]
    [Slow]
    public async Task a_second_signal_is_no_fault()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals.");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "facts.dll"), "date", "-"])
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        using var limit = Patience.Token();
        // It answers, and so it hears; then it waits for the next line.
        await process.StandardInput.WriteLineAsync("2023");
        await process.StandardInput.FlushAsync(limit.Token);
        (await process.StandardOutput.ReadLineAsync(limit.Token)).ShouldNotBeNull();
        foreach (var signal in (string[])["-TERM", "-INT", "-TERM"])
        {
            using var kill = Process.Start("kill", [signal, process.Id.ToString()]);
            await kill.WaitForExitAsync(limit.Token);
            await Task.Delay(200, limit.Token);
        }

        process.StandardInput.Close();
        (await process.StandardError.ReadToEndAsync(limit.Token)).ShouldNotContain("   at ");
        await process.WaitForExitAsync(limit.Token);
        process.ExitCode.ShouldBeOneOf(0, 130);
    }

    private static async Task<IReadOnlyList<string>> VerbsAsync()
    {
        var help = (await FactsInProcess.RunAsync(null, ["--help"])).ShouldBeDone().OutputLines;
        var verbs = help.SkipWhile(line => line != "Commands:").Skip(1).Select(line => line.Trim().Split(' ')[0]).ToList();
        verbs.Count.ShouldBeGreaterThan(20);
        return verbs;
    }

    private static Shell ShellThat(Func<Exception> throws, TextWriter notes, string? debug) => new()
    {
        Terminal = new Terminal
        {
            OpenInput = () => Stream.Null,
            OpenOutput = () => Stream.Null,
            Out = new Broken(throws),
            Error = notes,
            Variables = [],
        },
        Variables = debug is null ? new Dictionary<string, string>() : new() { [LastWords.Variable] = debug },
        Clock = TimeProvider.System,
    };

    private sealed class Broken(Func<Exception> problem) : StringWriter
    {
        public override void Write(char value) => throw problem();

        public override void Write(string? value) => throw problem();

        public override void WriteLine(string? value) => throw problem();
    }
}

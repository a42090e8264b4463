using System.Diagnostics;

namespace Facts.Store.Storage.Embedded;

/// <summary>What a finished program left behind.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The line that says most about a failure: the first that names an error, as those after it follow from it.</summary>
    public string Complaint =>
        FirstError(Errors) ?? FirstError(Output) ?? LastUseful(Errors) ?? LastUseful(Output) ?? $"exit code {ExitCode}";

    private static string? FirstError(string text) => LinesOf(text).FirstOrDefault(NamesError) is { } line ? Bare(line) : null;

    /// <summary>The last line that names an error, else the last that is not blank; without its time stamp.</summary>
    public static string? LastUseful(string text)
    {
        var lines = LinesOf(text);
        return (lines.LastOrDefault(NamesError) ?? lines.LastOrDefault()) is { } line ? Bare(line) : null;
    }

    private static string[] LinesOf(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Bare(string line)
    {
        var start = Marks.Select(mark => line.IndexOf(mark, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(0).Min();
        return line[start..].TrimEnd('.');
    }

    private static readonly string[] Marks = ["FATAL: ", "PANIC: ", "error: "];

    private static bool NamesError(string line) => Marks.Any(mark => line.Contains(mark, StringComparison.Ordinal));
}

/// <summary>Runs a program to its end.</summary>
internal static class Command
{
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started at all.</exception>
    public static async Task<CommandResult> RunAsync(ProcessStartInfo info, CancellationToken ct)
    {
        using var process = Process.Start(info)!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var errors = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return new(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

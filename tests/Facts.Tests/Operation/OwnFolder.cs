using Facts.Tests.Support;

namespace Facts.Tests.Operation;

/// <summary>The program in the folder that it was built into, without the tests: operators' commands look into every assembly beside it.</summary>
internal static class OwnFolder
{
    public static string Program { get; } =
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "Facts.Tests"), Path.Combine("src", "Facts"), StringComparison.Ordinal) + "facts";

    /// <summary>Runs a program to its end: its exit code, and all that it said.</summary>
    public static async Task<FactsRun> RunAsync(string program, string[] arguments, params (string Name, string? Value)[] environment)
    {
        var info = new System.Diagnostics.ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
            Environment = { ["ConnectionStrings__Facts"] = null, ["FACTS_DATA"] = null, ["FACTS_KEYS"] = null },
        };
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        using var process = System.Diagnostics.Process.Start(info)!;
        var (output, notes) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new FactsRun(process.ExitCode, await output, await notes);
    }
}

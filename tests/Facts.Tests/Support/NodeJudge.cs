using System.Diagnostics;

namespace Facts.Tests.Support;

/// <summary>A judge that is a library of npm: a script for Node beside the tests, and a folder that the package was installed in.</summary>
internal static class NodeJudge
{
    /// <param name="variable">The environment variable that names the folder; where it is missing the test is skipped.</param>
    /// <param name="package">What is installed there.</param>
    /// <param name="script">The script's path below the tests' own.</param>
    /// <param name="input">What it finds on standard input.</param>
    /// <returns>What it says on standard output.</returns>
    public static async Task<string> AskAsync(string variable, string package, string script, string input)
    {
        var stop = TestContext.Current.CancellationToken;
        var folder = Environment.GetEnvironmentVariable(variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{variable} names no folder with npm's {package}; .ci/run installs it.");
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NODE_PATH"] = Path.Combine(folder!, "node_modules"), ["FACTS_DATA"] = null },
        })!;
        var problems = node.StandardError.ReadToEndAsync(stop);
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        var said = await node.StandardOutput.ReadToEndAsync(stop);
        await node.WaitForExitAsync(stop);
        node.ExitCode.ShouldBe(0, await problems);
        return said.Trim();
    }
}

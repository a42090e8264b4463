using System.Diagnostics;
using System.Text.Json;
using Facts.Domain;

namespace Facts.Tests.Exports;

/// <summary>Other people's readers of what we export, as Debian packages them for Python.</summary>
internal static class ExportJudge
{
    /// <summary>A Python that has the readers; null when none is here.</summary>
    private static readonly string? Python = Find();

    public static async Task<JsonElement> AskAsync(string what, object request)
    {
        Assert.SkipWhen(Python is null, "No Python with readers of exports here (Debian: apt-get install python3-prov python3-pyld python3-rdflib).");
        var judge = Path.Combine(AppContext.BaseDirectory, "Exports", "Judge", "judge.py");
        var (code, said, errors) = await RunAsync([judge, what], FactsJson.Write(request));
        code.ShouldBe(0, errors);
        return JsonElement.Parse(said);
    }

    /// <summary>Debian's Python first: another one in the path has not what Debian packages.</summary>
    private static string? Find() => Array.Find(["/usr/bin/python3", "python3"], CanRead);

    private static bool CanRead(string python)
    {
        try
        {
            using var run = Process.Start(new ProcessStartInfo(python, ["-c", "import prov.model, pyld, rdflib"]) { RedirectStandardError = true })!;
            run.WaitForExit();
            return run.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int Code, string Said, string Errors)> RunAsync(string[] arguments, string input)
    {
        using var run = Process.Start(new ProcessStartInfo(Python!, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (said, errors) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.StandardInput.WriteAsync(input);
        run.StandardInput.Close();
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (run.ExitCode, await said, await errors);
    }
}

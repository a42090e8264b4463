using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Facts.Api.Hosting;
using Facts.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Facts.Tests.Operation;

/// <summary>What can be said of the container's image without an engine: paths, the program, and its check of health, which is run.</summary>
public sealed partial class when_it_is_packed(PostgresFixture postgres)
{
    private static readonly string[] Lines = Instructions(File.ReadAllText(Repository.File("ops/Dockerfile")));

    [Fact]
    public void all_that_is_copied_is_there_and_let_through()
    {
        var copied = Lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from=", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1]).ToList();
        copied.Count.ShouldBeGreaterThan(6);
        var let = File.ReadAllLines(Repository.File(".dockerignore")).Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        foreach (var path in copied)
        {
            (File.Exists(Repository.File(path)) || Directory.Exists(Repository.File(path))).ShouldBeTrue(path);
            let.ShouldContain(one => path == one || path.StartsWith(one + "/", StringComparison.Ordinal), path);
        }

        let.ShouldAllBe(one => copied.Any(path => path == one || path.StartsWith(one + "/", StringComparison.Ordinal)));
    }

    [Fact]
    public void it_runs_the_program_under_another_account_than_root()
    {
        Lines.Last(line => line.StartsWith("USER ", StringComparison.Ordinal)).ShouldBe("USER $APP_UID");
        var program = JsonElement.Parse(Lines.Single(line => line.StartsWith("ENTRYPOINT ", StringComparison.Ordinal))["ENTRYPOINT ".Length..]);
        File.Exists(Path.Combine(Path.GetDirectoryName(OwnFolder.Program)!, program[0].GetString()!)).ShouldBeTrue();
        // Each stage that is copied from was named.
        Lines.Where(line => line.Contains("--from=", StringComparison.Ordinal)).ShouldAllBe(line => line.Contains("--from=build ", StringComparison.Ordinal));
        Lines.ShouldContain(line => line.StartsWith("FROM ", StringComparison.Ordinal) && line.EndsWith(" AS build", StringComparison.Ordinal));
    }

    [Fact]
    public async Task its_check_of_health_tells_ready_from_not_ready()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "packed");
        await using var app = FactsHost.Build(store.Session.Database, store.Session.Clock, "http://127.0.0.1:0");
        await app.StartAsync(TestContext.Current.CancellationToken);
        var check = Lines.Single(line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal));
        var command = JsonElement.Parse(check[(check.IndexOf("CMD ", StringComparison.Ordinal) + 4)..])
            .EnumerateArray().Select(one => Port().Replace(one.GetString()!, new Uri(app.Urls.Single()).Port.ToString())).ToArray();

        (await ExitAsync(command)).ShouldBe(0);
        app.Services.GetRequiredService<Drain>().Begin();
        (await ExitAsync(command)).ShouldNotBe(0);
        await app.StopAsync(TestContext.Current.CancellationToken);
        (await ExitAsync(command)).ShouldNotBe(0);
    }

    private static async Task<int> ExitAsync(string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    /// <summary>Without comments, and a line each.</summary>
    private static string[] Instructions(string text) =>
        [.. string.Join('\n', text.Split('\n').Where(line => !line.StartsWith('#'))).Replace("\\\n", "", StringComparison.Ordinal)
            .Split('\n').Where(line => line.Length > 0)];

    [GeneratedRegex(@"\b5080\b")]
    private static partial Regex Port();
}

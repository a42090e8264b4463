using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Facts.Tests.Access;
using Facts.Tests.Support;

namespace Facts.Tests.OpenApi;

public sealed class when_the_api_is_described(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    /// <summary>For people; and what describes itself, by a protocol of its own.</summary>
    private static readonly string[] Others = ["/pages/", "/assets/", "/docs", "/openapi/", "/mcp/"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task every_endpoint_of_the_route_table_is_in_it()
    {
        var described = Described.Read(await DocumentAsync()).Select(one => one.ToString()).ToHashSet();
        var programs = Attempt.All(facts.Endpoints)
            .Where(attempt => attempt.Endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is null)
            .Select(attempt => attempt.ToString().Replace("{**", "{", StringComparison.Ordinal))
            .Where(one => !Others.Any(path => one.Contains(' ' + path, StringComparison.Ordinal)));
        programs.Where(one => !described.Contains(one)).ShouldBeEmpty();
    }

    [Fact]
    public async Task every_operation_has_examples_and_says_how_it_refuses()
    {
        foreach (var (path, item) in (await DocumentAsync())["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                var name = $"{method} {path}";
                operation!["summary"].ShouldNotBeNull(name);
                foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
                    parameter!["example"].ShouldNotBeNull(name);
                operation["responses"]!.AsObject().Count.ShouldBeGreaterThan(2, name);
            }
        }
    }

    [Fact]
    public async Task its_examples_are_what_the_seed_answers()
    {
        using var reader = facts.As(facts.Keys["admin"]);
        var document = await DocumentAsync();
        foreach (var operation in Described.Read(document).Where(one => one.Method == "GET" && one.Path.StartsWith("/api/", StringComparison.Ordinal)))
        {
            var path = operation.Path;
            foreach (var parameter in operation.Parameters.Where(one => one.In == "path"))
                path = path.Replace($"{{{parameter.Name}}}", parameter.Example, StringComparison.Ordinal);
            var query = operation.Parameters.Where(one => one.In == "query" && one.Name != "after").Select(one => $"{one.Name}={Uri.EscapeDataString(one.Example)}");
            using var response = await reader.GetAsync($"{path}?{string.Join('&', query)}", HttpCompletionOption.ResponseHeadersRead, Stop);
            // The ledger's come when it was signed; the seed has no webhook and no proposal.
            if (!path.StartsWith("/api/audit", StringComparison.Ordinal) && !path.EndsWith("/deliveries", StringComparison.Ordinal)
                && !path.StartsWith("/api/proposals/", StringComparison.Ordinal))
                response.StatusCode.ShouldBe(HttpStatusCode.OK, operation.ToString());
        }
    }

    [Fact]
    [Slow]
    public async Task spectral_finds_nothing_but_what_is_written_down()
    {
        var folder = Environment.GetEnvironmentVariable("FACTS_TEST_SPECTRAL");
        Assert.SkipWhen(
            string.IsNullOrEmpty(folder),
            "FACTS_TEST_SPECTRAL names no folder with npm's @stoplight/spectral-cli and @stoplight/spectral-owasp-ruleset; .ci/run installs them.");
        using var work = new TemporaryFolder();
        Directory.CreateDirectory(work.Path);
        await File.WriteAllTextAsync(work["openapi.json"], (await DocumentAsync()).ToJsonString(), Stop);
        // Rule sets are looked for beside the file that names them.
        var rules = Path.Combine(folder!, $"facts-{Path.GetRandomFileName()}.yaml");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "OpenApi", "spectral.yaml"), rules);
        try
        {
            using var spectral = Process.Start(new ProcessStartInfo(
                Path.Combine(folder!, "node_modules", ".bin", "spectral"), ["lint", work["openapi.json"], "--ruleset", rules, "--fail-severity", "hint"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var said = await spectral.StandardOutput.ReadToEndAsync(Stop);
            await spectral.WaitForExitAsync(Stop);
            spectral.ExitCode.ShouldBe(0, said);
        }
        finally
        {
            File.Delete(rules);
        }
    }

    [Fact]
    public async Task its_page_needs_nothing_from_elsewhere()
    {
        using var reader = facts.As(facts.Keys["reader"]);
        using var page = await reader.GetAsync("/docs/", Stop);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await page.Content.ReadAsStringAsync(Stop);
        html.ShouldNotContain("://");
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldNotContain("http");
        policy.ShouldContain("default-src 'none'");
        foreach (var file in (string[])["scalar.js", "scalar.aspnetcore.js", "openapi/v1.json"])
        {
            using var asset = await reader.GetAsync(file.StartsWith("openapi", StringComparison.Ordinal) ? "/" + file : "/docs/" + file, Stop);
            asset.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    private async Task<JsonNode> DocumentAsync()
    {
        using var reader = facts.As(facts.Keys["reader"]);
        return (await reader.GetFromJsonAsync<JsonNode>("/openapi/v1.json", Stop))!;
    }
}

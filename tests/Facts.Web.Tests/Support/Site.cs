using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Facts.Tests.Support;
using Facts.Web.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Site))]
[assembly: Trait("lane", "slow")]

namespace Facts.Web.Tests.Support;

/// <summary>
/// The real program, serving a store of its own with the seed in it, and a real Chromium that looks at it. Where there is no Chromium
/// the tests are skipped and say so.
/// </summary>
public sealed class Site : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);

    /// <summary>Visitors who are at leisure: a browser context costs as much as two pages in it, so it is lent, not made anew.</summary>
    private readonly ConcurrentDictionary<(string Language, bool Script), ConcurrentBag<Visitor>> _visitors = new();
    private readonly HttpClient _client = new() { Timeout = StartLimit };
    private readonly string _data = Scratch.Create("facts-web-");
    private Process? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the pages are.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Screenshots of every page are kept here, beside the test program.</summary>
    public static string Pictures => Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is not { } chromium)
            return;
        var browser = LaunchAsync(chromium);
        await ServeAsync();
        await ImportAsync(
            new { type = "source", id = "revised", title = "Revised", language = "en", text = "He left in May.\nShe stays." },
            new { type = "claim", id = "left-in-may", kind = "statement", source = "revised", organization = "revised-org", says = "He left.", quote = "in May" },
            new { type = "revision", source = "revised", text = "He was dismissed in June.\nShe stays.", reason = "a correction by the editors" });
        await ProposeAsync(new { claim = "murati-demoted-over-weekend", rank = "deprecated", reason = "The letter says otherwise." });
        _browser = await browser;
    }

    private async Task<IBrowser> LaunchAsync(string chromium)
    {
        Assertions.SetDefaultExpectTimeout(Visitor.Patience);
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Timeout = Visitor.Patience,
            // Chromium refuses its sandbox to root, and containers have none to give.
            Args = ["--no-sandbox"],
        });
    }

    /// <summary>Records lines, as an import does; a line that is refused fails the test.</summary>
    public async Task ImportAsync(params object[] lines)
    {
        using var body = new StringContent(
            string.Join('\n', lines.Select(line => JsonSerializer.Serialize(line))), Encoding.UTF8, "application/x-ndjson");
        using var response = await _client.PostAsync($"{Address}/api/import", body, TestContext.Current.CancellationToken);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"rejected\":[]");
    }

    /// <summary>A page as it is served, to whoever reads without a browser.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address + path);
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Proposes a ruling, which nobody approves.</summary>
    private async Task ProposeAsync(object ruling)
    {
        using var body = new StringContent(JsonSerializer.Serialize(new { ruling }), Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync($"{Address}/api/proposals", body, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created);
    }

    /// <summary>A visitor with a browser window of their own for the time of the test; skips the test where there is no browser.</summary>
    /// <param name="language">What they read, as their browser tells the site.</param>
    /// <param name="script">Whether their browser runs scripts.</param>
    /// <param name="first">Whether their browser has to keep nothing from visits of others, not even a style sheet.</param>
    public async Task<Visitor> VisitAsync(string language = "en", bool script = true, bool first = false)
    {
        Assert.SkipWhen(_browser is null, "No Chromium here: install it, or name its program with FACTS_TEST_CHROMIUM.");
        var atLeisure = _visitors.GetOrAdd((language, script), _ => []);
        if (!first && atLeisure.TryTake(out var visitor))
            return visitor;
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            Locale = language,
            ColorScheme = ColorScheme.Light,
            JavaScriptEnabled = script,
            ViewportSize = new ViewportSize { Width = 1200, Height = 900 },
        });
        return await Visitor.ComeAsync(context, first ? null : atLeisure.Add);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _client.Dispose();
        if (_server is not null)
        {
            // In order, so that the embedded PostgreSQL stops with it.
            using var interrupt = Process.Start("kill", ["-TERM", $"{_server.Id}"]);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        Directory.Delete(_data, recursive: true);
    }

    private async Task ServeAsync()
    {
        _server = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "facts.dll"), "serve", "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardError = true,
            Environment =
            {
                ["FACTS_DATA"] = Path.Combine(_data, "store"),
                ["ConnectionStrings__Facts"] = null,
                ["FACTS_KEYS"] = null,
                // Where others have the processors, a page may take long; that is not what is tested.
                ["Limits__Seconds"] = $"{StartLimit.TotalSeconds}",
                // It ends before code that is compiled anew, once it has proved to be in use, could be worth it (hexadecimal milliseconds).
                // Measured: 14 s of processor time instead of 21 s; the tests' own process, by their project, 6 s instead of 12 s.
                ["DOTNET_TC_CallCountingDelayMs"] = "EA60",
            },
        })!;
        using var limit = new CancellationTokenSource(StartLimit);
        var said = new List<string>();
        while (Address.Length == 0)
        {
            var line = await _server.StandardError.ReadLineAsync(limit.Token)
                ?? throw new InvalidOperationException($"facts serve ended: {string.Join('\n', said)}");
            said.Add(line);
            if (line.StartsWith("Listening on ", StringComparison.Ordinal))
                Address = line["Listening on ".Length..].Trim();
        }

        // Else it would wait, one day, for somebody to read what it says.
        _ = _server.StandardError.ReadToEndAsync(CancellationToken.None);
    }
}

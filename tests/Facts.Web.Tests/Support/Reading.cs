using System.Net;
using Microsoft.Playwright;

namespace Facts.Web.Tests.Support;

/// <summary>
/// All that is to be known of a page, from one load of it: in the light and the dark theme, in a wide window and on a phone, in English
/// with scripts, and in both languages as it is served, which is what somebody reads whose browser runs no scripts.
/// </summary>
internal sealed record Reading
{
    public required Served English { get; init; }

    public required Served Indonesian { get; init; }

    /// <summary>What English readers have before them once the script has run.</summary>
    public required Said Shown { get; init; }

    /// <summary>
    /// What axe-core finds, a line each: in English by all rules; in the dark theme, by those for colours; in Indonesian, by the others.
    /// </summary>
    public required IReadOnlyList<string> Violations { get; init; }

    /// <summary>What went wrong in the window, <see cref="Visitor.Troubles"/>.</summary>
    public required IReadOnlyList<string> Troubles { get; init; }

    /// <summary>Addresses that the page asked for.</summary>
    public required IReadOnlyList<string> Asked { get; init; }

    /// <summary>Pixels that a window of <see cref="Phone"/> has to scroll over, in English and in Indonesian.</summary>
    public required IReadOnlyList<int> Widths { get; init; }

    /// <summary>Pixels that a narrow phone has.</summary>
    public const int Phone = 360;

    /// <summary>A page as it is served. Its text is parsed by the browser, which runs nothing in it.</summary>
    /// <param name="Status">Of HTTP.</param>
    /// <param name="Policy">Its Content-Security-Policy.</param>
    /// <param name="Language">That of the document, <c>lang</c>.</param>
    /// <param name="Said">What it says.</param>
    internal sealed record Served(HttpStatusCode Status, string Policy, string Language, Said Said);

    /// <summary>What a page says to a reader: nothing that is hidden.</summary>
    /// <param name="Heading">Its first <c>h1</c>.</param>
    /// <param name="Text">All of <c>main</c>; spaces and line ends that follow one another are one space.</param>
    internal sealed record Said(string Heading, string Text);

    /// <summary>Goes to a page and looks at it from all sides.</summary>
    public static async Task<Reading> OfAsync(Site site, Visitor visitor, string name, string path)
    {
        var page = visitor.Page;
        var asked = new List<string>();
        void Note(object? _, IRequest request) => asked.Add(request.Url);
        visitor.Troubles.Clear();
        await ShowAsync(page, 1200, ColorScheme.Light);
        page.Request += Note;

        var response = await visitor.GoAsync(path);
        var violations = new List<string>(await Axe.RunAsync(page));
        var shown = await SaidAsync(page, "document");
        (await response.AllHeadersAsync()).TryGetValue("content-security-policy", out var policy);
        var english = await ServedAsync(page, (HttpStatusCode)response.Status, policy, await response.TextAsync());
        await visitor.PictureAsync(name);

        await ShowAsync(page, 1200, ColorScheme.Dark);
        violations.AddRange(await Axe.RunForColoursAsync(page));

        await ShowAsync(page, Phone, ColorScheme.Light);
        var widths = new List<int> { await WidthAsync(page) };
        await visitor.PictureAsync($"{name}-phone");

        using var other = await site.GetAsync(path, "id");
        var html = await other.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        other.Headers.TryGetValues("Content-Security-Policy", out var policies);
        var indonesian = await ServedAsync(page, other.StatusCode, policies?.SingleOrDefault(), html);
        await page.EvaluateAsync(PutInPlace, html);
        violations.AddRange(await Axe.RunButForColoursAsync(page));
        widths.Add(await WidthAsync(page));

        page.Request -= Note;
        return new Reading
        {
            English = english,
            Indonesian = indonesian,
            Shown = shown,
            Violations = violations,
            Troubles = [.. visitor.Troubles],
            Asked = asked,
            Widths = widths,
        };
    }

    /// <summary>Puts a page into the window without a load; the style sheet is the same, and stays.</summary>
    private const string PutInPlace = """
        html => {
          const other = new DOMParser().parseFromString(html, "text/html");
          document.documentElement.lang = other.documentElement.lang;
          document.title = other.title;
          document.body.replaceWith(document.adoptNode(other.body));
        }
        """;

    private static async Task ShowAsync(IPage page, int width, ColorScheme theme)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = theme });
        await page.SetViewportSizeAsync(width, 900);
    }

    private static Task<int> WidthAsync(IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth");

    private static async Task<Served> ServedAsync(IPage page, HttpStatusCode status, string? policy, string html)
    {
        const string Document = "new DOMParser().parseFromString(html, 'text/html')";
        var language = await page.EvaluateAsync<string>($"html => {Document}.documentElement.lang", html);
        return new Served(status, policy ?? "", language, await SaidAsync(page, Document, html));
    }

    private static async Task<Said> SaidAsync(IPage page, string document, string html = "")
    {
        var said = await page.EvaluateAsync<string[]>(
            $$"""
            html => {
              const main = {{document}}.querySelector("main").cloneNode(true);
              main.querySelectorAll("[hidden]").forEach(one => one.remove());
              return [main.querySelector("h1")?.textContent ?? "", main.textContent.replace(/\s+/g, " ").trim()];
            }
            """,
            html);
        return new Said(said[0], said[1]);
    }
}

using Microsoft.Playwright;

namespace Facts.Web.Tests.Support;

/// <summary>Somebody with a browser window, and what went wrong in it.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>
    /// For how long a browser is waited for, milliseconds. Other tests may have the processors: it says when something has gone wrong,
    /// not how quick a page is.
    /// </summary>
    public const int Patience = 120_000;

    private readonly IBrowserContext _context;
    private readonly Action<Visitor>? _leave;

    private Visitor(IBrowserContext context, IPage page, Action<Visitor>? leave) => (_context, Page, _leave) = (context, page, leave);

    public IPage Page { get; }

    /// <summary>Errors on the console, exceptions of scripts, requests that failed or went elsewhere.</summary>
    public List<string> Troubles { get; } = [];

    /// <param name="context">Theirs alone.</param>
    /// <param name="leave">Takes the visitor back when a test is done with it; without it, the window is closed then.</param>
    internal static async Task<Visitor> ComeAsync(IBrowserContext context, Action<Visitor>? leave)
    {
        context.SetDefaultTimeout(Patience);
        var visitor = new Visitor(context, await context.NewPageAsync(), leave);
        visitor.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                visitor.Troubles.Add($"console: {message.Text}");
        };
        visitor.Page.PageError += (_, error) => visitor.Troubles.Add($"script: {error}");
        visitor.Page.RequestFailed += (_, request) =>
        {
            // A page that is left, or a picture that is asked for anew, gives up what it was waiting for.
            if (request.Failure != "net::ERR_ABORTED")
                visitor.Troubles.Add($"request: {request.Url} {request.Failure}");
        };
        return visitor;
    }

    public async Task<IResponse> GoAsync(string path) =>
        await Page.GotoAsync(path) ?? throw new InvalidOperationException($"No answer from {path}.");

    /// <summary>What axe-core finds wrong with the page as it is now, a line each.</summary>
    public async Task<IReadOnlyList<string>> AccessibilityAsync() => await Axe.RunAsync(Page);

    /// <summary>
    /// What the window shows, without what one would have to scroll to. Measured, processor time: 0.2 s; of the whole page 0.4 s, and 0.7 s
    /// as PNG.
    /// </summary>
    public Task PictureAsync(string name) => Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(Site.Pictures, $"{name}.jpg"),
        Type = ScreenshotType.Jpeg,
    });

    /// <summary>Leaves no cookie, no route and no page behind; what stays is what the browser keeps of the assets.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_leave is null)
        {
            await _context.DisposeAsync();
            return;
        }

        await Page.UnrouteAllAsync();
        await Page.GotoAsync("about:blank");
        await _context.ClearCookiesAsync();
        Troubles.Clear();
        _leave(this);
    }
}

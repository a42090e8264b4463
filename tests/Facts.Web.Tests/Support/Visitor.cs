using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Facts.Web.Tests.Support;

/// <summary>Somebody with a browser window, and what went wrong in it.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private Visitor(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Errors on the console, exceptions of scripts, requests that failed or went elsewhere.</summary>
    public List<string> Troubles { get; } = [];

    internal static async Task<Visitor> ComeAsync(IBrowserContext context)
    {
        var visitor = new Visitor(context, await context.NewPageAsync());
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
    public async Task<IReadOnlyList<string>> AccessibilityAsync()
    {
        var result = await Page.RunAxe();
        return [.. result.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {rule.Help}: {node.Html}"))];
    }

    public Task PictureAsync(string name) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Site.Pictures, $"{name}.png"), FullPage = true });

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}

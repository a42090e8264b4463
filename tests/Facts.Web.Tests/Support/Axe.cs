using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Facts.Web.Tests.Support;

/// <summary>
/// axe-core, run in the page itself. Deque.AxeCore.Playwright opens a new browser context for each run, and joins results of frames there;
/// our pages can have no frames (<c>default-src 'none'</c>). Measured, processor time of a run: a new context 0.4 s, axe-core put into a
/// page 0.2 s, its rules 0.3 s, and 0.2 s more where it describes what passed.
/// </summary>
internal static class Axe
{
    /// <summary>The rules that depend on colours. They are half of the work.</summary>
    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    private static readonly string Source = new BundledAxeScriptProvider().GetScript();

    /// <summary>What all its rules find wrong with the page as it is now, a line each.</summary>
    public static Task<string[]> RunAsync(IPage page) => RunAsync(page, new { resultTypes = Violations });

    /// <summary>What the rules for colours find.</summary>
    public static Task<string[]> RunForColoursAsync(IPage page) => RunAsync(page, new { resultTypes = Violations, runOnly = Colours });

    /// <summary>What all others find.</summary>
    public static Task<string[]> RunButForColoursAsync(IPage page) => RunAsync(
        page, new { resultTypes = Violations, rules = Colours.ToDictionary(rule => rule, _ => new { enabled = false }) });

    private static string[] Violations => ["violations"];

    private static async Task<string[]> RunAsync(IPage page, object options)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await PutAsync(page);
        return await page.EvaluateAsync<string[]>(
            """
            async options => (await axe.run(document, options)).violations
              .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html}`))
            """,
            options);
    }

    /// <summary>Past Playwright's EvaluateAsync, which hands a source of 650 KB around as an argument: 0.13 s instead of 0.21 s.</summary>
    private static async Task PutAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Runtime.evaluate", new() { ["expression"] = Source });
        await session.DetachAsync();
    }
}

using Facts.Sources;
using Microsoft.AspNetCore.Mvc;

namespace Facts.Pages;

/// <summary>Two texts that a source had, side by side.</summary>
public sealed class RevisionsModel : FactsPage
{
    /// <summary>The source's id.</summary>
    [BindProperty(Name = "id", SupportsGet = true)]
    public string? Source { get; set; }

    /// <summary>The earlier revision, from 1; the one before <see cref="Right"/> when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Left { get; set; }

    /// <summary>The later revision; the latest when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Right { get; set; }

    internal RevisedSource? Before { get; private set; }

    internal RevisedSource? After { get; private set; }

    /// <summary>Null when the texts are too long.</summary>
    internal IReadOnlyList<Row>? Rows { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        After = await FindAsync(Right, stop);
        if (After is not null)
            Before = await FindAsync(Left ?? Math.Max(1, After.Revision - 1), stop);
        if (Before is not null)
            Rows = SideBySide.Of(Before.Source.Text ?? "", After!.Source.Text ?? "");
    }

    private async Task<RevisedSource?> FindAsync(int? revision, CancellationToken stop)
    {
        var lookup = HttpContext.RequestServices.GetRequiredService<SourceLookup>();
        var (view, refusal) = await lookup.RevisionAsync(Id(Source) ?? "", revision, stop);
        Refuse(refusal);
        return view;
    }
}

using Facts.Domain.Sources;
using Facts.Store.Sources;
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

    internal SourceRecorded? Before { get; private set; }

    internal SourceView? After { get; private set; }

    /// <summary>Null when the texts are too long.</summary>
    internal IReadOnlyList<Row>? Rows { get; private set; }

    /// <summary>Which revision <see cref="Before"/> is, from 1.</summary>
    internal int Earlier { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var (lookup, id) = (HttpContext.RequestServices.GetRequiredService<SourceLookup>(), Id(Source) ?? "");
        (After, var refusal) = await lookup.FindAsync(id, Right, null, stop);
        Refuse(refusal);
        if (After is null)
            return;
        Earlier = Left ?? Math.Max(1, After.Revision - 1);
        (Before, refusal) = await lookup.DocumentAsync(id, Earlier, stop);
        Refuse(refusal);
        if (Before is not null)
            Rows = SideBySide.Of(Before.Text ?? "", After.Source.Text ?? "");
    }
}

using Facts.Domain.Sources;
using Facts.Sources;
using Microsoft.AspNetCore.Mvc;

namespace Facts.Pages;

/// <summary>A source: its text with every quote marked, and its claims.</summary>
public sealed class SourceModel : FactsPage
{
    /// <summary>The source's id.</summary>
    [BindProperty(Name = "id", SupportsGet = true)]
    public string? Source { get; set; }

    /// <summary>The claim whose words are looked for; marked more strongly.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Claim { get; set; }

    internal SourceView? View { get; private set; }

    /// <summary>Claims with a place in the text, in the order of <see cref="Segment.Quotes"/>.</summary>
    internal IReadOnlyList<SourceClaim> Placed { get; private set; } = [];

    internal IReadOnlyList<Segment> Text { get; private set; } = [];

    /// <summary>The segment where the claim that is looked for starts; -1 for none.</summary>
    internal int At { get; private set; } = -1;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var (view, refusal) = await HttpContext.RequestServices.GetRequiredService<SourceLookup>().FindAsync(Id(Source) ?? "", stop);
        Refuse(refusal);
        View = view;
        if (view is null)
            return;
        Placed = [.. view.Claims.Where(claim => claim is { Start: not null, End: not null })];
        Text = Segments.Of(view.Source.Text ?? "", [.. Placed.Select(claim => (claim.Start!.Value, claim.End!.Value))]);
        At = Text.ToList().FindIndex(segment => segment.Quotes.Any(i => Placed[i].Id == Claim));
    }
}

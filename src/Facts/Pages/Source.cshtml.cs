using System.Globalization;
using Facts.Api.Access;
using Facts.Domain.Sources;
using Facts.Store.Sources;
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

    /// <summary>The snapshot to show, from 1; the latest when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Revision { get; set; }

    /// <summary>The cursor of the page before, of claims.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The same for addresses.</summary>
    internal string? Given => Revision?.ToString(CultureInfo.InvariantCulture);

    internal SourceView? View { get; private set; }

    /// <summary>Claims with a place in the text, in the order of <see cref="Segment.Quotes"/>.</summary>
    internal IReadOnlyList<SourceClaim> Placed { get; private set; } = [];

    internal IReadOnlyList<Segment> Text { get; private set; } = [];

    /// <summary>The segment where the claim that is looked for starts; -1 for none.</summary>
    internal int At { get; private set; } = -1;

    /// <summary>Where a claim's words start on the page, by claim.</summary>
    internal Dictionary<string, string> Anchors { get; } = new(StringComparer.Ordinal);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var lookup = HttpContext.RequestServices.GetRequiredService<SourceLookup>();
        var (id, limit) = (Id(Source) ?? "", HttpContext.Permit()?.Organizations);
        var (view, refusal) = await lookup.FindAsync(id, Revision, string.IsNullOrEmpty(After) ? null : After, stop, limit);
        // The words that are looked for may be on another page.
        if (view?.Next is not null && string.IsNullOrEmpty(After) && Id(Claim) is { } sought && view.Claims.All(claim => claim.Id != sought)
            && await lookup.CursorAtAsync(id, Revision, sought, stop) is { } cursor)
            (view, refusal) = await lookup.FindAsync(id, Revision, cursor, stop, limit);
        Refuse(refusal);
        View = view;
        if (view is null)
            return;
        Placed = [.. view.Claims.Where(claim => claim is { Start: not null, End: not null })];
        Text = Segments.Of(view.Source.Text ?? "", [.. Placed.Select(claim => (claim.Start!.Value, claim.End!.Value))]);
        foreach (var segment in Text)
        {
            foreach (var quote in segment.Quotes)
                Anchors.TryAdd(Placed[quote].Id, $"c{segment.Start}");
        }

        At = Text.ToList().FindIndex(segment => segment.Quotes.Any(i => Placed[i].Id == Claim));
    }

    /// <summary>Only web addresses are links: whoever wrote a source could have written javascript: there.</summary>
    internal static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}

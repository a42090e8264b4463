using Facts.Store.Search;
using Microsoft.AspNetCore.Mvc;

namespace Facts.Pages;

/// <summary>Everything that has some words: people, organizations, posts, sources and claims.</summary>
public sealed class SearchModel : FactsPage
{
    /// <summary>As people write words in search boxes.</summary>
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Asked { get; set; }

    /// <summary>Where the page before ended.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    internal SearchView? Found { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Asked))
            return;
        var searcher = HttpContext.RequestServices.GetRequiredService<Searcher>();
        var (found, refusal) = await searcher.SearchAsync(Asked.Trim(), string.IsNullOrEmpty(After) ? null : After, stop);
        Refuse(refusal);
        Found = found;
    }
}

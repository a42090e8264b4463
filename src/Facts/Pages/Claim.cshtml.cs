using Facts.Claims;
using Microsoft.AspNetCore.Mvc;

namespace Facts.Pages;

/// <summary>A claim: what it says, how it stands, its words and its history.</summary>
public sealed class ClaimModel : FactsPage
{
    /// <summary>The claim's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string Claim { get; set; } = "";

    internal ClaimView? View { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var (view, refusal) = await HttpContext.RequestServices.GetRequiredService<ClaimLookup>().FindAsync(Claim, stop);
        Refuse(refusal);
        View = view;
    }
}

using Facts.Domain.Tenures;
using Facts.Domain.Time;
using Facts.Store.Claims;
using Facts.Store.Provenance;
using Microsoft.AspNetCore.Mvc;

namespace Facts.Pages;

/// <summary>A claim: what it says, how it stands, its words and its history.</summary>
public sealed class ClaimModel : FactsPage
{
    /// <summary>The claim's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string Claim { get; set; } = "";

    /// <summary>What an editor just saved.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Saved { get; set; }

    /// <summary>Fields that the page shows in places of their own, or that say nothing to people.</summary>
    internal static readonly string[] Elsewhere = ["quote", "prefix", "suffix", "attribution", "type", "id", "kind"];

    internal ClaimSheet? Sheet { get; private set; }

    /// <summary>The revision of the source to look the words up in: the latest, unless they are orphans there.</summary>
    internal int? Snapshot => Sheet is { Latest.Why: not null } orphan ? orphan.Trail.Position?.Revision ?? 1 : null;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var (sheet, refusal) = await HttpContext.RequestServices.GetRequiredService<ClaimTrailReader>().FindAsync(Claim, stop);
        Refuse(refusal);
        Sheet = sheet;
    }

    /// <summary>The day to ask about a tenure that rests on the claim: its first, else its last one; null for none.</summary>
    internal static string? DayOf(Supported tenure)
    {
        var day = tenure switch
        {
            { From: { } from } => Boundary.Parse(from).Earliest,
            { To: { } to and not Boundary.OpenText } when Boundary.Parse(to).Earliest > Moments.Beginning.AddDays(1) =>
                Boundary.Parse(to).Earliest.AddDays(-1),
            _ => Moments.Beginning,
        };
        return day <= Moments.Beginning || day >= Moments.Forever
            ? null
            : day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }
}

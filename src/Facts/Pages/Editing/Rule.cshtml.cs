using System.Text.Json.Nodes;
using Facts.Domain.Recording;
using Microsoft.AspNetCore.Mvc;

namespace Facts.Pages.Editing;

/// <summary>Ranks a claim.</summary>
public sealed class RuleModel : ClaimEditPage
{
    internal static readonly IReadOnlyList<string> Ranks = ["preferred", "normal", "deprecated"];

    /// <summary><c>preferred</c>, <c>normal</c> or <c>deprecated</c>.</summary>
    [BindProperty]
    public string? Rank { get; set; }

    /// <summary>What was chosen, else what the claim is ranked now.</summary>
    internal string Chosen => Rank ?? Sheet!.Trail.Rank.ToString().ToLowerInvariant();

    private protected override string Done => "ruling";

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        await LoadAsync(stop) ? await ActUponAsync(new JsonObject { ["rank"] = Typed(Rank) }, ActOnClaim.Ruling, stop) : Page();
}

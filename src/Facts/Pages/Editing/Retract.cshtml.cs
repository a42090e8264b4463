using System.Text.Json.Nodes;
using Facts.Domain.Recording;
using Microsoft.AspNetCore.Mvc;

namespace Facts.Pages.Editing;

/// <summary>Withdraws a claim.</summary>
public sealed class RetractModel : ClaimEditPage
{
    private protected override string Done => "retraction";

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        await LoadAsync(stop) ? await ActUponAsync(new JsonObject(), ActOnClaim.Retraction, stop) : Page();
}

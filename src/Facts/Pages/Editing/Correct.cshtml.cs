using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Recording;
using Microsoft.AspNetCore.Mvc;

namespace Facts.Pages.Editing;

/// <summary>Replaces fields of a claim: we or the source had it wrong. Only fields that were changed are sent.</summary>
public sealed class CorrectModel : ClaimEditPage
{
    /// <summary>What the names of inputs start with: what was typed, and what stood there when the editor looked.</summary>
    internal const string TypedPrefix = "field:", SeenPrefix = "seen:";

    internal IReadOnlyList<FormField> Fields { get; private set; } = [];

    /// <summary>What stands in the inputs.</summary>
    internal FormValues Values { get; private set; } = new();

    /// <summary>What the claim says.</summary>
    internal FormValues Now { get; private set; } = new();

    private protected override string Done => "correction";

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
            return Page();
        Show();
        Values = FormValues.Read(Request.Form, TypedPrefix);
        // What others changed is no change of this editor's: then nothing is compared, and the version tells.
        var set = Values.ChangesFrom(Version == Sheet!.Version ? Now : FormValues.Read(Request.Form, SeenPrefix), Fields);
        // Forms send line ends in one form only; the source's own may be another.
        if (set["quote"] is JsonValue quote && Now["quote"].Contains("\r\n", StringComparison.Ordinal))
            set["quote"] = quote.GetValue<string>().ReplaceLineEndings("\r\n");
        if (set.Count > 0)
            return await ActUponAsync(new JsonObject { ["set"] = set }, CorrectClaim.Of, stop);
        Refuse(new Refusal(Codes.MissingField, EditWords.NothingChanged));
        return Page();
    }

    private protected override void Show()
    {
        var claim = Sheet!.Trail.Claim;
        Fields = ClaimForm.Correctable(Sheet.Trail.Kind);
        Now = FormValues.Of(claim, Fields);
        Values = Now;
    }

    private protected override async Task CatchUpAsync(CancellationToken stop)
    {
        var (typed, seen) = (Values, FormValues.Read(Request.Form, SeenPrefix));
        await base.CatchUpAsync(stop);
        Show();
        Values = FormValues.Merge(typed, seen, Now, Fields);
    }
}

using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Corrections;
using Facts.Store.Provenance;
using Facts.Store.Sentences;
using Microsoft.AspNetCore.Mvc;

namespace Facts.Pages.Editing;

/// <summary>A form that acts upon a claim.</summary>
public abstract class ClaimEditPage : EditPage
{
    /// <summary>The claim's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string Claim { get; set; } = "";

    /// <summary>The claim as it stands now.</summary>
    internal ClaimSheet? Sheet { get; private set; }

    /// <summary>What happened to the claim since the editor looked; empty unless somebody else was faster.</summary>
    internal IReadOnlyList<TrailEvent> Since { get; private set; } = [];

    /// <summary>How its page says that it was done.</summary>
    private protected abstract string Done { get; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (await LoadAsync(stop))
            Show();
        Version = Sheet?.Version;
    }

    /// <summary>Puts what the claim says into the form.</summary>
    private protected virtual void Show()
    {
    }

    /// <summary>The claim as it is now; false, and the page refuses, when there is none.</summary>
    private protected async Task<bool> LoadAsync(CancellationToken stop)
    {
        var (sheet, refusal) = await HttpContext.RequestServices.GetRequiredService<ClaimTrailReader>().FindAsync(Claim, stop);
        Refuse(refusal);
        Sheet = sheet;
        return sheet is not null;
    }

    private protected async Task<IActionResult> ActUponAsync(JsonObject body, Func<string, Fields, RecordingCommand> read, CancellationToken stop)
    {
        if (Version is null)
        {
            Refuse(new Refusal(Codes.PreconditionRequired, EditWords.NoVersion));
            Version = Sheet!.Version;
            return Page();
        }

        body["reason"] = Typed(Reason);
        if (Typed(ShownBy) is { } source)
            body["source"] = source;
        if (await ActAsync(body, fields => new ClaimEdit(Claim, read(Claim, fields)), stop))
            return Redirect(Links.To(Links.Claim(Claim), ("saved", Done)));
        if (IsStale)
            await CatchUpAsync(stop);
        return Page();
    }

    /// <summary>Goes on from what the claim has become meanwhile.</summary>
    private protected virtual async Task CatchUpAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Since = [.. Sheet!.Trail.History.Skip((int)Math.Clamp(Version ?? 0, 0, Sheet.Version))];
        (Version, Previewed) = (Sheet.Version, null);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Api.Access;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Corrections;
using Facts.Store.Recording;
using Microsoft.AspNetCore.Mvc;

namespace Facts.Pages.Editing;

/// <summary>
/// A form that changes something: first it shows what would change, and then it saves. Nothing is saved whose impact the editor has not
/// seen: whoever changes the form after the preview sees another one.
/// </summary>
public abstract class EditPage : FactsPage
{
    /// <summary>Who acts, as the events say.</summary>
    internal Author Author => HttpContext.Author("web");

    /// <summary><c>preview</c> or <c>save</c>.</summary>
    [BindProperty]
    public string? Step { get; set; }

    /// <summary>Why; kept with the act.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The source that shows it; may be empty.</summary>
    [BindProperty]
    public string? ShownBy { get; set; }

    /// <summary>The version that the editor saw.</summary>
    [BindProperty]
    public long? Version { get; set; }

    /// <summary>Stands for the act whose impact the form showed.</summary>
    [BindProperty]
    public string? Previewed { get; set; }

    /// <summary>What the act would change; null before the first preview.</summary>
    internal ImpactView? Impact { get; private protected set; }

    /// <summary>Somebody else was faster.</summary>
    internal bool IsStale { get; private protected set; }

    /// <summary>The form was changed between preview and save.</summary>
    internal bool WasChanged { get; private set; }

    /// <summary>Without white space around it; null when nothing was typed.</summary>
    private protected static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Previews the act, or saves it when that is what was previewed.</summary>
    /// <param name="body">The act, as the HTTP API takes it.</param>
    /// <param name="read">Its fields → the act.</param>
    /// <param name="stop">Gives up; nothing is saved then.</param>
    /// <returns>Whether it was saved.</returns>
    private protected async Task<bool> ActAsync(JsonObject body, Func<Fields, Edit> read, CancellationToken stop)
    {
        using var document = JsonDocument.Parse(body.ToJsonString());
        var fields = new Fields(document.RootElement);
        var edit = read(fields);
        if (fields.Finish() is { } wrong)
        {
            RefuseForm(wrong);
            return false;
        }

        var saves = Saves(body);
        var saved = await ActAsync(Facts.Store.Recording.Request.Of(edit, Version, Author), saves, stop);
        var (impact, refusal) = (saved.Impact, saved.Refusal);
        RefuseForm(refusal);
        (Impact, IsStale) = (impact, refusal?.Code == Codes.Stale);
        return saves && impact is { Unchanged: false };
    }

    /// <summary>Saves, or only looks what it would change.</summary>
    private protected Task<Saved> ActAsync(Facts.Store.Recording.Request request, bool saves, CancellationToken stop) => saves
        ? HttpContext.RequestServices.GetRequiredService<Lanes>().SaveAsync(request, stop)
        : HttpContext.RequestServices.GetRequiredService<Recorder>().TryAsync(request, stop);

    /// <summary>Whether what is sent is to be saved: the editor asked for it, and saw the impact of exactly this.</summary>
    private protected bool Saves(JsonNode body)
    {
        var sent = EventIds.Of("form", body.ToJsonString()).ToString("N");
        var asked = Step == "save";
        var saves = asked && Previewed == sent;
        (WasChanged, Previewed) = (asked && !saves, sent);
        return saves;
    }
}

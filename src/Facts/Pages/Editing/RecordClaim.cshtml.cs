using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Domain.Sources;
using Facts.Store.Asking;
using Facts.Store.Corrections;
using Facts.Store.Sentences;
using Facts.Store.Sources;
using Microsoft.AspNetCore.Mvc;

namespace Facts.Pages.Editing;

/// <summary>Records a claim from words of a source: previews it, and records it through the door of imports.</summary>
public sealed class RecordClaimModel : EditPage
{
    /// <summary>The source's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Source { get; set; }

    /// <summary>Where the words start in the text, in code points; inclusive.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Start { get; set; }

    /// <summary>Where they end, in code points; exclusive.</summary>
    [BindProperty(SupportsGet = true)]
    public int? End { get; set; }

    /// <summary>The snapshot of the source that the words are from; the latest when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Revision { get; set; }

    /// <summary>The kind of claim, as in an import line.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>The exact words; what was selected unless something else was typed.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>The claim's id; one is made when it is empty.</summary>
    [BindProperty]
    public string? ClaimId { get; set; }

    internal SourceRecorded? Document { get; private set; }

    internal FormValues Values { get; private set; } = new();

    /// <summary>The claim that was previewed, as an import line.</summary>
    internal JsonObject? Line { get; private set; }

    /// <summary>Where the words stand, if that is several places and none was chosen.</summary>
    internal IReadOnlyList<Quote> Places { get; private set; } = [];

    /// <summary>What the claim would name for the first time: the field, and the id.</summary>
    internal IReadOnlyList<(string Field, string Id)> New { get; private set; } = [];

    internal string Chosen => ClaimForm.Kinds.Contains(Kind) ? Kind! : ClaimForm.Kinds[0];

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Words = Start is { } start && End is { } end ? Quote.At(Document?.Text ?? "", start, end)?.Exact : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Values = FormValues.Read(Request.Form, CorrectModel.TypedPrefix);
        if (!await LoadAsync(stop) || Step is not ("preview" or "save"))
            return Page();
        var body = Body();
        (var quote, Places) = SelectedWords.Find(Document!.Text ?? "", Words, Start);
        if (Places.Count > 0)
            return Page();
        Add(body, "quote", quote?.Exact ?? (string.IsNullOrWhiteSpace(Words) ? null : Words));
        Add(body, "prefix", quote?.Prefix);
        Add(body, "suffix", quote?.Suffix);
        // The same words with the same fields are the same claim: sent twice, it is recorded once.
        body["id"] = Typed(ClaimId) ?? $"web-{EventIds.Of("form", body.ToJsonString()).ToString("N")[..12]}";
        Line = body;
        return await RecordAsync(body, stop) ? Redirect(Links.To(Links.Claim((string)body["id"]!), ("saved", "claim"))) : Page();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var lookup = HttpContext.RequestServices.GetRequiredService<SourceLookup>();
        var (document, refusal) = await lookup.DocumentAsync(Id(Source) ?? "", Revision, stop);
        Refuse(refusal);
        Document = document;
        return document is not null;
    }

    private JsonObject Body()
    {
        var body = new JsonObject { ["type"] = "claim", ["kind"] = Chosen, ["source"] = Document!.Id };
        foreach (var field in ClaimForm.Recordable(Chosen))
            Add(body, field.Name, Values.Value(field));
        Add(body, FormValues.Attribution, Values.Chain());
        return body;
    }

    private async Task<bool> RecordAsync(JsonObject body, CancellationToken stop)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body);
        var (parsed, refusal) = CommandParser.Parse(json);
        if (parsed is not RecordClaim line)
        {
            RefuseForm(refusal);
            return false;
        }

        var saves = Saves(body);
        var saved = await ActAsync(Facts.Store.Recording.Request.Of(new NewClaim(line), version: null, Author), saves, stop);
        RefuseForm(saved.Refusal);
        Impact = saved.Impact;
        if (!saves)
            await LookAsync(line, stop);
        return saves && saved.Refusal is null;
    }

    private async Task LookAsync(RecordClaim line, CancellationToken stop)
    {
        if (Refusal is not null)
            return;
        var about = line.Claim as PostClaim;
        string[] names =
        [
            line.Claim.Organization, about?.Post ?? (line.Claim as AbolitionClaimed)?.Post ?? "",
            about?.Person ?? (line.Claim as DeathClaimed)?.Person ?? "",
        ];
        var isNew = await HttpContext.RequestServices.GetRequiredService<Listings>().AreNewAsync(names[0], names[1], names[2], stop);
        string[] fields = ["organization", "post", "person"];
        New = [.. fields.Zip(names, isNew).Where(one => one.Third).Select(one => (one.First, one.Second))];
    }

    private static void Add(JsonObject body, string name, JsonNode? value)
    {
        if (value is not null)
            body[name] = value;
    }
}

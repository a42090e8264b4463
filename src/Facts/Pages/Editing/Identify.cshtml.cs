using System.Text.Json.Nodes;
using Facts.Api;
using Facts.Domain.Time;
using Facts.Store.People;
using Facts.Store.Sentences;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Facts.Pages.Editing;

/// <summary>Two ids are one person, or are two people after all.</summary>
public sealed class IdentifyModel : EditPage
{
    /// <summary>The id that is a second name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Person { get; set; }

    /// <summary>The id that answers are to show.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Other { get; set; }

    /// <summary><c>two</c> undoes it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Decision { get; set; }

    /// <summary>It was just done.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    internal bool Undoes => Decision == "two";

    /// <summary>Whether the two are held to be one now; null where one of them is not named.</summary>
    internal bool? AreOne { get; private set; }

    public Task OnGetAsync(CancellationToken stop) => LookAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var body = new JsonObject
        {
            ["person"] = Id(Person),
            [Undoes ? "notSameAs" : "sameAs"] = Id(Other),
            ["reason"] = Typed(Reason),
        };
        // Only a preview says which version it saw; without one there is nothing to save.
        Previewed = Version is null ? null : Previewed;
        Version = Step == "save" ? Version : null;
        if (await ActAsync(body, IdentityEndpoint.Read, stop))
        {
            return Redirect(Links.To(
                "/person/identify", ("person", Id(Person)), ("other", Id(Other)), ("decision", Undoes ? "two" : null), ("saved", "true")));
        }

        Version = Impact?.Seen;
        Previewed = Impact is null ? null : Previewed;
        await LookAsync(stop);
        return Page();
    }

    private async Task LookAsync(CancellationToken stop)
    {
        if (Refusal is { Code: Domain.Codes.InvalidJson } || Id(Person) is not { } person || Id(Other) is not { } other)
            return;
        var database = HttpContext.RequestServices.GetRequiredService<NpgsqlDataSource>();
        await using var connection = await database.OpenConnectionAsync(stop);
        var known = await IdentityReader.AtAsync(connection, [person, other], Moments.Forever, stop);
        AreOne = known.Decided.Everyone(person).Contains(other);
    }
}

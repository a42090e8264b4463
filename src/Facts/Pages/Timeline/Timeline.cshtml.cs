using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Asking;
using Facts.Store.Claims;
using Facts.Store.Sentences;
using Facts.Store.Timelines;
using Microsoft.AspNetCore.Mvc;

namespace Facts.Pages.Timeline;

/// <summary>Who held which post of an organization, drawn along time; or the organizations that there are.</summary>
public sealed class TimelineModel : FactsPage
{
    /// <summary>A longer table in words is shown when it is asked for.</summary>
    internal const int MostRowsOpen = 100;

    /// <summary>The organization's id, as it was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Organization { get; set; }

    /// <summary>The post's id, as it was typed; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Post { get; set; }

    /// <summary>The first day to show, as it was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>The last one, likewise.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>A part of a person's name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    internal TimelineView? Timeline { get; private set; }

    internal Picture? Picture { get; private set; }

    internal Window? Window { get; private set; }

    internal IReadOnlyList<Note> Notes { get; private set; } = [];

    /// <summary>Recorded times to choose from.</summary>
    internal IReadOnlyList<DateTime> Recorded { get; private set; } = [];

    internal IReadOnlyList<Named> Organizations { get; private set; } = [];

    /// <summary>The day that the line stands at.</summary>
    internal AsOf? Day { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var services = HttpContext.RequestServices;
        var clock = services.GetRequiredService<TimeProvider>();
        var (on, known, from, to) = (Time("on", On, clock), Time("known", Known, clock), Time("from", From, clock), Time("to", To, clock));
        if (Id(Organization) is null)
        {
            Organizations = await services.GetRequiredService<Listings>().OrganizationsAsync(stop);
            Organization = Organizations is [var only] ? only.Id : null;
        }

        if (Refusal is not null || Id(Organization) is not { } organization)
            return;
        var reader = services.GetRequiredService<TimelineReader>();
        var (timeline, refusal) = await reader.OfOrganizationAsync(organization, Id(Post), known, null, stop);
        Refuse(refusal);
        if (timeline is null)
            return;
        Notes = Note.Of(await services.GetRequiredService<ClaimReader>().OffPostsAsync(organization, known, stop), on.Moment);
        Recorded = await reader.RecordedAsync(organization, stop);
        (Timeline, Day) = (timeline, on);
        Draw(timeline, clock.GetUtcNow().UtcDateTime, Given(From, from), Given(To, to));
    }

    /// <summary>This page with other days.</summary>
    internal IEnumerable<(string Name, string Address)> Zooms()
    {
        (string Name, Window? Window)[] zooms =
        [
            (TimelineWords.Earlier, Window?.Earlier()),
            (TimelineWords.In, Window?.In()),
            (TimelineWords.Out, Window?.Out()),
            (TimelineWords.Later, Window?.Later()),
        ];
        return zooms.Where(zoom => zoom.Window is not null)
            .Select(zoom => (zoom.Name, Address(("from", Print(zoom.Window!.First)), ("to", Print(zoom.Window.Last)))))
            .Append((TimelineWords.All, Address()));
    }

    /// <summary>The type of a field for a time: an instant, or what is neither, needs one that takes any text.</summary>
    internal static string Field(string? typed) =>
        string.IsNullOrWhiteSpace(typed) || DateOnly.TryParseExact(typed, "yyyy-MM-dd", out _) ? "date" : "text";

    /// <summary>This page for one post, or for all of them.</summary>
    internal string Of(string? post) => Links.To(
        "/timeline", ("organization", Organization), ("post", post), ("on", On), ("known", Known), ("from", From), ("to", To), ("q", Q));

    internal static string Print(DateOnly day) => day.ToString("yyyy-MM-dd");

    private string Address(params (string, string?)[] window) =>
        Links.To("/timeline", [("organization", Organization), ("post", Post), ("on", On), ("known", Known), .. window, ("q", Q)]);

    private void Draw(TimelineView timeline, DateTime now, DateOnly? from, DateOnly? to)
    {
        var all = Picture.All(timeline, Notes, now);
        // One border alone may lie past all that is known.
        var first = from ?? (to < all.First ? to.Value : all.First);
        var last = to ?? (from > all.Last ? from.Value : all.Last);
        if (last < first)
        {
            Refuse(new Refusal(Codes.EndsBeforeItStarts, $"'to', {Print(last)}, is before 'from', {Print(first)}."));
            return;
        }

        Window = new Window(first, last);
        Picture = Picture.Of(timeline, Notes, Window, string.IsNullOrWhiteSpace(Q) ? null : NormalForm.Of(Q.Trim()));
    }

    private static DateOnly? Given(string? typed, AsOf time) =>
        string.IsNullOrWhiteSpace(typed) ? null : DateOnly.FromDateTime(time.Moment);
}

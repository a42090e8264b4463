using Facts.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Facts.Pages;

/// <summary>What the answers about an organization were and became between two recorded times, and which claims stand otherwise.</summary>
public sealed class ChangesModel : FactsPage
{
    /// <summary>The organization's id, as it was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Organization { get; set; }

    /// <summary>The earlier recorded time, as it was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>The later one; empty for now.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    internal IReadOnlyList<ChangeView>? Answers { get; private set; }

    internal IReadOnlyList<ClaimChange> Claims { get; private set; } = [];

    /// <summary>All of it, as programs are told.</summary>
    internal string Json(string path) => Links.To(path, ("organization", Organization), ("from", From), ("to", To));

    public async Task OnGetAsync(CancellationToken stop)
    {
        var services = HttpContext.RequestServices;
        if (Id(Organization) is not { } organization || string.IsNullOrWhiteSpace(From))
            return;
        var clock = services.GetRequiredService<TimeProvider>();
        var (from, to) = (Time("from", From, clock), Time("to", To, clock));
        if (Refusal is not null)
            return;
        var (answers, unknown) = await services.GetRequiredService<ChangeReader>().BetweenAsync(organization, from, to, stop);
        var (claims, _) = await services.GetRequiredService<ClaimChangeReader>().BetweenAsync(organization, from, to, stop);
        Refuse(unknown);
        (Answers, Claims) = (answers, claims ?? []);
    }
}

using Facts.Store.Answers;
using Facts.Store.Sentences;
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

    /// <summary>Where the rest is, as programs are told; null when all is shown.</summary>
    internal string? MoreAnswers { get; private set; }

    internal string? MoreClaims { get; private set; }

    private string? Rest(string path, string? after) => after is null
        ? null
        : Links.To(path, ("organization", Organization?.Trim()), ("from", From?.Trim()), ("to", To?.Trim()), ("after", after));

    public async Task OnGetAsync(CancellationToken stop)
    {
        var services = HttpContext.RequestServices;
        if (Id(Organization) is not { } organization || string.IsNullOrWhiteSpace(From))
            return;
        var clock = services.GetRequiredService<TimeProvider>();
        var (from, to) = (Time("from", From, clock), Time("to", To, clock));
        if (Refusal is not null)
            return;
        var named = string.IsNullOrWhiteSpace(To) ? null : To.Trim();
        var (answers, next, unknown) = await services.GetRequiredService<ChangeReader>()
            .PageAsync(organization, from, to, named, after: null, stop);
        var (claims, nextClaim, _) = await services.GetRequiredService<ClaimChangeReader>()
            .PageAsync(organization, from, to, named, after: null, stop);
        Refuse(unknown);
        (Answers, Claims) = (answers, claims ?? []);
        (MoreAnswers, MoreClaims) = (Rest("/api/changes", next), Rest("/api/changes/claims", nextClaim));
    }
}

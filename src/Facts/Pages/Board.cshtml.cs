using Facts.Domain.Answers;
using Facts.Store.Answers;
using Facts.Store.Asking;
using Facts.Store.Claims;
using Facts.Store.Sentences;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Facts.Pages;

/// <summary>Leadership and board of an organization on a day: every post, and the threats, plans and figures as they stood.</summary>
public sealed class BoardModel : FactsPage
{
    /// <summary>The organization's id, as it was typed; without it the only one that has posts.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Organization { get; set; }

    internal StateView? State { get; private set; }

    /// <summary>Names of those whom threats, plans and figures speak of.</summary>
    internal Credits? Credits { get; private set; }

    /// <summary>Which there are to choose from, where none was asked for or found.</summary>
    internal IReadOnlyList<Named> Organizations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var services = HttpContext.RequestServices;
        var (clock, database) = (services.GetRequiredService<TimeProvider>(), services.GetRequiredService<NpgsqlDataSource>());
        var (on, known, organization) = (Time("on", On, clock), Time("known", Known, clock), Id(Organization));
        if (organization is null)
        {
            Organizations = await services.GetRequiredService<Listings>().OrganizationsWithPostsAsync(stop);
            organization = Organizations is [var only] ? only.Id : null;
        }

        if (Refusal is null && organization is not null)
        {
            var (state, refusal) = await StateReader.ReadAsync(
                services.GetRequiredService<AnswerReader>(), services.GetRequiredService<ClaimReader>(), services.GetRequiredService<Lens>(),
                organization, on, known, null, stop);
            Refuse(refusal);
            State = state;
        }

        if (State is not null)
        {
            Organization = State.Organization.Id;
            var announced = State.Threats.Concat(State.Plans).Concat(State.Figures);
            Credits = await Credits.OfAsync(database, Organization, [], announced.Select(one => one.Claim), stop);
        }
        else if (Organizations.Count == 0)
        {
            Organizations = await services.GetRequiredService<Listings>().OrganizationsWithPostsAsync(stop);
        }
    }

    /// <summary>The page on the day so many days later; null where there is none.</summary>
    internal string? OnDay(int days) => DayLinks.Beside(State?.On, days) is { } day ? Of(Organization!, day) : null;

    /// <summary>All of it, as programs are told.</summary>
    internal string Json => Links.To("/api/state", ("organization", Organization), ("on", On), ("known", Known));

    internal string Of(string organization, string? on) => Links.To("/board", ("organization", organization), ("on", on), ("known", Known));

    internal string Ask(PostState post) =>
        Links.To("/", ("organization", Organization), ("post", post.Post.Id), ("on", On), ("known", Known));
}

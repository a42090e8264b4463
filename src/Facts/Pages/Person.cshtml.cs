using Facts.Store.Claims;
using Facts.Store.Timelines;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Facts.Pages;

/// <summary>A person: every id that names them, their tenures wherever they were, and the threats and plans that name them.</summary>
public sealed class PersonModel : FactsPage
{
    /// <summary>One of the person's ids, as it was typed.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public string? Asked { get; set; }

    /// <summary>Words of the question in plain words that were not used, where it led here.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unused { get; set; }

    internal PersonView? View { get; private set; }

    /// <summary>Names of whoever spoke, and of those whom threats and plans speak of.</summary>
    internal Credits? Credits { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var services = HttpContext.RequestServices;
        var known = Time("known", Known, services.GetRequiredService<TimeProvider>());
        if (Refusal is not null || Id(Asked) is not { } person)
            return;
        var (view, refusal) = await services.GetRequiredService<TimelineReader>().OfPersonAsync(person, known, stop);
        Refuse(refusal);
        View = view;
        if (view is null)
            return;
        Credits = await Credits.OfAsync(
            services.GetRequiredService<NpgsqlDataSource>(),
            null,
            view.Tenures.SelectMany(one => one.Tenure.Because),
            view.NamedIn.Select(one => one.Claim),
            stop);
    }
}

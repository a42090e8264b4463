using Facts.Answers;
using Facts.Domain.Answers;
using Facts.Storage;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Facts.Pages;

/// <summary>The front page: who held which post, on which day, as known when.</summary>
public sealed class IndexModel : FactsPage
{
    /// <summary>The organization's id, as it was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Organization { get; set; }

    /// <summary>The post's id, as it was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Post { get; set; }

    internal Answer? Answer { get; private set; }

    /// <summary>What can be asked about, where nothing was asked or nothing was found.</summary>
    internal IReadOnlyList<(Named Organization, Named Post)> Posts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var services = HttpContext.RequestServices;
        if (Id(Organization) is { } organization && Id(Post) is { } post)
        {
            var clock = services.GetRequiredService<TimeProvider>();
            var question = new Question(organization, post, Time("on", On, clock), Time("known", Known, clock));
            if (Refusal is null)
            {
                var (answer, refusal) = await services.GetRequiredService<AnswerReader>().AskAsync(question, stop);
                Refuse(refusal);
                Answer = answer;
            }
        }

        if (Answer is not null)
            return;
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(stop);
        Posts = await Sql.Query(
            connection,
            "Pages/posts.sql",
            [],
            r => (new Named(r.GetString(0), r.GetString(1)), new Named(r.GetString(2), r.GetString(3))),
            stop).ToListAsync(stop);
    }

    /// <summary>The same question on another day; null where there is none.</summary>
    internal string? OnDay(int days)
    {
        var day = DateOnly.TryParseExact(Answer?.On, "yyyy-MM-dd", out var on) ? on : (DateOnly?)null;
        return day is null || (days < 0 && day < DateOnly.MinValue.AddDays(-days)) || (days > 0 && day > DateOnly.MaxValue.AddDays(-days))
            ? null
            : Links.To("/", ("organization", Organization), ("post", Post), ("on", day.Value.AddDays(days).ToString("yyyy-MM-dd")), ("known", Known));
    }
}

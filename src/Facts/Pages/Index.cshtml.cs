using System.Text.Json.Nodes;
using Facts.Domain.Answers;
using Facts.Store.Answers;
using Facts.Store.Asking;
using Facts.Store.Claims;
using Facts.Store.Sentences;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Facts.Pages;

/// <summary>The front page: who held which post, on which day, as known when; asked in plain words, or by ids.</summary>
public sealed class IndexModel : FactsPage
{
    /// <summary>The organization's id, as it was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Organization { get; set; }

    /// <summary>The post's id, as it was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Post { get; set; }

    /// <summary>The question in plain words.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>What the box had in it for the organization and post; while it still has, they are asked about.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Was { get; set; }

    /// <summary>Words of the question in plain words that were not used, where it led here.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unused { get; set; }

    internal Answer? Answer { get; private set; }

    /// <summary>Names and sources of whoever spoke.</summary>
    internal Credits? Credits { get; private set; }

    /// <summary>What the question can mean; null where none was asked in words.</summary>
    internal Found? Found { get; private set; }

    /// <summary>What can be asked about, where nothing was asked or nothing was found.</summary>
    internal IReadOnlyList<PostOf> Posts { get; private set; } = [];

    /// <summary>What stands in the box.</summary>
    internal string? Box =>
        Q ?? (Answer is null ? null : new PostOf(Answer.Organization, new Named(Answer.Post.Id, Answer.Post.Name)).Text);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var services = HttpContext.RequestServices;
        var database = services.GetRequiredService<NpgsqlDataSource>();
        var (organization, post) = (Id(Organization), Id(Post));
        if (Id(Q) is { } question)
        {
            var goTo = Q == Was && organization is not null && post is not null
                ? OnDay(organization, post, On)
                : await FindAsync(database, question, stop);
            return goTo is null ? Page() : Redirect(goTo);
        }

        if (organization is not null && post is not null)
            await AnswerAsync(services, organization, post, stop);
        if (Answer is null)
            Posts = await services.GetRequiredService<Listings>().PostsAsync(organization, stop);
        else
        {
            var grounds = Answer.Holders.SelectMany(holder => holder.Because);
            Credits = await Credits.OfAsync(database, Answer.Organization.Id, grounds, Array.Empty<JsonObject>(), stop);
        }


        return Page();
    }

    private async Task AnswerAsync(IServiceProvider services, string organization, string post, CancellationToken stop)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var question = new Question(organization, post, Time("on", On, clock), Time("known", Known, clock));
        if (Refusal is not null)
            return;
        var (answer, refusal) = await services.GetRequiredService<AnswerReader>().AskAsync(question, stop);
        Refuse(refusal);
        Answer = answer;
    }

    /// <summary>Where the answer stands, when the question can mean only one thing.</summary>
    private async Task<string?> FindAsync(NpgsqlDataSource database, string question, CancellationToken stop)
    {
        await using (var connection = await database.OpenConnectionAsync(stop))
            Found = await Finder.FindAsync(connection, question, stop);
        On = Found.Day?.Day ?? On;
        Unused = UnusedWords.Of(Found.Words, Found.Day is { } day
            ? Found.Used.Concat(Enumerable.Range(day.Start, day.Count)).ToHashSet() : Found.Used, !string.IsNullOrWhiteSpace(On));
        switch (Found.Only)
        {
            case PostOf only:
                return Links.And(OnDay(only.Organization.Id, only.Post.Id, On), "unused", Unused);
            case Named person:
                // A person is shown with all their days.
                return Links.And(Links.Person(person.Id, Known), "unused", UnusedWords.Of(Found.Words, Found.Used, hasDay: false));
            default:
                if (Found.Posts.Count == 0)
                    Posts = await new Listings(database).PostsAsync(Found.Organizations is [var only] ? only.Id : null, stop);
                return null;
        }
    }

    /// <summary>The same question on another day; null where there is none.</summary>
    internal string? OnDay(int days) => DayLinks.Beside(Answer?.On, days) is { } day ? OnDay(Organization!, Post!, day) : null;

    /// <summary>The page of a post, with the times that are asked for.</summary>
    internal string Ask(PostOf post) => OnDay(post.Organization.Id, post.Post.Id, On);

    private string OnDay(string organization, string post, string? on) =>
        Links.To("/", ("organization", organization), ("post", post), ("on", on), ("known", Known));
}

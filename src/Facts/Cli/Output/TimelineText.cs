using Facts.Domain.Tenures;
using Facts.Store.Sentences;
using Facts.Store.Timelines;
using Spectre.Console;

namespace Facts.Cli.Output;

/// <summary>Tenures for people: a table a post, or one table for a person.</summary>
internal static class TimelineText
{
    private const int MostIds = 20;

    private static readonly string[] Term = ["Capacity", "From", "To", ""];

    public static void Write(IAnsiConsole console, TimelineView timeline, bool now = false)
    {
        var page = new Page(console);
        page.Line($"{timeline.Organization.Name}: who held which post, and when", Page.Strong);
        if (timeline.Posts.Count == 0)
            page.Line("No post is known.");
        foreach (var post in timeline.Posts)
        {
            page.Heading(post.Post.Name + (post.Post.Seats is { } seats and > 1 ? $" ({seats} seats)" : ""));
            if (post.Tenures.Count == 0)
                page.Line("No holder is known.", null, 2);
            else
                page.Table(["Person", .. Term], post.Tenures.Select(tenure => (string[])[HolderWords.Of(tenure.Person), .. Cells(tenure)]));
        }

        AnswerText.WriteFooter(page, timeline.Rule, now ? null : timeline.KnownAt);
    }

    public static void Write(IAnsiConsole console, PersonView person, bool now = false)
    {
        var page = new Page(console);
        page.Line(HolderWords.Of(person.Person), Page.Strong);
        var others = string.Join(", ", person.Ids.Where(id => id != person.Person.Id).Take(MostIds));
        if (person.Ids.Count > MostIds + 1)
            others += $" and {person.Ids.Count - MostIds - 1} more";
        page.Origin(0, person.Person.Id, others.Length > 0 ? $"also {others}" : null);
        if (person.Tenures.Count == 0)
            page.Line("No post is known.");
        else
        {
            page.Table(
                ["Organization", "Post", .. Term],
                person.Tenures.Select(one => (string[])[one.Organization.Name, one.Post.Name, .. Cells(one.Tenure)]));
        }

        AnnouncementText.Write(page, "Named in", person.NamedIn);
        AnswerText.WriteFooter(page, person.Rule, now ? null : person.KnownAt);
    }

    private static string[] Cells(TenureView tenure) =>
    [
        tenure.Capacity?.ToString().ToLowerInvariant() ?? "",
        Readings(tenure.From, tenure.OtherFrom, "unknown"),
        Readings(tenure.To, tenure.OtherTo, "") + (tenure.ToDenied is true ? " (denied)" : ""),
        Mark(tenure),
    ];

    private static string Readings(string? headline, IReadOnlyList<string>? others, string absent) =>
        string.Join("\nor ", (others ?? []).Prepend(headline ?? "").Select(edtf => edtf.Length == 0 ? absent : EdtfWords.Of(edtf)));

    /// <summary>Certain when there is a day that every reading covers (design, Time).</summary>
    private static string Mark(TenureView tenure)
    {
        if (tenure.Disputed)
            return "disputed";
        var sureFrom = tenure.From is null ? DateTime.MaxValue : Boundary.Parse(tenure.From).Latest;
        var sureTo = tenure.To is null ? DateTime.MaxValue : Boundary.Parse(tenure.To).Earliest;
        return sureFrom < sureTo ? "certain" : "possible";
    }
}

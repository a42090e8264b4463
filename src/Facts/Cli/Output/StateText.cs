using Facts.Store.Answers;
using Facts.Store.Sentences;
using Spectre.Console;
using Status = Facts.Domain.Answers.Status;

namespace Facts.Cli.Output;

/// <summary>The state of an organization for people: a table of its posts, then its threats, plans and figures.</summary>
internal static class StateText
{
    public static void Write(IAnsiConsole console, StateView state, bool now = false)
    {
        var page = new Page(console);
        page.Line($"{state.Organization.Name} on {EdtfWords.AsOf(state.On)}", Page.Strong);
        if (state.Posts.Count > 0)
            page.Table(["Post", "Holder", "", "Since"], state.Posts.SelectMany(Rows));
        else
            page.Line("No post is known.");
        AnnouncementText.Write(page, "Threats", state.Threats);
        AnnouncementText.Write(page, "Plans", state.Plans);
        AnnouncementText.Write(page, "Figures", state.Figures);
        AnswerText.WriteFooter(page, state.Rule, now ? null : state.KnownAt);
    }

    private static IEnumerable<string[]> Rows(PostState post)
    {
        var name = post.Post.Name + (post.Seats is { Declared: > 1 } seats ? $"\n{seats.Known} of {seats.Declared} seats known" : "");
        if (post.Holders.Count == 0)
            yield return [name, "–", post.Status == Status.Vacant ? "vacant" : "unknown", ""];
        foreach (var (index, holder) in post.Holders.Index())
        {
            var capacity = TermWords.Capacity(holder.Capacity);
            var person = HolderWords.Of(holder.Person) + (capacity.Length > 0 ? $", {capacity}" : "");
            var since = holder.From is null ? "unknown" : EdtfWords.Of(holder.From);
            yield return [index == 0 ? name : "", person, AnswerText.Mark(holder), since];
        }
    }
}

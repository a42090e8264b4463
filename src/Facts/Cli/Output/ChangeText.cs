using Facts.Domain.Answers;
using Facts.Store.Answers;
using Facts.Store.Recording;
using Facts.Store.Sentences;
using Spectre.Console;

namespace Facts.Cli.Output;

/// <summary>Changes of answers for people: one line a stretch of time, before and after.</summary>
internal static class ChangeText
{
    public static void Write(IAnsiConsole console, IReadOnlyList<ChangeView> changes, bool isIncomplete = false)
    {
        foreach (var change in changes)
        {
            console.MarkupLineInterpolated($"[bold]{SafeText.Of(change.Post)}[/] of {SafeText.Of(change.Organization)}, {When(change)}:");
            if (change.Before.Count > 0)
                console.MarkupLineInterpolated($"  {(change.After.Count > 0 ? "was" : "no longer")} {Holders(change.Before)}");
            if (change.After.Count > 0)
                console.MarkupLineInterpolated($"  {(change.Before.Count > 0 ? "now" : "also")} {Holders(change.After)}");
            if (change.More is { } more)
                console.WriteLine($"  and {more} more who differ");
        }

        if (isIncomplete)
            console.WriteLine("There is more: only the first of those who hold a post otherwise are listed.");

        if (changes.Count == 0)
            console.WriteLine("No answer changed.");
    }

    public static void Write(IAnsiConsole console, ImpactView view, bool dryRun, string alreadySo)
    {
        console.WriteLine((dryRun, view.Impact.Count) switch
        {
            _ when view.Unchanged => alreadySo,
            (true, 0) => "This would change no answer. Nothing was recorded.",
            (true, _) => "This would change; nothing was recorded:",
            (false, 0) => "Recorded. No answer changed.",
            (false, _) => "Recorded. It changed:",
        });
        foreach (var remark in view.Remarks ?? [])
            console.WriteLine($"{remark.Code}: {SafeText.Of(remark.Message)}");
        if (view.Impact.Count > 0)
            Write(console, view.Impact, view.ImpactIncomplete == true);
    }

    private static string When(ChangeView change) => (change.From, change.To) switch
    {
        (null, null) => "at any time",
        ({ } from, null) => $"from {EdtfWords.Of(from)} on",
        (null, { } to) => $"before {EdtfWords.Of(to)}",
        ({ } from, { } to) when IsOneDay(from, to) => $"on {EdtfWords.Of(from)}",
        ({ } from, { } to) => $"from {EdtfWords.Of(from)} until before {EdtfWords.Of(to)}",
    };

    private static bool IsOneDay(string from, string to) =>
        DateOnly.TryParse(from, out var first) && DateOnly.TryParse(to, out var next) && first < next && first.AddDays(1) == next;

    private static string Holders(IReadOnlyList<BriefHolder> holders) => string.Join(" and ", holders.Select(Holder));

    private static string Holder(BriefHolder holder)
    {
        string[] marks =
        [
            TermWords.Capacity(holder.Capacity),
            holder.Certainty == Certainty.Possible ? "possible" : "certain",
            holder.Disputed ? "disputed" : "",
        ];
        return $"{SafeText.Of(HolderWords.Of(holder.Person))} ({string.Join(", ", marks.Where(mark => mark.Length > 0))})";
    }
}

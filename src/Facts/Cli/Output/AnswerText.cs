using Facts.Domain.Answers;
using Facts.Store.Sentences;
using Spectre.Console;

namespace Facts.Cli.Output;

/// <summary>The answer for people: a sentence, what changed that day, the words it rests on, and what was set aside.</summary>
internal static class AnswerText
{
    private const int MostHolders = 12;

    /// <param name="console">Where to.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="now">It is as known now.</param>
    /// <param name="name">A name by id, for those who said something; without it their ids stand.</param>
    public static void Write(IAnsiConsole console, Answer answer, bool now = false, Func<string, string>? name = null)
    {
        var (page, several) = (new Page(console), answer.Holders.Count > 1);
        page.Line(AnswerSentence.Of(answer), Page.Strong);
        foreach (var holder in answer.Holders.Take(MostHolders))
        {
            if (AnswerSentence.Why(holder, answer.On) is { } why)
                page.Line(several ? $"{HolderWords.Of(holder.Person)}: {why}" : why, Page.Doubt);
        }

        WriteChanges(page, answer.ChangesThatDay);
        if (several)
        {
            page.Gap();
            page.Table(["Holder", "Capacity", "From", "To", ""], answer.Holders.Select(Row));
        }

        foreach (var holder in answer.Holders.Take(MostHolders))
            GroundsText.Write(page, holder.Because, holder.From, holder.To, several ? HolderWords.Of(holder.Person) : null, name);
        foreach (var holder in answer.Holders.Take(MostHolders))
            WriteAlso(page, holder, several);
        if (answer.Holders.Count > MostHolders)
            page.Line($"… and the claims for {answer.Holders.Count - MostHolders} more (--json lists all)", Page.Faint);

        if (answer.SetAside.Count > 0)
            page.Heading("Set aside");
        foreach (var aside in answer.SetAside)
            page.Line($"{aside.Claim}: {AnswerWords.Because(aside.Why)}", null, 2);
        if (answer.HangsOn is not null)
            WriteHangsOn(page, answer.HangsOn, answer.WhyIncomplete == true);
        WriteFooter(page, answer.Rule, now ? null : answer.KnownAt);
    }

    private static void WriteAlso(Page page, Holder holder, bool several)
    {
        if (holder.Also is not { } also)
            return;
        page.Heading((several ? $"{HolderWords.Of(holder.Person)}: " : "") + AskWords.OtherStays);
        foreach (var stay in also)
            page.Line($"{AnswerWords.Of(stay)}: {string.Join(", ", stay.Because.Select(ground => ground.Claim))}", null, 2);
    }

    private static void WriteHangsOn(Page page, IReadOnlyList<IReadOnlyList<string>> sets, bool isIncomplete)
    {
        page.Heading(sets.Count > 0 ? "Would be another without" : isIncomplete ? "No single claim was found that it hangs on" : "Hangs on no claim");
        foreach (var set in sets)
            page.Line(string.Join(" and ", set), null, 2);
        if (isIncomplete)
            page.Line("This is not complete: not all sets of claims were tried.", Page.Doubt);
    }

    /// <summary>By which rule, and as known when; null for now.</summary>
    public static void WriteFooter(Page page, string rule, string? knownAt)
    {
        page.Gap();
        page.Line($"Rule {rule}, as known {(knownAt is null ? "now" : $"at {EdtfWords.AsOf(knownAt)}")}.", Page.Faint);
    }

    /// <summary>"certain", "possible" or "disputed".</summary>
    public static string Mark(Holder holder) =>
        holder.Disputed ? "disputed" : holder.Certainty == Certainty.Certain ? "certain" : "possible";

    private static void WriteChanges(Page page, IReadOnlyList<DayChange> changes)
    {
        if (changes.Count > 0)
            page.Gap();
        foreach (var change in changes)
        {
            var claim = change.Claim is null ? "" : $" ({change.Claim})";
            page.Line($"{(change.Did == Did.Left ? "Left" : "Joined")} that day: {HolderWords.Of(change.Person)}{claim}");
        }
    }

    private static string[] Row(Holder holder) =>
    [
        HolderWords.Of(holder.Person),
        holder.Capacity?.ToString().ToLowerInvariant() ?? "",
        holder.From is null ? "unknown" : EdtfWords.Of(holder.From),
        holder.To is null ? "" : EdtfWords.Of(holder.To),
        Mark(holder),
    ];
}

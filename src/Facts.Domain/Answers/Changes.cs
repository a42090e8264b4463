using Facts.Domain.Claims;
using Facts.Domain.Rules;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Answers;

/// <summary>
/// A holder as changes show them. When the tenure began and will end is not part of it: that another day is settled does not change who
/// held the post on this one.
/// </summary>
public sealed record Brief(string Person, Capacity? Capacity, Certainty Certainty, bool Disputed);

/// <summary>How a person held a post before and holds it after; null for not at all. Never the same.</summary>
public sealed record Difference(string Person, Brief? Was, Brief? Is);

/// <summary>A stretch of valid time whose answer is another than before.</summary>
/// <param name="Post">The post's id.</param>
/// <param name="From">First moment; <see cref="Moments.Beginning"/> for no limit.</param>
/// <param name="To">First moment no longer in it; <see cref="Moments.Forever"/> for no limit.</param>
/// <param name="Who">Those who differ, by person; only until the next change is asked for.</param>
public sealed record AnswerChange(string Post, DateTime From, DateTime To, IReadOnlyCollection<Difference> Who);

/// <summary>What is believed of a post.</summary>
/// <param name="Rules">The rules that the tenures come from.</param>
/// <param name="Seats">The post's declared seats; null when none are declared.</param>
/// <param name="Tenures">All of them; or, where people do not influence each other, all of some people.</param>
public sealed record Belief(RuleSet Rules, int? Seats, IEnumerable<Tenure> Tenures);

/// <summary>Two beliefs about a post → every stretch of time for which they answer differently.</summary>
public static class Changes
{
    /// <summary>
    /// In days, as questions about days see it: a day is in a stretch when its end is (design, Time). A stretch then runs from its first
    /// day's start to the start of the first day that is no longer in it. What changes within a day only is left out, unless nothing else
    /// changes. By start; side by side they differ. Who holds the post alike before and after stands in none.
    /// </summary>
    /// <remarks>Each person by themselves, then all along one line: its work is that of sorting, and of what it lists.</remarks>
    public static IEnumerable<AnswerChange> InDays(string post, Belief before, Belief after)
    {
        var (was, becomes) = (HoldingLine.Of(before), HoldingLine.Of(after));
        var exact = was.Keys.Union(becomes.Keys, StringComparer.Ordinal)
            .SelectMany(person => Stretches(person, was.GetValueOrDefault(person) ?? [], becomes.GetValueOrDefault(person) ?? [])).ToList();
        var days = exact.GroupBy(one => one.Who.Person, StringComparer.Ordinal).SelectMany(InDays).ToList();
        return Along(post, days.Count == 0 ? exact : days);
    }

    private static List<Stretch> Stretches(string person, List<HoldingStep> before, List<HoldingStep> after)
    {
        var stretches = new List<Stretch>();
        Brief? was = null, becomes = null;
        var (from, i, j) = (Moments.Beginning, 0, 0);
        while (from < Moments.Forever)
        {
            for (; i < before.Count && before[i].From <= from; i++)
                was = before[i].As;
            for (; j < after.Count && after[j].From <= from; j++)
                becomes = after[j].As;
            var (next, other) = (i < before.Count ? before[i].From : Moments.Forever, j < after.Count ? after[j].From : Moments.Forever);
            var to = next < other ? next : other;
            if (was != becomes)
                Add(stretches, new Stretch(from, to, new Difference(person, was, becomes)));
            from = to;
        }

        return stretches;
    }

    private static List<Stretch> InDays(IEnumerable<Stretch> stretches)
    {
        var days = new List<Stretch>();
        foreach (var stretch in stretches.Select(one => one with { From = FirstDay(one.From), To = FirstDay(one.To) }))
        {
            if (stretch.From < stretch.To)
                Add(days, stretch);
        }

        return days;
    }

    /// <summary>Everybody's stretches as they lie beside each other. Nobody's begins where another one of theirs, alike, has ended.</summary>
    private static IEnumerable<AnswerChange> Along(string post, List<Stretch> stretches)
    {
        var starts = stretches.OrderBy(one => one.From).ToArray();
        var ends = stretches.OrderBy(one => one.To).ToArray();
        var differing = new SortedDictionary<string, Difference>(StringComparer.Ordinal);
        for (var (i, j) = (0, 0); j < ends.Length;)
        {
            var from = i < starts.Length && starts[i].From < ends[j].To ? starts[i].From : ends[j].To;
            for (; j < ends.Length && ends[j].To == from; j++)
                differing.Remove(ends[j].Who.Person);
            for (; i < starts.Length && starts[i].From == from; i++)
                differing.Add(starts[i].Who.Person, starts[i].Who);
            if (differing.Count > 0)
                yield return new AnswerChange(post, from, i < starts.Length && starts[i].From < ends[j].To ? starts[i].From : ends[j].To, differing.Values);
        }
    }

    private static void Add(List<Stretch> stretches, Stretch next)
    {
        if (stretches is [.., var last] && last.To == next.From && last.Who == next.Who)
            stretches[^1] = last with { To = next.To };
        else
            stretches.Add(next);
    }

    /// <summary>The first day whose end is not before the moment.</summary>
    private static DateTime FirstDay(DateTime moment) =>
        moment == Moments.Beginning || moment.Date == Moments.Forever.Date ? moment : moment.Date;

    /// <summary>While one person differs in one way.</summary>
    private sealed record Stretch(DateTime From, DateTime To, Difference Who);
}

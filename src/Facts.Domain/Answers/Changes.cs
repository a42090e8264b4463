using Facts.Domain.Claims;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Answers;

/// <summary>
/// A holder as changes show them. When the tenure began and will end is not part of it: that another day is settled does not change who
/// held the post on this one.
/// </summary>
public sealed record Brief(string Person, Capacity? Capacity, Certainty Certainty, bool Disputed);

/// <summary>A stretch of valid time whose answer is another than before.</summary>
/// <param name="Post">The post's id.</param>
/// <param name="From">First moment; <see cref="Moments.Beginning"/> for no limit.</param>
/// <param name="To">First moment no longer in it; <see cref="Moments.Forever"/> for no limit.</param>
/// <param name="Before">Holders before, by person.</param>
/// <param name="After">Holders after, by person.</param>
public sealed record AnswerChange(string Post, DateTime From, DateTime To, IReadOnlyList<Brief> Before, IReadOnlyList<Brief> After)
{
    /// <summary>Same stretch and holders. Lists are compared by their elements.</summary>
    public bool Equals(AnswerChange? other) => other is not null && Post == other.Post && From == other.From && To == other.To
        && Before.SequenceEqual(other.Before) && After.SequenceEqual(other.After);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Post, From, To);
}

/// <summary>Two beliefs about a post → every stretch of time for which they answer differently.</summary>
public static class Changes
{
    /// <summary>
    /// Between two neighbouring limits of tenures nothing changes, so one look into each gap is enough. Gaps side by side with the same
    /// change are one. By start.
    /// </summary>
    public static IReadOnlyList<AnswerChange> Between(string post, IReadOnlyList<Tenure> before, IReadOnlyList<Tenure> after)
    {
        var limits = before.Concat(after)
            .SelectMany(tenure => (DateTime[])[tenure.Possible.Start, tenure.Possible.End, tenure.Certain.Start, tenure.Certain.End])
            .Append(Moments.Beginning).Append(Moments.Forever).Distinct().Order().ToList();
        var changes = new List<AnswerChange>();
        foreach (var (from, to) in limits.Zip(limits.Skip(1)))
        {
            var (was, becomes) = (Holders(before, from), Holders(after, from));
            if (!was.SequenceEqual(becomes))
                Add(changes, new AnswerChange(post, from, to, was, becomes));
        }

        return changes;
    }

    /// <summary>
    /// The same in days, as questions about days see it: a day is in a stretch when its end is (design, Time). A stretch then runs from
    /// its first day's start to the start of the first day that is no longer in it. What changes within a day only is left out, unless
    /// nothing else changes.
    /// </summary>
    public static IReadOnlyList<AnswerChange> InDays(IReadOnlyList<AnswerChange> changes)
    {
        var days = new List<AnswerChange>();
        foreach (var change in changes.Select(change => change with { From = FirstDay(change.From), To = FirstDay(change.To) }))
        {
            if (change.From < change.To)
                Add(days, change);
        }

        return days.Count == 0 ? changes : days;
    }

    private static void Add(List<AnswerChange> changes, AnswerChange next)
    {
        if (changes is [.., var last] && last.Post == next.Post && last.To == next.From
            && last.Before.SequenceEqual(next.Before) && last.After.SequenceEqual(next.After))
            changes[^1] = last with { To = next.To };
        else
            changes.Add(next);
    }

    /// <summary>The first day whose end is not before the moment.</summary>
    private static DateTime FirstDay(DateTime moment) =>
        moment == Moments.Beginning || moment.Date == Moments.Forever.Date ? moment : moment.Date;

    private static List<Brief> Holders(IReadOnlyList<Tenure> tenures, DateTime on) =>
    [
        .. tenures.Where(tenure => tenure.Possible.Contains(on)).GroupBy(tenure => tenure.Person, StringComparer.Ordinal)
            .Select(group => Answering.Shown(group, on))
            .Select(tenure => new Brief(
                tenure.Person, tenure.Capacity, tenure.Certain.Contains(on) ? Certainty.Certain : Certainty.Possible, tenure.Disputed))
            .OrderBy(holder => holder.Person, StringComparer.Ordinal),
    ];
}

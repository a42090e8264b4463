namespace Facts.Domain.Time;

/// <summary>Sets of moments, as periods.</summary>
public static class Periods
{
    /// <summary>Whether one of them contains the moment.</summary>
    public static bool Contain(this IReadOnlyList<Period> periods, DateTime moment)
    {
        foreach (var period in periods)
        {
            if (period.Contains(moment))
                return true;
        }

        return false;
    }

    /// <summary>The moments that both contain.</summary>
    public static Period Intersect(this Period one, Period other) =>
        Period.Of(one.Start > other.Start ? one.Start : other.Start, one.End < other.End ? one.End : other.End);

    /// <summary>What is left of a period, by start.</summary>
    public static List<Period> Without(this Period period, IEnumerable<Period> others)
    {
        var left = new List<Period>();
        var from = period.Start;
        foreach (var other in others.Where(other => !other.IsEmpty).OrderBy(other => other.Start))
        {
            if (other.Start > from)
                left.Add(Period.Of(from, other.Start < period.End ? other.Start : period.End));
            if (other.End > from)
                from = other.End;
            if (from >= period.End)
                break;
        }

        left.Add(Period.Of(from, period.End));
        left.RemoveAll(one => one.IsEmpty);
        return left;
    }

    /// <summary>The same moments in as few periods as there can be, by start.</summary>
    public static IReadOnlyList<Period> Joined(IEnumerable<Period> periods)
    {
        var joined = new List<Period>();
        foreach (var period in periods.Where(period => !period.IsEmpty).OrderBy(period => period.Start).ThenBy(period => period.End))
        {
            if (joined is [.., var last] && last.End >= period.Start)
                joined[^1] = last with { End = last.End > period.End ? last.End : period.End };
            else
                joined.Add(period);
        }

        return joined;
    }
}

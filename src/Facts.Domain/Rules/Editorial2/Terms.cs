using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>
/// Terms and summaries (rules, 1). Two spans that share one boundary and differ in the other contradict each other on the days between,
/// but for days on which a further stay runs. Where such days are left they are readings of one stay; where none is, the longer one is a
/// summary of others, and a stay by itself.
/// </summary>
internal static class Terms
{
    /// <summary>One person's stays, of the spans that their claims state.</summary>
    public static List<Stay> Of(string person, IReadOnlyList<Statement> statements)
    {
        var spans = Span.Of(statements);
        if (spans.Count == 0)
            return [];
        var starts = statements.Where(one => one is { Start: not null, End: null }).Select(one => one.Start!).ToList();
        var pairs = Contradictions(spans, starts).ToList();
        foreach (var (one, other, _) in pairs.Where(pair => pair.One.IsPreferred != pair.Other.IsPreferred))
        {
            var (kept, gone) = one.IsPreferred ? (one, other) : (other, one);
            if (spans.Remove(gone))
                kept.Outranked.AddRange(gone.Claims);
        }

        pairs.RemoveAll(pair => !spans.Contains(pair.One) || !spans.Contains(pair.Other));
        var families = Families(spans, pairs, atStart: true).Concat(Families(spans, pairs, atStart: false)).ToList();
        var alone = spans.Where(span => !families.Exists(family => family.Contains(span))).Select(span => (List<Span>)[span]);
        return [.. families.Concat(alone).Select(family => StayOf(person, family))];
    }

    private static IEnumerable<(Span One, Span Other, bool AtStart)> Contradictions(List<Span> spans, List<Boundary> starts)
    {
        for (var i = 0; i < spans.Count; i++)
        {
            for (var j = i + 1; j < spans.Count; j++)
            {
                var (one, other) = (spans[i], spans[j]);
                var (start, end) = (one.Start.Intersects(other.Start), one.End.Intersects(other.End));
                if (start != end && AreContradicting(one, other, start, spans, starts))
                    yield return (one, other, start);
            }
        }
    }

    private static bool AreContradicting(Span one, Span other, bool shareStart, List<Span> spans, List<Boundary> starts)
    {
        if (shareStart)
        {
            var (shorter, longer) = one.End.IsBefore(other.End) ? (one, other) : (other, one);
            var between = Period.Of(Later(shorter.End.Latest, longer.Start.Latest), longer.End.Earliest);
            var further = spans.Where(span => !span.Start.Intersects(one.Start) && !span.Start.Intersects(other.Start)).Select(span => span.Possible)
                .Concat(starts.Where(start => longer.Start.IsBefore(start)).Select(start => Period.Of(start.Earliest, Moments.Forever)));
            return between.Without(further).Count > 0;
        }
        else
        {
            var (earlier, later) = one.Start.IsBefore(other.Start) ? (one, other) : (other, one);
            var between = Period.Of(earlier.Start.Latest, later.Start.Earliest);
            var further = spans.Where(span => !span.End.Intersects(one.End) && !span.End.Intersects(other.End)).Select(span => span.Possible)
                .Concat(starts.Where(start => start.IsBefore(later.Start) && !start.Intersects(earlier.Start))
                    .Select(start => Period.Of(start.Earliest, Moments.Forever)));
            return between.Without(further).Count > 0;
        }
    }

    /// <summary>Spans that contradict each other about the other boundary than the one that they share, directly or through others.</summary>
    private static IEnumerable<List<Span>> Families(List<Span> spans, List<(Span One, Span Other, bool AtStart)> pairs, bool atStart)
    {
        var left = spans.Where(span => pairs.Exists(pair => pair.AtStart == atStart && (pair.One == span || pair.Other == span))).ToList();
        while (left.Count > 0)
        {
            var family = new List<Span> { left[0] };
            for (var i = 0; i < family.Count; i++)
            {
                var span = family[i];
                left.Remove(span);
                family.AddRange(pairs.Where(pair => pair.AtStart == atStart && (pair.One == span || pair.Other == span))
                    .Select(pair => pair.One == span ? pair.Other : pair.One).Where(next => !family.Contains(next)));
            }

            yield return family;
        }
    }

    private static Stay StayOf(string person, List<Span> family)
    {
        var stay = new Stay(person)
        {
            Starts = Reading.Group(family.SelectMany(span => span.Claims.Select(claim => (claim, span.Start)))),
            Ends = Reading.Group(family.SelectMany(span => span.Claims.Select(claim => (claim, span.End)))),
        };
        stay.Outranked.AddRange(family.SelectMany(span => span.Outranked));
        return stay;
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}

using Facts.Domain.Claims;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>A stay with both boundaries, as the claims that agree on both state it.</summary>
internal sealed class Span(Boundary start, Boundary end)
{
    public Boundary Start { get; private set; } = start;

    public Boundary End { get; private set; } = end;

    public List<Claim> Claims { get; } = [];

    /// <summary>Claims of spans that contradict this one, which an editor prefers.</summary>
    public List<Claim> Outranked { get; } = [];

    public bool IsPreferred => Claims.Exists(claim => claim.Rank == Rank.Preferred);

    public Period Possible => Period.Of(Start.Earliest, End.Latest);

    /// <summary>The spans that claims state, those that agree put together. Narrow ones first; the order of the claims plays no part.</summary>
    public static List<Span> Of(IEnumerable<Statement> statements)
    {
        var spans = new List<Span>();
        foreach (var (claim, start, end) in statements.Where(one => one.IsWhole).Select(one => (one.Claim, one.Start!, one.End!))
            .OrderBy(one => Width(one.Item2) + Width(one.Item3)).ThenBy(one => one.Item2.Earliest).ThenBy(one => one.Item3.Earliest)
            .ThenBy(one => one.Claim.Id, StringComparer.Ordinal))
        {
            var agreeing = spans.FindAll(span => span.Start.Intersects(start) && span.End.Intersects(end));
            if (agreeing.Count == 0)
            {
                agreeing.Add(new Span(start, end));
                spans.AddRange(agreeing);
            }

            foreach (var span in agreeing)
            {
                (span.Start, span.End) = (span.Start.Intersect(start), span.End.Intersect(end));
                span.Claims.Add(claim);
            }
        }

        return spans;
    }

    private static TimeSpan Width(Boundary boundary) => boundary.Latest - boundary.Earliest;
}

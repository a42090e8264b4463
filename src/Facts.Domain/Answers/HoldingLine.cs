using Facts.Domain.Tenures;

namespace Facts.Domain.Answers;

/// <summary>From a moment on, somebody holds a post so; null for not at all.</summary>
internal sealed record HoldingStep(DateTime From, Brief? As);

/// <summary>How one person holds a post through all of time: at each moment by the tenure that an answer about it would show.</summary>
internal static class HoldingLine
{
    /// <param name="tenures">All of one person in one post.</param>
    /// <returns>By time; none where nothing changes.</returns>
    public static List<HoldingStep> Of(IEnumerable<Tenure> tenures)
    {
        // The order of Answering.Shown among those that are as sure: the latest start, then the latest end, then as they are looked at.
        var ranked = Tenure.InOrder(tenures.Where(tenure => !tenure.Possible.IsEmpty))
            .OrderByDescending(tenure => tenure.Possible.Start).ThenByDescending(tenure => tenure.Possible.End).ToArray();
        var limits = new List<Limit>(ranked.Length * 4);
        foreach (var (rank, tenure) in ranked.Index())
        {
            limits.Add(new(tenure.Possible.Start, rank, Begins: true, Certain: false));
            limits.Add(new(tenure.Possible.End, rank, Begins: false, Certain: false));
            var (start, end) = (Later(tenure.Possible.Start, tenure.Certain.Start), Earlier(tenure.Possible.End, tenure.Certain.End));
            if (start >= end)
                continue;
            limits.Add(new(start, rank, Begins: true, Certain: true));
            limits.Add(new(end, rank, Begins: false, Certain: true));
        }

        var (possible, certain, steps) = (new SortedSet<int>(), new SortedSet<int>(), new List<HoldingStep>());
        foreach (var moment in limits.GroupBy(limit => limit.At).OrderBy(group => group.Key))
        {
            foreach (var limit in moment)
            {
                var covering = limit.Certain ? certain : possible;
                _ = limit.Begins ? covering.Add(limit.Rank) : covering.Remove(limit.Rank);
            }

            var brief = certain.Count > 0 ? BriefOf(ranked[certain.Min], Certainty.Certain)
                : possible.Count > 0 ? BriefOf(ranked[possible.Min], Certainty.Possible)
                : null;
            if (brief != (steps is [.., var last] ? last.As : null))
                steps.Add(new(moment.Key, brief));
        }

        return steps;
    }

    private static Brief BriefOf(Tenure tenure, Certainty certainty) => new(tenure.Person, tenure.Capacity, certainty, tenure.Disputed);

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    private readonly record struct Limit(DateTime At, int Rank, bool Begins, bool Certain);
}

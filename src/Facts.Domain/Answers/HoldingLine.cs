using Facts.Domain.Rules;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Answers;

/// <summary>From a moment on, somebody holds a post so; null for not at all.</summary>
internal sealed record HoldingStep(DateTime From, Brief? As);

/// <summary>How each person holds a post through all of time: at each moment as <see cref="Holding"/> has it.</summary>
internal static class HoldingLine
{
    /// <param name="belief">All tenures of the post.</param>
    /// <returns>By person, then by time; none where nothing changes.</returns>
    public static Dictionary<string, List<HoldingStep>> Of(Belief belief)
    {
        var (rules, seats, tenures) = belief;
        var all = tenures.Where(tenure => !tenure.Possible.IsEmpty).ToList();
        var occupied = all.Exists(tenure => !tenure.Lingering.IsEmpty) ? Periods.Joined(all.Select(tenure => tenure.Covered)) : [];
        var people = all.GroupBy(tenure => tenure.Person, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => OfPerson(rules, [.. group], occupied), StringComparer.Ordinal);
        var lines = rules.IsByDay && seats == 1 && people.Count > 1 ? Rivalry.Among(people) : people;
        return lines.ToDictionary(one => one.Key, one => Plain(one.Value), StringComparer.Ordinal);
    }

    /// <summary>One person's line, as if nobody else held the post but on the days that are <paramref name="occupied"/>.</summary>
    public static List<PersonStep> OfPerson(RuleSet rules, List<Tenure> tenures, IReadOnlyList<Period> occupied)
    {
        // The order of Holding among those that are as sure.
        var ranked = Tenure.InOrder(tenures).OrderByDescending(tenure => rules.IsByDay ? Holding.Length(tenure) : TimeSpan.Zero)
            .ThenByDescending(tenure => tenure.Possible.Start).ThenByDescending(tenure => tenure.Possible.End).ToArray();
        return ranked is [{ Lingering.IsEmpty: true } only] ? Alone(only) : Sweep(ranked, occupied);
    }

    /// <summary>One stay by itself, as most are: its stretches follow each other.</summary>
    private static List<PersonStep> Alone(Tenure tenure)
    {
        var steps = new List<PersonStep>(4);
        foreach (var (stretch, how) in Stretches(tenure, []))
        {
            var next = new Brief(tenure.Person, tenure.Capacity, how.IsCertain ? Certainty.Certain : Certainty.Possible, how.IsDisputed);
            if (steps is not [.., var last] || next != last.As)
                steps.Add(new PersonStep(stretch.Start, next, tenure.Preferred));
        }

        if (steps.Count > 0)
            steps.Add(new PersonStep(tenure.Covered.End, null, false));
        return steps;
    }

    private static List<PersonStep> Sweep(Tenure[] ranked, IReadOnlyList<Period> occupied)
    {
        var limits = new List<Limit>(ranked.Length * 4);
        foreach (var (rank, tenure) in ranked.Index())
        {
            foreach (var (stretch, how) in Stretches(tenure, occupied))
            {
                limits.Add(new(stretch.Start, rank, Begins: true, how));
                limits.Add(new(stretch.End, rank, Begins: false, how));
            }
        }

        var (possible, certain, steps) = (new SortedDictionary<int, How>(), new SortedDictionary<int, How>(), new List<PersonStep>());
        foreach (var moment in limits.GroupBy(limit => limit.At).OrderBy(group => group.Key))
        {
            foreach (var limit in moment.OrderBy(limit => limit.Begins))
            {
                var covering = limit.How.IsCertain ? certain : possible;
                if (limit.Begins)
                    covering[limit.Rank] = limit.How;
                else
                    covering.Remove(limit.Rank);
            }

            PersonStep next = new(moment.Key, null, false);
            if ((certain.Count > 0 ? certain : possible) is { Count: > 0 } surest)
            {
                var (rank, how) = surest.First();
                var shown = ranked[rank];
                next = new(
                    moment.Key,
                    new Brief(shown.Person, shown.Capacity, how.IsCertain ? Certainty.Certain : Certainty.Possible, how.IsDisputed),
                    shown.Preferred);
            }

            if (steps is not [.., var last] ? next.As is not null : (next.As, next.IsPreferred) != (last.As, last.IsPreferred))
                steps.Add(next);
        }

        return steps;
    }

    /// <summary>A tenure's days, by how it covers them.</summary>
    private static IEnumerable<(Period Stretch, How How)> Stretches(Tenure tenure, IReadOnlyList<Period> occupied)
    {
        var covered = tenure.Covered;
        DateTime[] cuts =
        [
            .. tenure.DisputedOn.Concat(tenure.Doubtful).Append(tenure.Certain).Append(covered).SelectMany(one => (DateTime[])[one.Start, one.End])
                .Where(at => covered.Start <= at && at <= covered.End).Distinct().Order(),
        ];
        for (var i = 0; i + 1 < cuts.Length; i++)
            yield return (new Period(cuts[i], cuts[i + 1]), new How(tenure.IsCertain(cuts[i]), tenure.IsDisputed(cuts[i])));
        foreach (var left in tenure.Lingering.IsEmpty ? [] : tenure.Lingering.Without(occupied))
            yield return (left, new How(IsCertain: false, IsDisputed: true));
    }

    private static List<HoldingStep> Plain(List<PersonStep> steps)
    {
        var plain = new List<HoldingStep>(steps.Count);
        foreach (var step in steps)
        {
            if (step.As != (plain is [.., var last] ? last.As : null))
                plain.Add(new HoldingStep(step.From, step.As));
        }

        return plain;
    }

    private readonly record struct How(bool IsCertain, bool IsDisputed);

    private readonly record struct Limit(DateTime At, int Rank, bool Begins, How How);
}

/// <summary>From a moment on, somebody holds a post so; and whether an editor prefers a claim that it rests on.</summary>
internal readonly record struct PersonStep(DateTime From, Brief? As, bool IsPreferred);

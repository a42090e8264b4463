using Facts.Domain.Rules;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Answers;

/// <summary>
/// When some people hold a post otherwise than before. Others can only be affected on these days: where they dispute a seat with them
/// (<see cref="Rivalry"/>), or are left in it because nobody else holds it. So whoever compares answers needs to know nobody else's tenures
/// but those that meet these stretches.
/// </summary>
public static class ChangedStretches
{
    private static readonly Period[] None = [], Always = [new(Moments.Beginning, Moments.Forever)];

    /// <param name="rules">The rules that the tenures come from.</param>
    /// <param name="before">All tenures of those people as they were.</param>
    /// <param name="after">As they are.</param>
    /// <returns>By start; they do not touch each other.</returns>
    public static IReadOnlyList<Period> Of(RuleSet rules, IEnumerable<Tenure> before, IEnumerable<Tenure> after)
    {
        var (was, becomes) = (ByPerson(before), ByPerson(after));
        var people = was.Select(group => group.Key).Union(becomes.Select(group => group.Key), StringComparer.Ordinal);
        // Both ways: what lingers may look like what is covered, and only this one counts for others.
        return Periods.Joined(people.SelectMany(person => new[] { None, Always }.SelectMany(occupied => Between(
            HoldingLine.OfPerson(rules, [.. was[person]], occupied), HoldingLine.OfPerson(rules, [.. becomes[person]], occupied)))));
    }

    private static ILookup<string, Tenure> ByPerson(IEnumerable<Tenure> tenures) =>
        tenures.Where(tenure => !tenure.Possible.IsEmpty).ToLookup(tenure => tenure.Person, StringComparer.Ordinal);

    private static IEnumerable<Period> Between(List<PersonStep> before, List<PersonStep> after)
    {
        PersonStep was = default, becomes = default;
        var (i, j) = (0, 0);
        foreach (var (from, to) in Limits(before, after))
        {
            for (; i < before.Count && before[i].From <= from; i++)
                was = before[i];
            for (; j < after.Count && after[j].From <= from; j++)
                becomes = after[j];
            if ((was.As, was.IsPreferred) != (becomes.As, becomes.IsPreferred))
                yield return new Period(from, to);
        }
    }

    private static IEnumerable<(DateTime From, DateTime To)> Limits(List<PersonStep> before, List<PersonStep> after)
    {
        var limits = before.Concat(after).Select(step => step.From).Append(Moments.Forever).Distinct().Order().ToList();
        return limits.Zip(limits.Skip(1));
    }
}

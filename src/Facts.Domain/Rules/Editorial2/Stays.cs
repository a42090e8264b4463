using Facts.Domain.Claims;
using Facts.Domain.Tenures;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>Claims about a post → its tenures, by the rules of <c>editorial-2</c>.</summary>
internal static class Stays
{
    /// <param name="rules">With their parameters.</param>
    /// <param name="seats">Declared seats of the post.</param>
    /// <param name="claims">Of each person.</param>
    /// <param name="bounds">Claims that nobody holds the post from some time on, as far as they concern a person.</param>
    /// <param name="aside">Gets what leads to no tenure, as an editor prefers another claim.</param>
    public static IEnumerable<Tenure> Of(
        RuleSet rules, int? seats, IEnumerable<IGrouping<string, Claim>> claims, Func<string, IEnumerable<Claim>> bounds,
        List<SetAsidePeriod> aside)
    {
        var people = claims.ToDictionary(
            person => person.Key, person => Personal.StaysOf(rules, person.Key, [.. person.Select(Statement.Of)]), StringComparer.Ordinal);
        var ends = people.Keys.Select(person => (Person: person, Bounds: Bounds.Of(bounds(person)))).Where(one => !one.Bounds.IsNone)
            .ToDictionary(one => one.Person, one => one.Bounds, StringComparer.Ordinal);
        foreach (var (person, bound) in ends)
            bound.Part(people[person], aside);
        var several = people.Where(one => one.Value.Count > 1 && one.Value.Count(stay => stay.IsLooselyStarted) > 1).ToList();
        // Before any are joined, so that it does not matter whose are joined first.
        var seen = seats == 1 && several.Count > 0 ? Seen(people).ToList() : [];
        foreach (var (person, stays) in several)
            Renewals.JoinNear(rules, stays, [.. seen.Where(one => one.Person != person).Select(one => one.At)]);
        if (seats == 1)
            OneSeat.Apply(people, ends);
        else
        {
            foreach (var (person, bound) in ends)
                bound.End(people[person], [.. people[person]]);
        }

        foreach (var stays in people.Values)
        {
            if (stays.Count > 1)
                Renewals.Join(stays);
        }

        return people.Values.SelectMany(stays => stays.Select(stay => Composition.Of(stay, stays)));
    }

    /// <summary>What one claim alone comes to. Registers are made of these.</summary>
    public static IEnumerable<Tenure> Alone(RuleSet rules, string person, Claim claim)
    {
        var stays = Personal.StaysOf(rules, person, [Statement.Of(claim)]);
        return stays.Select(stay => Composition.Of(stay, stays));
    }

    /// <summary>Who starts, or is surely seen in the post, and when: of a vague day that reaches beyond the end that cannot be said.</summary>
    private static IEnumerable<(string Person, DateTime At)> Seen(Dictionary<string, List<Stay>> people) =>
        people.Values.SelectMany(stays => stays).Where(stay => !stay.IsPastBound)
            .SelectMany(stay => stay.Confirmations.Select(seen => seen.SureFrom)
            .Where(moment => moment < stay.SeenBefore).Concat(stay.Starts.Select(start => start.Boundary.Earliest))
            .Select(moment => (stay.Person, moment)));
}

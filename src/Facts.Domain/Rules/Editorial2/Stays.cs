using Facts.Domain.Claims;
using Facts.Domain.Tenures;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>Claims about a post → its tenures, by the rules of <c>editorial-2</c>.</summary>
internal static class Stays
{
    public static IEnumerable<Tenure> Of(RuleSet rules, int? seats, IEnumerable<IGrouping<string, Claim>> claims)
    {
        var people = claims.ToDictionary(
            person => person.Key, person => Personal.StaysOf(rules, person.Key, [.. person.Select(Statement.Of)]), StringComparer.Ordinal);
        var several = people.Where(one => one.Value.Count > 1 && one.Value.Count(stay => stay.IsLooselyStarted) > 1).ToList();
        // Before any are joined, so that it does not matter whose are joined first.
        var seen = seats == 1 && several.Count > 0 ? Seen(people).ToList() : [];
        foreach (var (person, stays) in several)
            Renewals.JoinNear(rules, stays, [.. seen.Where(one => one.Person != person).Select(one => one.At)]);
        if (seats == 1)
            OneSeat.Apply(people);
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
        people.Values.SelectMany(stays => stays).SelectMany(stay => stay.Confirmations.Select(seen => seen.SureFrom)
            .Where(moment => moment < stay.EndLatest).Concat(stay.Starts.Select(start => start.Boundary.Earliest))
            .Select(moment => (stay.Person, moment)));
}

using Facts.Domain.Claims;
using Facts.Domain.Tenures;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>Claims about a post → its tenures, by the rules of <c>editorial-2</c>.</summary>
internal static class Stays
{
    public static IEnumerable<Tenure> Of(RuleSet rules, int? seats, IEnumerable<IGrouping<string, Claim>> claims)
    {
        var people = claims.ToDictionary(
            person => person.Key, person => Personal.StaysOf(person.Key, [.. person.Select(Statement.Of)]), StringComparer.Ordinal);
        foreach (var (person, stays) in people.Where(one => one.Value.Count(stay => stay.IsStartOnly) > 1))
            Renewals.JoinNear(rules, stays, seats == 1 ? Seen(people, person) : []);
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
    public static IEnumerable<Tenure> Alone(string person, Claim claim)
    {
        var stays = Personal.StaysOf(person, [Statement.Of(claim)]);
        return stays.Select(stay => Composition.Of(stay, stays));
    }

    /// <summary>When others start, or are seen in the post.</summary>
    private static List<DateTime> Seen(Dictionary<string, List<Stay>> people, string person) =>
    [
        .. people.Where(one => one.Key != person).SelectMany(one => one.Value)
            .SelectMany(stay => stay.Confirmations.Select(seen => seen.SureFrom).Concat(stay.Starts.Count > 0 ? [stay.StartEarliest] : [])),
    ];
}

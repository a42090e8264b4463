using Facts.Domain.Claims;
using Facts.Domain.Rules;
using Facts.Domain.Tenures;

namespace Facts.Domain.Answers;

/// <summary>How a person holds a post at a moment.</summary>
/// <param name="Shown">The stay that is shown.</param>
/// <param name="Also">Their other stays that cover the moment.</param>
/// <param name="Certainty">Whether every reading covers it.</param>
/// <param name="Disputed">Whether it is disputed then.</param>
internal sealed record Held(Tenure Shown, IReadOnlyList<Tenure> Also, Certainty Certainty, bool Disputed);

/// <summary>Tenures of a post → who holds it at a moment (rules, The answer).</summary>
internal static class Holding
{
    /// <param name="rules">The rules that the tenures come from.</param>
    /// <param name="seats">The post's declared seats.</param>
    /// <param name="tenures">At least those that cover the moment; more do no harm.</param>
    /// <param name="on">The moment.</param>
    /// <returns>In no particular order; and stays that do not count as an editor prefers another one in the same seat.</returns>
    public static (List<Held> Holders, IReadOnlyList<Tenure> Outranked) At(RuleSet rules, int? seats, IEnumerable<Tenure> tenures, DateTime on)
    {
        var covering = tenures.Where(tenure => tenure.Possible.Contains(on)).ToList();
        var holders = PersonByPerson(rules, covering.Where(tenure => tenure.Covers(on)), on);
        if (!rules.IsByDay)
            return (holders, []);
        if (holders.Count == 0)
        {
            var lingering = PersonByPerson(rules, covering.Where(tenure => tenure.Lingering.Contains(on)), on);
            return ([.. lingering.Select(held => held with { Certainty = Certainty.Possible, Disputed = true })], []);
        }

        return seats == 1 ? OneOf(holders) : (holders, []);
    }

    /// <summary>The surest first, then the longest; by the first rules the latest.</summary>
    public static IOrderedEnumerable<Tenure> InOrder(RuleSet rules, IEnumerable<Tenure> tenures, DateTime on)
    {
        var surest = tenures.OrderBy(tenure => tenure.IsCertain(on) ? 0 : 1);
        return surest.ThenByDescending(tenure => rules.IsByDay ? Length(tenure) : TimeSpan.Zero)
            .ThenByDescending(tenure => tenure.Possible.Start).ThenByDescending(tenure => tenure.Possible.End);
    }

    /// <summary>How long a tenure is, from the first day that is possible to the last.</summary>
    public static TimeSpan Length(Tenure tenure) => tenure.Covered.End - tenure.Covered.Start;

    /// <summary>Whether two who are certain at once dispute a seat: nobody disputes it with those who act for them.</summary>
    public static bool IsRival(Certainty certainty, Capacity? capacity) => certainty == Certainty.Certain && capacity != Capacity.Acting;

    private static List<Held> PersonByPerson(RuleSet rules, IEnumerable<Tenure> tenures, DateTime on) =>
    [
        .. tenures.GroupBy(tenure => tenure.Person, StringComparer.Ordinal).Select(group =>
        {
            var ordered = InOrder(rules, group, on).ToList();
            var shown = ordered[0];
            return new Held(
                shown, [.. ordered.Skip(1)], shown.IsCertain(on) ? Certainty.Certain : Certainty.Possible, shown.IsDisputed(on));
        }),
    ];

    private static (List<Held>, IReadOnlyList<Tenure>) OneOf(List<Held> holders)
    {
        var rivals = holders.Where(held => IsRival(held.Certainty, held.Shown.Capacity)).ToHashSet();
        if (rivals.Count < 2)
            return (holders, []);
        var preferred = rivals.Where(held => held.Shown.Preferred).ToList();
        if (preferred.Count == 0 || preferred.Count == rivals.Count)
            return ([.. holders.Select(held => rivals.Contains(held) ? held with { Disputed = true } : held)], []);
        var gone = rivals.Except(preferred).ToHashSet();
        return (
            [
                .. holders.Where(held => !gone.Contains(held))
                    .Select(held => preferred.Count > 1 && preferred.Contains(held) ? held with { Disputed = true } : held),
            ],
            [.. gone.SelectMany(held => held.Also.Prepend(held.Shown))]);
    }
}

using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Answers;

/// <summary>Who left and who joined during the day asked about, up to the moment.</summary>
internal static class DayChanges
{
    /// <summary>
    /// Only boundaries that surely fall on the day count, and only for people who are not holders both before and after it: the end of
    /// one term and the start of the next is no change.
    /// </summary>
    public static IReadOnlyList<DayChange> Of(AsOf on, IReadOnlyList<Tenure> tenures, Func<string, Named> name)
    {
        var before = Answering.Window(on).From;
        var changes = new List<DayChange>();
        var byPerson = tenures
            .GroupBy(tenure => tenure.Person, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var person in byPerson)
        {
            var named = name(person.Key);
            var held = before < on.DayStart && person.Any(tenure => tenure.Covers(before));
            var holds = person.Any(tenure => tenure.Covers(on.Moment));
            var joined = held ? null : person.FirstOrDefault(tenure => Falls(tenure.From, tenure.OtherStarts, on));
            var left = holds ? null : person.FirstOrDefault(tenure => Falls(tenure.To, tenure.OtherEnds, on));
            if (joined is not null)
                changes.Add(new DayChange(named, Did.Joined, joined.Because.FirstOrDefault(ground => ground.Does is Does.Starts or Does.Both)?.Claim));
            if (left is not null)
                changes.Add(new DayChange(named, Did.Left, left.Because.FirstOrDefault(ground => ground.Does is Does.Ends or Does.Both)?.Claim));
        }

        return [.. changes.OrderBy(change => change.Did)];
    }

    private static bool Falls(Boundary? boundary, IReadOnlyList<Boundary> others, AsOf on) =>
        boundary is not null && others.Count == 0 && boundary.Earliest >= on.DayStart && boundary.Latest <= on.Moment;
}

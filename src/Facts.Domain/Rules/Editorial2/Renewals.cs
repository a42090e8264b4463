using Facts.Domain.Claims;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>Starts of one person without ends between them: readings of one start, terms, or another capacity (rules, 4).</summary>
internal static class Renewals
{
    /// <summary>Both state a capacity, another one, and the later one is not acting.</summary>
    public static bool ChangesCapacity(Stay earlier, Stay later) =>
        earlier.Capacity is { } was && later.Capacity is { } becomes && was != becomes && becomes != Capacity.Acting;

    /// <summary>Starts at most so many days apart, with nothing between them, are readings of one start.</summary>
    /// <param name="rules">Has the number of days.</param>
    /// <param name="stays">Of one person.</param>
    /// <param name="seen">When others started, or were seen in a post with one seat.</param>
    public static void JoinNear(RuleSet rules, List<Stay> stays, IReadOnlyList<DateTime> seen)
    {
        var starts = stays.Where(stay => stay.IsLooselyStarted).OrderBy(stay => stay.StartEarliest).ThenBy(stay => stay.StartLatest).ToList();
        for (var i = 0; i + 1 < starts.Count;)
        {
            var (earlier, later) = (starts[i], starts[i + 1]);
            var (from, to) = (earlier.StartEarliest, later.StartLatest);
            var isNear = earlier.Ends.Count == 0 && earlier.PastBound == later.PastBound
                && rules.AreNear(from, to) && !ChangesCapacity(earlier, later)
                // After a death nobody started, so that what others do then sets no two starts apart.
                && !seen.Any(moment => from < moment && moment < to && moment < later.SeenBefore)
                && !stays.Exists(stay => stay.Ends.Exists(end => from < end.Boundary.Latest && end.Boundary.Earliest < to));
            if (!isNear)
            {
                i++;
                continue;
            }

            earlier.Starts.AddRange(later.Starts);
            earlier.Ends.AddRange(later.Ends);
            earlier.LaterEnd = later.LaterEnd;
            earlier.Ongoing.AddRange(later.Ongoing);
            earlier.Confirmations.AddRange(later.Confirmations);
            stays.Remove(later);
            starts.RemoveAt(i + 1);
        }
    }

    /// <summary>
    /// A start without an end while a stay of the same person is open is a renewal, and starts nothing; where the capacity changes, the
    /// first stay ends there, though its end is stated.
    /// </summary>
    /// <param name="stays">Of one person.</param>
    public static void Join(List<Stay> stays)
    {
        var inOrder = stays.OrderBy(stay => stay.Position).ThenBy(stay => stay.StartLatest).ThenBy(stay => stay.EndLatest).ToList();
        for (var i = 1; i < inOrder.Count; i++)
        {
            var later = inOrder[i];
            if (later.Starts.Count == 0)
                continue;
            var earlier = inOrder.Take(i).LastOrDefault(stay =>
                stay.StartLatest < later.StartEarliest && stays.Contains(stay) && Reaches(stay, later)
                && stay.PastBound == later.PastBound
                && (stay.Ends.Count == 0 || (!later.IsWhole && ChangesCapacity(stay, later))));
            if (earlier is null)
                continue;
            if (later.IsStartOnly && earlier.Doubtful.Exists(days => days.Start < later.StartLatest && days.End == Moments.Forever))
                EndAtReturn(earlier, later);
            else if (ChangesCapacity(earlier, later))
                earlier.Inferred = new InferredEnd(Whole(later), later.Starters.MinBy(claim => claim.Id, StringComparer.Ordinal));
            else if (later.IsStartOnly || (!later.IsWhole && earlier.Inferred is null))
                Renew(earlier, later, stays);
        }
    }

    /// <summary>When the stay starts, whatever the reading.</summary>
    public static Boundary Whole(Stay stay)
    {
        if (stay.Starts is [var only])
            return only.Boundary;
        return new Boundary(Edtf.Print(stay.StartEarliest, stay.StartLatest), stay.StartEarliest, stay.StartLatest);
    }

    private static bool Reaches(Stay stay, Stay later)
    {
        var end = stay.Inferred?.Boundary.Earliest
            ?? (stay.Ends.Count > 0 ? stay.Ends.Max(stated => stated.Boundary.Earliest) : stay.LaterEnd?.Boundary.Earliest ?? Moments.Forever);
        return later.StartLatest < end;
    }

    /// <summary>Somebody acted in between: the first stay ended at some time before the person came back.</summary>
    private static void EndAtReturn(Stay earlier, Stay later)
    {
        var from = earlier.Doubtful[^1].Start;
        earlier.Doubtful.RemoveAt(earlier.Doubtful.Count - 1);
        earlier.Inferred = new InferredEnd(
            new Boundary(Edtf.Print(from, later.StartLatest), from, later.StartLatest), later.Starters.FirstOrDefault());
    }

    private static void Renew(Stay earlier, Stay later, List<Stay> stays)
    {
        earlier.Renewals.AddRange(later.Starters);
        earlier.Renewals.AddRange(later.Renewals);
        earlier.Ends.AddRange(later.Ends);
        earlier.Ongoing.AddRange(later.Ongoing);
        earlier.Confirmations.AddRange(later.Confirmations);
        earlier.Doubtful.AddRange(later.Doubtful);
        earlier.Inferred = later.Inferred;
        earlier.LaterEnd = later.LaterEnd;
        stays.Remove(later);
    }
}

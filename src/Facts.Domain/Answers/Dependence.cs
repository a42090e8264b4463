namespace Facts.Domain.Answers;

/// <summary>What an answer hangs on.</summary>
/// <param name="Sets">
/// The smallest sets of claims without which it would be another, all of one size, each in ordinal order. None where no claim matters.
/// </param>
/// <param name="Incomplete">The search ended before it had looked at all: there may be more sets, or some where none was found.</param>
public sealed record Hanging(IReadOnlyList<IReadOnlyList<string>> Sets, bool Incomplete);

/// <summary>Searches the smallest sets of claims without which an answer would be another.</summary>
public static class Dependence
{
    /// <summary>So many sets are given: a post with ten thousand holders hangs on each of their claims.</summary>
    public const int MostSets = 1_000;

    /// <summary>Claims and tenures that are looked at, about; five seconds of a core at 4.5 µs each, as 2,000 claims about one person take.</summary>
    private const int MostWork = 1_000_000;

    /// <param name="resting">The answer, and what it would be without some claims.</param>
    /// <param name="candidates">The claims to try, usually the grounds of the answer.</param>
    /// <param name="isOver">Asked before each look: ends the search with what was found by then.</param>
    public static Hanging SmallestSets(RestingAnswer resting, IEnumerable<string> candidates, Func<bool> isOver)
    {
        // Sets that are tried together: where people don't influence each other, no smallest set has claims about two of them.
        var groups = candidates.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(claim => resting.GroupsOf(claim).Select(group => (group, claim)))
            .GroupBy(one => one.group, one => one.claim, StringComparer.Ordinal).Select(group => group.ToArray()).ToList();
        var (work, found) = (0L, new List<IReadOnlyList<string>>());
        for (var size = 1; groups.Exists(group => group.Length >= size); size++)
        {
            foreach (var set in groups.Where(group => group.Length >= size).SelectMany(group => Subsets(group, size)))
            {
                work += resting.Work(set);
                if (work > MostWork || found.Count == MostSets || isOver())
                    return new Hanging(InOrder(found), Incomplete: true);
                if (resting.IsOtherWithout(set))
                    found.Add(set);
            }

            if (found.Count > 0)
                return new Hanging(InOrder(found), Incomplete: false);
        }

        return new Hanging([], Incomplete: false);
    }

    /// <summary>As one list of candidates would give them; a denial of two people's claims was tried with each.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> InOrder(List<IReadOnlyList<string>> sets) =>
        [.. sets.DistinctBy(set => string.Join('\n', set)).Order(Comparer<IReadOnlyList<string>>.Create((one, other) =>
            one.Zip(other, string.CompareOrdinal).FirstOrDefault(order => order != 0)))];

    private static IEnumerable<IReadOnlyList<string>> Subsets(string[] items, int size)
    {
        var picked = Enumerable.Range(0, size).ToArray();
        while (true)
        {
            yield return [.. picked.Select(index => items[index])];
            var last = size - 1;
            while (last >= 0 && picked[last] == items.Length - size + last)
                last--;
            if (last < 0)
                yield break;
            picked[last]++;
            for (var next = last + 1; next < size; next++)
                picked[next] = picked[next - 1] + 1;
        }
    }
}

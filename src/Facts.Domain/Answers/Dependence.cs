using Facts.Domain.Claims;

namespace Facts.Domain.Answers;

/// <summary>What an answer hangs on: the smallest sets of claims without which it would be another.</summary>
public static class Dependence
{
    /// <summary>Bounds the search; a dozen claims that corroborate each other need 4,095 looks at most.</summary>
    private const int MostLooks = 5_000;

    /// <param name="claims">Every claim about the post.</param>
    /// <param name="candidates">The claims to try, usually the grounds of the answer.</param>
    /// <param name="answer">Gives the answer that some claims come to.</param>
    /// <returns>All sets of the smallest size, each in ordinal order; empty when no set of candidates changes the answer.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> SmallestSets(
        IReadOnlyList<Claim> claims, IReadOnlyCollection<string> candidates, Func<IReadOnlyList<Claim>, Answer> answer)
    {
        var now = Gist(answer(claims));
        var ordered = candidates.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var looks = 0;
        for (var size = 1; size <= ordered.Length; size++)
        {
            var found = new List<IReadOnlyList<string>>();
            foreach (var set in Subsets(ordered, size))
            {
                if (++looks > MostLooks)
                    return found;
                if (Gist(answer(Without(claims, set))) != now)
                    found.Add(set);
            }

            if (found.Count > 0)
                return found;
        }

        return [];
    }

    /// <summary>The claims that a set is taken from, as if it had never been said: denials among them deny nothing.</summary>
    private static List<Claim> Without(IReadOnlyList<Claim> claims, IReadOnlyList<string> set) =>
    [
        .. claims.Where(claim => !set.Contains(claim.Id))
            .Select(claim => claim.DeniedBy.Any(set.Contains) ? claim with { DeniedBy = [.. claim.DeniedBy.Except(set)] } : claim),
    ];

    /// <summary>What makes one answer another: who, in what capacity, how surely, disputed or not. Grounds and dates do not.</summary>
    private static string Gist(Answer answer) =>
        answer.Status
        + string.Concat(answer.Holders.Select(holder => $"|{holder.Person.Id}\0{holder.Capacity}{holder.Certainty}{holder.Disputed}"));

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

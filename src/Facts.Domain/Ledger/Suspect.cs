namespace Facts.Domain.Ledger;

/// <summary>An event that is not what its leaf says.</summary>
internal sealed record Suspect(LogEntry Entry, Leaf Leaf, string Where, IReadOnlyList<string> Differences)
{
    /// <summary>Beyond this many, each is told by itself: somebody changed events wholesale, and pairs would take their square in
    /// time.</summary>
    private const int MostCompared = 200;

    /// <summary>Says of each what differs; of two that have each other's place or content, that they were swapped.</summary>
    public static IEnumerable<Finding> Describe(IReadOnlyList<Suspect> suspects)
    {
        var told = new HashSet<Suspect>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < suspects.Count && suspects.Count <= MostCompared; i++)
        {
            for (var j = i + 1; j < suspects.Count; j++)
            {
                if (suspects[i].SwappedWith(suspects[j]) is not { } what)
                    continue;
                told.Add(suspects[i]);
                told.Add(suspects[j]);
                yield return new(FindingCodes.Swapped, $"{suspects[i].Where} and {suspects[j].Where} have each other's {what}.");
            }
        }

        foreach (var suspect in suspects.Where(one => !told.Contains(one)))
            yield return new(FindingCodes.Changed, $"{suspect.Where}: {string.Join("; ", suspect.Differences)}.");
    }

    private string? SwappedWith(Suspect other)
    {
        var (mine, theirs) = (Entry.Event!, other.Entry.Event!);
        if (EventCheck.Opens(Leaf, theirs.Data, Entry.Salts) && EventCheck.Opens(other.Leaf, mine.Data, other.Entry.Salts))
            return "content";
        if ((mine.Stream, mine.Version) == (other.Leaf.Stream, other.Leaf.Version)
            && (theirs.Stream, theirs.Version) == (Leaf.Stream, Leaf.Version))
            return "place in the stream";
        return mine.Sequence == other.Leaf.Sequence && theirs.Sequence == Leaf.Sequence ? "place in the store's order" : null;
    }
}

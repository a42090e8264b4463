namespace Facts.Pages.Timeline;

/// <summary>A stretch on a line, <c>[Start, End)</c>, in any unit.</summary>
internal readonly record struct Extent(double Start, double End);

/// <summary>Puts stretches into rows so that none covers another, in as few rows as can be (interval partitioning).</summary>
internal static class Packing
{
    /// <summary>
    /// The row of each stretch, from 0; as many rows as the most that overlap anywhere. Stretches that touch share a row. Of the rows that
    /// are free the topmost is taken. O(n log n).
    /// </summary>
    public static int[] Rows(IReadOnlyList<Extent> extents)
    {
        var rows = new int[extents.Count];
        var (free, busy) = (new PriorityQueue<int, int>(), new PriorityQueue<int, double>());
        var opened = 0;
        foreach (var one in Enumerable.Range(0, extents.Count).OrderBy(i => extents[i].Start).ThenBy(i => i))
        {
            while (busy.TryPeek(out var row, out var end) && end <= extents[one].Start)
            {
                busy.Dequeue();
                free.Enqueue(row, row);
            }

            rows[one] = free.Count > 0 ? free.Dequeue() : opened++;
            busy.Enqueue(rows[one], extents[one].End);
        }

        return rows;
    }

    /// <summary>
    /// Divides a budget among lanes: each gets what it wants, or else the same as others that want more; one at least, even past the
    /// budget.
    /// </summary>
    public static int[] Shares(IReadOnlyList<int> wanted, int budget)
    {
        var shares = new int[wanted.Count];
        var (left, lanes) = (budget, wanted.Count);
        foreach (var lane in Enumerable.Range(0, wanted.Count).OrderBy(lane => wanted[lane]).ThenBy(lane => lane))
        {
            shares[lane] = Math.Min(wanted[lane], Math.Max(1, left / lanes));
            left = Math.Max(0, left - shares[lane]);
            lanes--;
        }

        return shares;
    }
}

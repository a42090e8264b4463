using Facts.Domain.Time;

namespace Facts.Store.Tenures;

/// <summary>
/// Tenures by their length. One that covers a day and is no longer than a year started no more than a year before it: so the btree over
/// (post, length, start) finds those of a day by a short range in each class, however many others the post has. See ops/adr/0002.
/// </summary>
internal static class Spans
{
    /// <summary>The longest of each class, in days; what is longer, or has no start or no end, is in the last class.</summary>
    private static readonly int[] Longest = [64, 732, 2_200, 6_000, 25_000];

    private const short Unlimited = 5;

    public static readonly short[] Classes = [0, 1, 2, 3, 4, Unlimited];

    /// <summary>The longest of each class, in days; null for no limit.</summary>
    public static readonly int?[] Days = [.. Longest.Select(days => (int?)days), null];

    public static short Of(Period valid)
    {
        if (valid.Start == Moments.Beginning || valid.End == Moments.Forever)
            return Unlimited;
        var shorter = Array.FindIndex(Longest, days => valid.End - valid.Start <= TimeSpan.FromDays(days));
        return shorter < 0 ? Unlimited : (short)shorter;
    }

    /// <summary>For each class the earliest start of a tenure that reaches <paramref name="moment"/>.</summary>
    public static DateTime[] Earliest(DateTime moment) =>
    [
        .. Longest.Select(days => moment - Moments.Beginning <= TimeSpan.FromDays(days) ? Moments.Beginning : moment.AddDays(-days)),
        Moments.Beginning,
    ];
}

using Facts.Domain.Time;

namespace Facts.Pages.Timeline;

/// <summary>Something with a name that takes time.</summary>
/// <param name="What">What it is.</param>
/// <param name="Label">Its name, on one line.</param>
/// <param name="Possible">When it may be; not empty.</param>
/// <param name="Certain">When it surely is, within the former; may be empty.</param>
internal sealed record Entry<T>(T What, string Label, Period Possible, Period Certain);

/// <summary>Where the name of a bar stands.</summary>
internal enum Place
{
    /// <summary>It has no room.</summary>
    None,

    /// <summary>Within the certain part.</summary>
    Inside,

    /// <summary>Across certain and possible parts.</summary>
    Across,

    /// <summary>Behind the bar's end.</summary>
    After,

    /// <summary>Before the bar's start.</summary>
    Before,
}

/// <summary>An entry as it is drawn, in units of the picture.</summary>
/// <param name="Entry">What it shows.</param>
/// <param name="Row">In its lane, from 0.</param>
/// <param name="Whole">From the possible start to the possible end, within the axis.</param>
/// <param name="Sure">The certain part; null when there is none on the axis.</param>
/// <param name="Label">Where its name stands.</param>
internal sealed record Bar<T>(Entry<T> Entry, int Row, Extent Whole, Extent? Sure, Place Label)
{
    /// <summary>No end is known or stated: it goes on past the border.</summary>
    public bool GoesOn => Entry.Possible.End == Moments.Forever;

    /// <summary>No start is known.</summary>
    public bool ReachesBack => Entry.Possible.Start == Moments.Beginning;
}

/// <summary>A lane's bars, and how many more there are than fit.</summary>
internal sealed record Lane<T>(IReadOnlyList<Bar<T>> Bars, int Rows, int Hidden);

/// <summary>Lays entries out in lanes and rows. Pure: the same entries give the same picture.</summary>
internal static class LaneLayout
{
    /// <summary>Up to so many bars every one is drawn, with room kept for its name; of more only the first rows of each lane.</summary>
    public const int Roomy = 300;

    /// <summary>Rows of all lanes together when there are more bars than that.</summary>
    public const int CrowdedRows = 60;

    /// <summary>
    /// Never more bars than this. Measured on two busy cores, 5,000 tenures in six posts until Chromium has painted all: 400 to 600 ms with
    /// 1,000 bars and as many rows in words, 350 to 550 ms with 600.
    /// </summary>
    public const int MostBars = 600;

    /// <summary>Bars are at least so wide: what is shorter could be neither seen nor pressed.</summary>
    public const double Narrowest = 4;

    // Bars that follow each other are drawn a little apart; a hair less is kept free, so that they do share a row.
    private const double Apart = 1.5, Kept = 1.4, Padding = 10;

    /// <summary>Every entry that is on the axis once, or counted as hidden.</summary>
    public static IReadOnlyList<Lane<T>> Lay<T>(TimeAxis axis, IReadOnlyList<IReadOnlyList<Entry<T>>> lanes)
    {
        var shown = lanes.Select(lane => lane.Where(entry => IsOn(axis, entry.Possible)).ToList()).ToList();
        var roomy = shown.Sum(lane => lane.Count) <= Roomy;
        var packed = shown.Select(lane => Pack(axis, lane, roomy)).ToList();
        var rows = Packing.Shares([.. packed.Select(lane => lane.Rows)], roomy ? int.MaxValue : CrowdedRows);
        var fitting = packed.Select((lane, i) => lane.Bars.Where(bar => bar.Row < rows[i]).ToList()).ToList();
        var bars = Packing.Shares([.. fitting.Select(lane => lane.Count)], MostBars);
        return
        [
            .. fitting.Select((lane, i) =>
            {
                List<Bar<T>> drawn = [.. lane.OrderBy(bar => bar.Row).ThenBy(bar => bar.Whole.Start).Take(bars[i])];
                return new Lane<T>(drawn, drawn.Count == 0 ? 0 : drawn[^1].Row + 1, shown[i].Count - drawn.Count);
            }),
        ];
    }

    private static bool IsOn(TimeAxis axis, Period period) => !period.IsEmpty && period.Start < axis.To && period.End > axis.From;

    private static (List<Bar<T>> Bars, int Rows) Pack<T>(TimeAxis axis, List<Entry<T>> entries, bool roomy)
    {
        var bars = entries.Select(entry => Draw(axis, entry, roomy)).ToList();
        var rows = Packing.Rows([.. bars.Select(WithLabel)]);
        return ([.. bars.Select((bar, i) => bar with { Row = rows[i] })], rows.Length == 0 ? 0 : rows.Max() + 1);
    }

    private static Bar<T> Draw<T>(TimeAxis axis, Entry<T> entry, bool roomy)
    {
        var start = Math.Min(axis.X(entry.Possible.Start), axis.Right - Narrowest);
        var whole = new Extent(start, Math.Max(axis.X(entry.Possible.End) - Apart, start + Narrowest));
        var sure = IsOn(axis, entry.Certain)
            ? new Extent(Math.Clamp(axis.X(entry.Certain.Start), start, whole.End), Math.Min(whole.End, axis.X(entry.Certain.End)))
            : (Extent?)null;
        return new Bar<T>(entry, 0, whole, sure, PlaceOf(axis, whole, sure, WidthOf(entry.Label) + Padding, roomy));
    }

    private static Place PlaceOf(TimeAxis axis, Extent whole, Extent? sure, double width, bool roomy) => (whole, sure) switch
    {
        (_, { } certain) when certain.End - certain.Start >= width => Place.Inside,
        _ when whole.End - whole.Start >= width => Place.Across,
        _ when !roomy => Place.None,
        _ when whole.End + width <= axis.Right => Place.After,
        _ when whole.Start - width >= axis.Left => Place.Before,
        _ => Place.None,
    };

    /// <summary>The room that a bar takes in its row, its name included.</summary>
    internal static Extent WithLabel<T>(Bar<T> bar)
    {
        var width = WidthOf(bar.Entry.Label) + Padding;
        return new Extent(
            bar.Whole.Start - (bar.Label == Place.Before ? width : 0), bar.Whole.End + Kept + (bar.Label == Place.After ? width : 0));
    }

    /// <summary>
    /// About how wide a text is, rather too wide than too narrow: 12 units high, a letter of an alphabet takes 7.2 at most on average in
    /// the usual sans-serif faces, one of the scripts from Hangul Jamo (U+1100) on up to 13.
    /// </summary>
    internal static double WidthOf(string text) => text.EnumerateRunes().Sum(rune => rune.Value < 0x1100 ? 7.2 : 13);
}

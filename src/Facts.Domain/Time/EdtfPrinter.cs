using System.Globalization;

namespace Facts.Domain.Time;

/// <summary>Writes a range of instants as EDTF. See <see cref="Edtf.Print"/>.</summary>
internal static class EdtfPrinter
{
    /// <summary>From fine to coarse, so that the coarsest that suits both ends is the smaller of the two.</summary>
    private enum Precision { Instant, Day, Month, Year }

    private static readonly TimeSpan LastOfDay = TimeSpan.FromDays(1) - TimeSpan.FromMicroseconds(1);

    internal static string Print(DateTime earliest, DateTime latest)
    {
        if (earliest != DateTime.MinValue) Demand(earliest, nameof(earliest));
        if (latest != DateTime.MaxValue) Demand(latest, nameof(latest));
        if (earliest > latest) throw new ArgumentException("A range ends before it starts.", nameof(latest));

        bool back = earliest == DateTime.MinValue, forward = latest == DateTime.MaxValue;
        if (back && forward) return "..";
        if (back) return $"[..{Text(latest, EndsWhole(latest))}]";
        if (forward) return $"[{Text(earliest, StartsWhole(earliest))}..]";
        if (earliest == latest) return Text(earliest, Precision.Instant);
        return PrintBounded(earliest, latest);
    }

    private static string PrintBounded(DateTime earliest, DateTime latest)
    {
        Precision starts = StartsWhole(earliest), ends = EndsWhole(latest);
        var both = starts < ends ? starts : ends;
        // The ends of a range should share a precision (ISO 8601-2:2019, 6.3). A time beside a day is our extension anyway.
        string start = Text(earliest, both == Precision.Instant && starts > both ? Precision.Day : both);
        string end = Text(latest, both == Precision.Instant && ends > both ? Precision.Day : both);
        return start == end ? start : $"[{start}..{end}]";
    }

    /// <summary>The coarsest of day, month and year that begins at this instant.</summary>
    private static Precision StartsWhole(DateTime at) =>
        at.TimeOfDay != TimeSpan.Zero ? Precision.Instant
        : at.Day != 1 ? Precision.Day
        : at.Month != 1 ? Precision.Month
        : Precision.Year;

    /// <summary>The coarsest of day, month and year that has this instant as its last microsecond.</summary>
    private static Precision EndsWhole(DateTime at) =>
        at.TimeOfDay != LastOfDay ? Precision.Instant
        : at.Day != DateTime.DaysInMonth(at.Year, at.Month) ? Precision.Day
        : at.Month != 12 ? Precision.Month
        : Precision.Year;

    private static string Text(DateTime at, Precision precision) => at.ToString(precision switch
    {
        Precision.Year => "yyyy",
        Precision.Month => "yyyy-MM",
        Precision.Day => "yyyy-MM-dd",
        _ => "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'",
    }, CultureInfo.InvariantCulture);

    private static void Demand(DateTime at, string name)
    {
        if (at.Kind != DateTimeKind.Utc) throw new ArgumentException("An instant is in UTC.", name);
        if (at.Ticks % TimeSpan.TicksPerMicrosecond != 0) throw new ArgumentException("An instant is a whole microsecond.", name);
    }
}

using System.Globalization;

namespace Facts.Domain.Time;

/// <summary>How much is known of one end of a date. Open and unknown are never the same null (ISO 8601-2:2019, 10.2).</summary>
public enum EdtfBoundKind
{
    /// <summary>An end exists, and nobody says when: the empty side of <c>1985/</c>.</summary>
    Unknown,

    /// <summary>There is no limit on this side, or it goes on: the <c>..</c> of <c>1985/..</c> or <c>[..1985]</c>.</summary>
    Open,

    /// <summary>A day or an instant.</summary>
    Known,
}

/// <summary>
/// One end of what an EDTF text can mean: a day, an instant, open or unknown. A day stands for its first moment when it is the
/// earliest bound, and for its last moment when it is the latest. <c>default</c> is <see cref="Unknown"/>.
/// </summary>
public readonly record struct EdtfBound
{
    /// <summary>An end that exists but is not stated.</summary>
    public static readonly EdtfBound Unknown;

    /// <summary>No limit on this side.</summary>
    public static readonly EdtfBound Open = new() { Kind = EdtfBoundKind.Open };

    /// <summary>The members below mean something for <see cref="EdtfBoundKind.Known"/> only; otherwise they are 0 or null.</summary>
    public EdtfBoundKind Kind { get; private init; }

    /// <summary>Proleptic Gregorian year, astronomical: 0 is the year before 1. At most 18 digits either way.</summary>
    public long Year { get; private init; }

    /// <summary>1 to 12.</summary>
    public int Month { get; private init; }

    /// <summary>1 to 31, valid in its month.</summary>
    public int Day { get; private init; }

    /// <summary>The time of day in whole microseconds, in the zone given; null when the bound is a whole day.</summary>
    public TimeOnly? Time { get; private init; }

    /// <summary>The zone as it was given: <c>Z</c>, <c>+05</c>, <c>-05:30</c>. Null for a local time, and for a whole day.</summary>
    public string? Zone { get; private init; }

    /// <summary>How far the zone is ahead of UTC; null when no zone is given.</summary>
    public TimeSpan? Offset => Zone is null ? null : TimeSpan.FromMinutes(OffsetMinutes);

    private int OffsetMinutes { get; init; }

    internal static EdtfBound OnDay(long year, int month, int day) =>
        new() { Kind = EdtfBoundKind.Known, Year = year, Month = month, Day = day };

    internal EdtfBound At(TimeOnly time, string? zone, int offsetMinutes) =>
        this with { Time = time, Zone = zone, OffsetMinutes = offsetMinutes };

    /// <summary>
    /// Microseconds since 0001-01-01T00:00:00Z of a known bound; a local time is read as UTC. A whole day gives its first microsecond.
    /// </summary>
    internal Int128 FirstMicrosecond =>
        EdtfCalendar.DayNumber(Year, Month, Day) * EdtfCalendar.MicrosecondsPerDay
        + (Time is { } time ? time.Ticks / TimeSpan.TicksPerMicrosecond - OffsetMinutes * 60_000_000L : 0);

    /// <summary>The same, but a whole day gives its last microsecond.</summary>
    internal Int128 LastMicrosecond => FirstMicrosecond + (Time is null ? EdtfCalendar.MicrosecondsPerDay - 1 : 0);

    /// <summary>
    /// EDTF: <c>2023-11-18</c> for a day, <c>2023-11-17T12:00:00Z</c> for an instant (fraction only as needed, zone as given),
    /// <c>-0043-03-15</c> before year 0, <c>..</c> for open and the empty text for unknown. A year of more than four digits stands
    /// alone, <c>Y170000002</c>, because EDTF has no months in it (ISO 8601-2:2019, 4.7.2).
    /// </summary>
    public override string ToString() => Kind switch
    {
        EdtfBoundKind.Unknown => "",
        EdtfBoundKind.Open => "..",
        _ when Year is > 9999 or < -9999 => string.Create(CultureInfo.InvariantCulture, $"Y{Year}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}{TimeText}"),
    };

    private string TimeText => Time is { } time
        ? time.ToString("'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture) + Zone
        : "";
}

using System.Globalization;

namespace Facts.Domain.Time;

/// <summary>
/// A point on a time axis as a question names it: a day, meant as the end of that day in UTC, or an RFC 3339 instant. Inclusive.
/// </summary>
/// <param name="Text">As it is shown: <c>2023-11-18</c> or <c>2023-11-18T09:00:00Z</c>.</param>
/// <param name="Moment">The instant meant; for a day its last microsecond.</param>
public sealed record AsOf(string Text, DateTime Moment)
{
    /// <summary>Other programs print up to as many: Go and Java nanoseconds, .NET's "O" a tenth of them.</summary>
    internal const int MostDecimals = 9;

    private const int ClockEnd = 19; // yyyy-mm-ddThh:mm:ss

    /// <summary>
    /// Nobody named a time: all is meant that is recorded, also by a clock that was ahead of this one. <see cref="Moment"/> is now.
    /// </summary>
    public bool IsLatest { get; init; }

    /// <summary>The later of now and the latest recorded time of what is read, where nobody named a time; else the time that was named.</summary>
    public AsOf After(DateTime? recorded) => IsLatest && recorded > Moment ? At(recorded.Value) : this;

    /// <summary>The moment to read by: everything, where nobody named a time.</summary>
    public DateTime Reach => IsLatest ? Moments.Forever : Moment;

    /// <summary>The first moment of the UTC day that <see cref="Moment"/> lies in.</summary>
    public DateTime DayStart => Moment.Date;

    /// <summary>An instant. Anything finer than a microsecond is dropped.</summary>
    public static AsOf At(DateTime moment)
    {
        var kept = Moments.Truncate(moment);
        return new AsOf(Print(kept), kept);
    }

    /// <summary>Reads a day (<c>2023-11-18</c>) or an RFC 3339 instant with its zone; null when the text is neither.</summary>
    public static AsOf? TryParse(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new AsOf(text, Moments.Truncate(day.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Utc)));
        return TryParseInstant(text) is { } instant ? At(instant) : null;
    }

    /// <summary>
    /// Reads an RFC 3339 instant (section 5.6), which must carry its zone; null when it is none. A fraction has 1 to 9 digits, and what is
    /// finer than a microsecond is dropped. There is no second 60.
    /// </summary>
    public static DateTime? TryParseInstant(string text)
    {
        if (text.Length <= ClockEnd || text[10] is not ('T' or 't' or ' ')
            || !DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !TimeOnly.TryParseExact(text.AsSpan(11, 8), "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            return null;
        }

        var rest = text.AsSpan(ClockEnd);
        var zone = rest.IndexOfAny("Zz+-");
        if (zone < 0 || !TryFraction(rest[..zone], out var microseconds) || !TryZone(rest[zone..], out var offset))
            return null;
        var ticks = day.ToDateTime(clock).Ticks + microseconds * TimeSpan.TicksPerMicrosecond - offset.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;
    }

    /// <summary>Microseconds of a fraction with its point, of which there need not be any.</summary>
    internal static bool TryFraction(ReadOnlySpan<char> text, out int microseconds)
    {
        microseconds = 0;
        if (text.IsEmpty)
            return true;
        var digits = text[1..];
        if (text[0] != '.' || digits.Length is 0 or > MostDecimals || digits.ContainsAnyExceptInRange('0', '9'))
            return false;
        for (var i = 0; i < 6; i++)
            microseconds = microseconds * 10 + (i < digits.Length ? digits[i] - '0' : 0);
        return true;
    }

    /// <summary><c>Z</c> or <c>±hh:mm</c>, hours 00 to 23, minutes 00 to 59.</summary>
    private static bool TryZone(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text is "Z" or "z")
            return true;
        if (text.Length != 6 || text[0] is not ('+' or '-')
            || !TimeOnly.TryParseExact(text[1..], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var ahead))
        {
            return false;
        }

        offset = text[0] == '-' ? -ahead.ToTimeSpan() : ahead.ToTimeSpan();
        return true;
    }

    /// <summary>RFC 3339 in UTC, with a fraction only where there is one.</summary>
    public static string Print(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}

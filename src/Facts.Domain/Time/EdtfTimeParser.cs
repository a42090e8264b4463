using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using static Facts.Domain.Time.EdtfParser;

namespace Facts.Domain.Time;

/// <summary>
/// A day with a time of day (ISO 8601-2:2019, A.4.3): <c>hh:mm:ss</c>, complete, then <c>Z</c>, <c>±hh</c>, <c>±hh:mm</c> or nothing
/// for a local time. A fraction of a second is our extension: with a point, 1 to 9 digits, of which
/// those finer than a microsecond are dropped.
/// </summary>
internal static class EdtfTimeParser
{
    private const int TimeLength = 8; // hh:mm:ss

    internal static bool TryParse(ReadOnlySpan<char> text, out EdtfDate date, [NotNullWhen(false)] out string? error)
    {
        date = default;
        int at = text.IndexOf('T');
        var dayText = text[..at];
        var clock = text[(at + 1)..];
        if (dayText.Length < 10 || dayText.ContainsAnyExceptInRange('-', '9'))
            return Refuse($"{Quote(text)} is no date: before a time stands a whole day, yyyy-mm-dd.", out error);
        if (!EdtfDateParser.TryParse(dayText, out var day, out error)) return false;

        int zoneAt = clock.IndexOfAny('Z', '+', '-');
        if (zoneAt < 0) zoneAt = clock.Length;
        var timeText = clock[..zoneAt];
        var zoneText = clock[zoneAt..];
        if (!TryParseTime(timeText, out var time))
            return Refuse($"{Quote(text)} is no date: a time is hh:mm:ss, from 00:00:00 to 23:59:59.", out error);
        if (!TryParseZone(zoneText, out int offsetMinutes))
            return Refuse($"{Quote(text)} is no date: a zone is Z, +hh, -hh, +hh:mm or -hh:mm, and zero has a plus.", out error);

        var instant = day.Earliest.At(time, zoneText.IsEmpty ? null : zoneText.ToString(), offsetMinutes);
        date = day with { Form = EdtfForm.Time, Earliest = instant, Latest = instant };
        return true;
    }

    private static bool TryParseTime(ReadOnlySpan<char> text, out TimeOnly time)
    {
        time = default;
        if (!AsOf.TryFraction(text.Length > TimeLength ? text[TimeLength..] : default, out int microseconds)) return false;
        // The framework knows hh:mm:ss as the standard means it: no hour 24 (8601-1, 5.3.2) and no second 60.
        if (!TimeOnly.TryParseExact(text[..Math.Min(text.Length, TimeLength)], "HH:mm:ss", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var second)) return false;

        time = new TimeOnly(second.Ticks + microseconds * TimeSpan.TicksPerMicrosecond);
        return true;
    }

    /// <summary>
    /// Hours 00 to 23 and minutes 00 to 59, as RFC 3339 (5.6) bounds them; ISO sets no bound. A minus means behind UTC, so that zero
    /// has none (ISO 8601-1:2019, 4.3.13).
    /// </summary>
    private static bool TryParseZone(ReadOnlySpan<char> text, out int offsetMinutes)
    {
        offsetMinutes = 0;
        if (text is "" or "Z") return true;
        if (text.Length is not (3 or 6) || text[0] == 'Z' || (text.Length == 6 && text[3] != ':')) return false;
        if (!TryTwoDigits(text[1..3], 23, out int hours)) return false;
        int minutes = 0;
        if (text.Length == 6 && !TryTwoDigits(text[4..], 59, out minutes)) return false;
        int ahead = hours * 60 + minutes;
        offsetMinutes = text[0] == '-' ? -ahead : ahead;
        return text[0] == '+' || ahead != 0;
    }

    private static bool TryTwoDigits(ReadOnlySpan<char> text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most;
}

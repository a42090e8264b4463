using System.Globalization;

namespace Facts.Domain.Time;

/// <summary>Days of the Julian calendar, which countries left between 1582 and 1923. What is recorded is proleptic Gregorian.</summary>
public static class JulianDay
{
    private static readonly JulianCalendar Calendar = new();

    /// <summary>
    /// The Gregorian day of a Julian one, <c>yyyy-MM-dd</c>; null where the text is none, or lies outside years 1 to 9999 of either calendar.
    /// </summary>
    public static DateOnly? ToGregorian(string text)
    {
        if (text is not [_, _, _, _, '-', _, _, '-', _, _] || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || !int.TryParse(text.AsSpan(8, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > Calendar.GetDaysInMonth(year, month))
        {
            return null;
        }

        try
        {
            return DateOnly.FromDateTime(Calendar.ToDateTime(year, month, day, 0, 0, 0, 0));
        }
        catch (ArgumentOutOfRangeException)
        {
            // 1 January of year 1 there is in year 0 here, and the last days of year 9999 are in year 10000.
            return null;
        }
    }
}

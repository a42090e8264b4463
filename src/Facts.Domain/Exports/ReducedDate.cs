using System.Globalization;
using Facts.Domain.Time;

namespace Facts.Domain.Exports;

/// <summary>
/// A date for formats that know no uncertainty but leaving off: <c>2023-11-17</c>, <c>2023-11</c> or <c>2023</c> (ISO 8601-1, 5.2.2.3).
/// </summary>
public static class ReducedDate
{
    /// <summary>
    /// The narrowest of day, month and year that surely holds the moment; null when no year does, and for what has no
    /// limit. Leaving off says less, never something else.
    /// </summary>
    /// <param name="earliest">First moment that is meant, UTC; inclusive.</param>
    /// <param name="latest">Last moment that is meant, UTC; inclusive.</param>
    public static string? Of(DateTime earliest, DateTime latest)
    {
        if (earliest.Year != latest.Year || earliest == Moments.Beginning || latest == Moments.Forever)
            return null;
        var format = earliest.Month != latest.Month ? "yyyy" : earliest.Day != latest.Day ? "yyyy-MM" : "yyyy-MM-dd";
        return earliest.ToString(format, CultureInfo.InvariantCulture);
    }
}

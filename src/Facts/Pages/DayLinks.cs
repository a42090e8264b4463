using Facts.Domain.Time;

namespace Facts.Pages;

/// <summary>The days beside the one that is shown.</summary>
internal static class DayLinks
{
    /// <summary>The day so many days after the one that a time lies in; null where the calendar ends, or for no time.</summary>
    public static string? Beside(string? on, int days)
    {
        if (on is null || AsOf.TryParse(on) is not { } time)
            return null;
        var number = DateOnly.FromDateTime(time.Moment).DayNumber + days;
        return number < 0 || number > DateOnly.MaxValue.DayNumber ? null : DateOnly.FromDayNumber(number).ToString("yyyy-MM-dd");
    }
}

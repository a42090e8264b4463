namespace Facts.Domain.Time;

/// <summary>
/// The proleptic Gregorian calendar for years of any size (ISO 8601-1:2019, 4.2.1), which <see cref="DateTime"/> has for years 1 to 9999
/// only. Year 0 exists and is a leap year; the year before it is -1.
/// </summary>
internal static class EdtfCalendar
{
    internal const long MicrosecondsPerDay = 86_400_000_000;

    internal static bool IsLeapYear(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    /// <param name="year">Any year.</param>
    /// <param name="month">1 to 12.</param>
    internal static int DaysInMonth(long year, int month) => month switch
    {
        2 => IsLeapYear(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>Days since 0001-01-01, which is day 0; negative before it. 128 bits, because a year may have 18 digits.</summary>
    internal static Int128 DayNumber(long year, int month, int day)
    {
        // A year that starts in March puts the leap day at its end, so that months have fixed offsets.
        Int128 marchYear = month > 2 ? year : (Int128)year - 1;
        int monthsSinceMarch = (month + 9) % 12;
        Int128 leapDays = FloorDivide(marchYear, 4) - FloorDivide(marchYear, 100) + FloorDivide(marchYear, 400);
        const int fromMarchOfYear0 = 306; // days from 0000-03-01 to 0001-01-01
        return marchYear * 365 + leapDays + (monthsSinceMarch * 153 + 2) / 5 + day - 1 - fromMarchOfYear0;
    }

    private static Int128 FloorDivide(Int128 dividend, int divisor) =>
        dividend >= 0 ? dividend / divisor : (dividend - divisor + 1) / divisor;
}

using System.Globalization;

namespace Facts.Domain.Dates;

/// <summary>Which way a date without a year, or a bare weekday, is looked for from the day of publication.</summary>
internal enum Lean { Nearest, Past, Future }

/// <summary>
/// A date as its EDTF text, with words on how it was reckoned; both null where that needs a day of publication and there is none.
/// </summary>
/// <param name="Edtf">EDTF, or null.</param>
/// <param name="How">English words, such as "the Friday before the day of publication"; null for a date that is stated whole.</param>
internal readonly record struct Reckoned(string? Edtf, string? How);

/// <summary>Words that name a date, at their place among tokens; what day they mean depends on when they were published.</summary>
/// <param name="From">The first token.</param>
/// <param name="To">The token after the last.</param>
/// <param name="Reckon">From the day of publication (null where unknown) to the date.</param>
/// <param name="IsSince">The words are about a beginning: "since 1983".</param>
internal sealed record DatePhrase(int From, int To, Func<DateOnly?, Lean, Reckoned> Reckon, bool IsSince = false);

/// <summary>Arithmetic of days that the phrases share.</summary>
internal static class Reckon
{
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Month(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");

    public static string Year(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    public static string Range(DateOnly from, DateOnly to) => from == to ? Day(from) : $"[{Day(from)}..{Day(to)}]";

    /// <summary>Monday of the week in which the day lies.</summary>
    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>
    /// A day of the year near the day of publication: the last one up to it, the first one from it, or the nearer of both.
    /// </summary>
    public static DateOnly? Anniversary(DateOnly published, int month, int day, Lean lean)
    {
        DateOnly? On(int year) => year is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
        var (last, same, next) = (On(published.Year - 1), On(published.Year), On(published.Year + 1));
        if (same is not { } there)
            return lean == Lean.Future ? next ?? last : last ?? next;
        return lean switch
        {
            Lean.Past => there <= published ? there : last ?? there,
            Lean.Future => there >= published ? there : next ?? there,
            _ => Nearest(published, last, there, next),
        };
    }

    /// <summary>The year of a month near the day of publication, whose own month is both past and to come.</summary>
    public static int YearOfMonth(DateOnly published, int month, Lean lean) => lean switch
    {
        Lean.Past => month <= published.Month ? published.Year : published.Year - 1,
        Lean.Future => month >= published.Month ? published.Year : published.Year + 1,
        _ => month - published.Month > 6 ? published.Year - 1 : published.Month - month > 6 ? published.Year + 1 : published.Year,
    };

    private static DateOnly Nearest(DateOnly published, DateOnly? last, DateOnly same, DateOnly? next)
    {
        var gap = same.DayNumber - published.DayNumber;
        return gap > 183 && last is { } before ? before : gap < -183 && next is { } after ? after : same;
    }
}

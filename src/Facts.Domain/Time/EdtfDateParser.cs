using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using static Facts.Domain.Time.EdtfParser;

namespace Facts.Domain.Time;

/// <summary>
/// One date: year, month or day (ISO 8601-2:2019, A.4.2), negative and long years (A.5.2), seasons (A.5.3), a qualifier at the end
/// (A.5.4), unspecified digits from the right (A.5.5). A date with a time goes to <see cref="EdtfTimeParser"/>.
/// </summary>
internal static class EdtfDateParser
{
    /// <summary>A cap of ours: far past the age of the universe, and a long holds it.</summary>
    private const int MaxLongYearDigits = 18;

    internal static bool TryParse(ReadOnlySpan<char> text, out EdtfDate date, [NotNullWhen(false)] out string? error)
    {
        date = default;
        if (text.IsEmpty) return Refuse("A date is missing between the signs.", out error);
        if (text.Contains('T')) return EdtfTimeParser.TryParse(text, out date, out error);

        bool qualified = text[^1] is '?' or '~' or '%';
        var rest = qualified ? text[..^1] : text;
        bool parsed = rest.StartsWith('Y')
            ? TryParseLongYear(rest, out date, out error)
            : TryParseYearMonthDay(rest, out date, out error);
        if (qualified) date = date with { Level = 1 };
        return parsed;
    }

    /// <summary><c>Y170000002</c>, <c>Y-170000002</c>: only for years that four digits cannot say (8601-2, 4.7.2).</summary>
    private static bool TryParseLongYear(ReadOnlySpan<char> text, out EdtfDate date, [NotNullWhen(false)] out string? error)
    {
        date = default;
        bool negative = text.StartsWith("Y-");
        var digits = text[(negative ? 2 : 1)..];
        if (digits.Contains('E') || digits.Contains('S'))
            return Refuse($"{Quote(text)} has an exponent or significant digits: EDTF level 2, which is not read.", out error);
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
            return Refuse($"{Quote(text)} is no year: after Y come a year's digits and nothing else.", out error);
        if (digits.Length < 5 || digits[0] == '0')
            return Refuse($"{Quote(text)} is no year: Y is for years of five digits and more, without leading zeros.", out error);
        if (digits.Length > MaxLongYearDigits)
            return Refuse($"{Quote(text)} is out of reach: a year has at most {MaxLongYearDigits} digits.", out error);

        long year = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (negative) year = -year;
        date = new EdtfDate(1, EdtfForm.Plain, EdtfBound.OnDay(year, 1, 1), EdtfBound.OnDay(year, 12, 31));
        error = null;
        return true;
    }

    private static bool TryParseYearMonthDay(ReadOnlySpan<char> text, out EdtfDate date, [NotNullWhen(false)] out string? error)
    {
        date = default;
        bool negative = text.StartsWith('-');
        var body = negative ? text[1..] : text;
        error = CheckShape(text, body);
        if (error is not null) return false;

        // The first and the last year that X leaves open.
        int from = Number(body[..4], '0'), to = Number(body[..4], '9');
        if (negative) (from, to) = (-to, -from);
        if (negative && from == 0) return Refuse($"{Quote(text)} is no date: year 0000 has no minus (ISO 8601-2, 4.4.1.2).", out error);
        if (negative && to == 0) to = -1; // -000X ends at -0001

        int? month = body.Length > 4 && body[5] != 'X' ? Number(body[5..7]) : null;
        int? day = body.Length > 7 && body[8] != 'X' ? Number(body[8..]) : null;
        if (month is >= 21 and <= 24 && body.Length == 7)
        {
            date = Season(from, month.Value);
            return true;
        }
        error = CheckMonth(text, month) ?? CheckDay(text, from, month, day);
        if (error is not null) return false;

        bool unspecified = body.Contains('X');
        var earliest = EdtfBound.OnDay(from, month ?? 1, day ?? 1);
        var latest = EdtfBound.OnDay(to, month ?? 12, day ?? EdtfCalendar.DaysInMonth(to, month ?? 12));
        date = new EdtfDate(negative || unspecified ? 1 : 0, unspecified ? EdtfForm.Unspecified : EdtfForm.Plain, earliest, latest);
        return true;
    }

    /// <summary>
    /// Level 0 has the first three shapes, level 1 the other five (8601-2, A.5.5): digits are unspecified from the right, and the range
    /// is that of the coarser date. X anywhere else is level 2 (A.6.7).
    /// </summary>
    private static string? CheckShape(ReadOnlySpan<char> text, ReadOnlySpan<char> body)
    {
        if (body.Length is not (4 or 7 or 10)) return $"{Quote(text)} is no date: a date is yyyy, yyyy-mm or yyyy-mm-dd.";
        Span<char> shape = stackalloc char[body.Length];
        for (int i = 0; i < body.Length; i++) shape[i] = char.IsAsciiDigit(body[i]) ? '9' : body[i];
        return shape switch
        {
            "9999" or "9999-99" or "9999-99-99" => null,
            "999X" or "99XX" or "9999-XX" or "9999-99-XX" or "9999-XX-XX" => null,
            _ when body.Contains('X') =>
                $"{Quote(text)} is no date: X stands as in 201X, 20XX, 2004-XX, 1985-04-XX and 1985-XX-XX, and nowhere else.",
            _ => $"{Quote(text)} is no date: a date is yyyy, yyyy-mm or yyyy-mm-dd.",
        };
    }

    /// <summary>See <see cref="Edtf"/> for the choice of months.</summary>
    private static EdtfDate Season(int year, int season)
    {
        int first = (season - 20) * 3; // 21 starts in March, 24 in December
        var (lastYear, last) = season == 24 ? (year + 1, 2) : (year, first + 2);
        return new EdtfDate(1, EdtfForm.Season, EdtfBound.OnDay(year, first, 1),
            EdtfBound.OnDay(lastYear, last, EdtfCalendar.DaysInMonth(lastYear, last)));
    }

    private static string? CheckMonth(ReadOnlySpan<char> text, int? month) => month switch
    {
        null or (>= 1 and <= 12) => null,
        >= 21 and <= 24 => $"{Quote(text)} is no date: a season has no day.",
        >= 25 and <= 41 => $"{Quote(text)} is a part of a year of EDTF level 2, which is not read.",
        _ => $"{Quote(text)} is no date: there is no month {month:00}.",
    };

    private static string? CheckDay(ReadOnlySpan<char> text, long year, int? month, int? day)
    {
        if (month is null || day is null) return null;
        int days = EdtfCalendar.DaysInMonth(year, month.Value);
        if (day >= 1 && day <= days) return null;
        return $"{Quote(text)} is no date: that month has days 01 to {days}.";
    }

    /// <summary>The number that digits write, with <paramref name="x"/> for every X.</summary>
    private static int Number(ReadOnlySpan<char> digits, char x = '0')
    {
        int number = 0;
        foreach (char digit in digits) number = number * 10 + ((digit == 'X' ? x : digit) - '0');
        return number;
    }
}

using System.Globalization;
using Facts.Domain.Words;

namespace Facts.Domain.Dates;

/// <summary>Dates by the calendar: days, months and years in words or figures, with or without the year.</summary>
internal static class CalendarDates
{
    private static readonly string[] Sides = ["last", "next", "this"];

    /// <param name="tokens">The sentence's.</param>
    /// <param name="at">Where the phrase starts.</param>
    /// <param name="leadIn">Whether a word before says that a date follows; else a bare year needs a preposition before it.</param>
    public static DatePhrase? At(IReadOnlyList<Token> tokens, int at, bool leadIn) =>
        Figures(tokens, at) ?? DayMonth(tokens, at) ?? MonthDay(tokens, at) ?? BareYear(tokens, at, leadIn);

    private static DatePhrase? MonthDay(IReadOnlyList<Token> tokens, int at)
    {
        if (MonthAt(tokens, at) is not { } month)
            return null;
        var next = at + 1;
        if (DateGrammar.NumberAt(tokens, next) is { } day and >= 1 and <= 31 && !IsYear(tokens, next))
        {
            var comma = next + 1 < tokens.Count && tokens[next + 1].Is(",") ? 1 : 0;
            return YearAt(tokens, next + 1 + comma) is { } year ? Whole(at, next + 2 + comma, year, month, day)
                : WithoutYear(at, next + 1, month, day);
        }

        return Months(tokens, at, next, month);
    }

    private static DatePhrase? DayMonth(IReadOnlyList<Token> tokens, int at)
    {
        if (DateGrammar.NumberAt(tokens, at) is not ({ } day and >= 1 and <= 31) || at + 1 >= tokens.Count
            || MonthAt(tokens, at + 1) is not { } month)
            return null;
        return YearAt(tokens, at + 2) is { } year ? Whole(at, at + 3, year, month, day) : WithoutYear(at, at + 2, month, day);
    }

    private static DatePhrase? Months(IReadOnlyList<Token> tokens, int at, int next, int month)
    {
        var comma = next < tokens.Count && tokens[next].Is(",") ? 1 : 0;
        var tahun = LexiconEntry.At(tokens, next, Sense.Time, "lead") is { } lead ? lead.Words.Length : 0;
        if (YearAt(tokens, next + comma) is { } year)
            return new(at, next + comma + 1, (_, _) => new(Reckon.Month(year, month), null));
        if (YearAt(tokens, next + tahun) is { } named)
            return new(at, next + tahun + 1, (_, _) => new(Reckon.Month(named, month), null));
        var side = LexiconEntry.At(tokens, next, Sense.Time, Sides) is { } after ? after : null;
        return new(at, next + (side?.Words.Length ?? 0), (published, lean) => published is not { } day ? default
            : new(Reckon.Month(Reckon.YearOfMonth(day, month, Side(side?.Value, lean)), month),
                "the year reckoned from the day of publication"));
    }

    /// <summary>"Last November": the month behind such a word, without a day or year.</summary>
    public static DatePhrase? MonthBehind(IReadOnlyList<Token> tokens, int at, string side) => MonthAt(tokens, at) is { } month
        ? new(at, at + 1, (published, lean) => published is not { } day ? default
            : new(Reckon.Month(Reckon.YearOfMonth(day, month, Side(side, lean)), month), "the year reckoned from the day of publication"))
        : null;

    private static Lean Side(string? word, Lean lean) => word switch { "last" => Lean.Past, "next" => Lean.Future, _ => lean };

    private static DatePhrase? Whole(int from, int to, int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(from, to, (_, _) => new(Reckon.Day(new(year, month, day)), null))
            : null;

    private static DatePhrase WithoutYear(int from, int to, int month, int day) => new(from, to, (published, lean) =>
        published is { } reference && Reckon.Anniversary(reference, month, day, lean) is { } found
            ? new(Reckon.Day(found), found.Year == reference.Year ? "in the year of publication"
                : "in the year next to that of publication")
            : default);

    /// <summary>17/11/2023, 17-11-2023, 2023-11-17, 17.11.2023, and 17/11 in the year of publication. The day stands first.</summary>
    private static DatePhrase? Figures(IReadOnlyList<Token> tokens, int at)
    {
        if (tokens[at].Kind != TokenKind.Number)
            return null;
        var parts = tokens[at].Lower.Split('/', '-', '.');
        if (parts.Length is < 2 or > 3 || !parts.All(part => part.Length is >= 1 and <= 4 && part.All(char.IsAsciiDigit)))
            return null;
        var numbers = parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        if (parts.Length == 3)
            return parts[0].Length == 4 ? Whole(at, at + 1, numbers[0], numbers[1], numbers[2])
                : parts[2].Length == 4 ? Whole(at, at + 1, numbers[2], numbers[1], numbers[0]) : null;
        return tokens[at].Lower.Contains('/', StringComparison.Ordinal) && at > 0 && tokens[at - 1].Is("(")
            && numbers[0] is >= 1 and <= 31 && numbers[1] is >= 1 and <= 12 ? WithoutYear(at, at + 1, numbers[1], numbers[0]) : null;
    }

    private static DatePhrase? BareYear(IReadOnlyList<Token> tokens, int at, bool leadIn)
    {
        var text = tokens[at].Lower;
        if (tokens[at].Kind != TokenKind.Number || text.Length < 4 || !text.AsSpan(0, 4).ContainsAnyInRange('0', '9'))
            return null;
        if (text.Length > 4 && text[3] == '0' && (text[4..] is "s" or "an" or "-an")
            && text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0)
            return new(at, at + 1, (_, _) => new(text[..3] + "X", null));
        var led = leadIn || (at > 0 && LexiconEntry.At(tokens, at - 1, Sense.Time, "in") is not null);
        return led && YearAt(tokens, at) is { } year ? new(at, at + 1, (_, _) => new(Reckon.Year(year), null)) : null;
    }

    private static int? MonthAt(IReadOnlyList<Token> tokens, int at)
    {
        if (at >= tokens.Count || LexiconEntry.At(tokens, at, Sense.Month) is not { } month)
            return null;
        // "May" and "March" are words too: a month has a capital, or a number beside it.
        if (!tokens[at].IsCapital && !(at + 1 < tokens.Count && tokens[at + 1].Kind == TokenKind.Number) && month.Words[0].Length <= 5
            && LexiconEntry.At(tokens, at, Sense.Word) is not null)
            return null;
        if (tokens[at].Lower == "may" && (at == 0
            || (at + 1 < tokens.Count && LexiconEntry.At(tokens, at + 1, Sense.Word, "be") is not null)))
            return null;
        return int.Parse(month.Value, CultureInfo.InvariantCulture);
    }

    private static int? YearAt(IReadOnlyList<Token> tokens, int at) => IsYear(tokens, at)
        ? int.Parse(tokens[at].Lower, CultureInfo.InvariantCulture) : null;

    private static bool IsYear(IReadOnlyList<Token> tokens, int at) => at < tokens.Count && tokens[at].Kind == TokenKind.Number
        && tokens[at].Lower.Length == 4 && tokens[at].Lower.All(char.IsAsciiDigit) && (tokens[at].Lower[0] is '1' or '2');
}

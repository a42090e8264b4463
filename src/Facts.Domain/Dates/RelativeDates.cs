using System.Globalization;
using Facts.Domain.Words;

namespace Facts.Domain.Dates;

/// <summary>Dates told from the day of publication: today, last week, on Friday, two years ago, by year's end.</summary>
internal static class RelativeDates
{
    private static readonly string[] Sides = ["last", "next", "this"];
    private static readonly string[] Units = ["day", "week", "month", "year"];
    private static readonly string[] Back = ["ago", "last"];
    private static readonly string[] Seasons = ["spring", "summer", "autumn", "winter"];
    private static readonly string[] Heads = [.. Units, .. Seasons, "today", "yesterday", "tomorrow", "weekend", "yearend"];

    public static DatePhrase? At(IReadOnlyList<Token> tokens, int at)
    {
        // "This morning" as a whole, before "this" and a word of its own.
        if (LexiconEntry.At(tokens, at, Sense.Time, Heads) is { Words.Length: > 1 } several
            && Whole(several.Value, at, at + several.Words.Length) is { } said)
            return said;
        var before = Side(tokens, at);
        var head = at + (before?.Words.Length ?? 0);
        if (LexiconEntry.At(tokens, head, Sense.Weekday) is { } weekday)
        {
            var after = before is null ? Side(tokens, head + 1) : null;
            return Weekday(at, head + weekday.Words.Length + (after?.Words.Length ?? 0),
                int.Parse(weekday.Value, CultureInfo.InvariantCulture), (before ?? after)?.Value);
        }

        if (before is not null && CalendarDates.MonthBehind(tokens, head, before.Value) is { } month)
            return month with { From = at };
        if (LexiconEntry.At(tokens, head, Sense.Time, Heads) is { } time)
        {
            var after = before is null ? Side(tokens, head + time.Words.Length) : null;
            var end = head + time.Words.Length + (after?.Words.Length ?? 0);
            if (Whole(time.Value, at, end) is { } whole)
                return whole;
            if ((before ?? after) is { } side && Unit(time.Value, side.Value, at, end) is { } unit)
                return unit;
        }

        return Ago(tokens, at);
    }

    private static LexiconEntry? Side(IReadOnlyList<Token> tokens, int at) =>
        LexiconEntry.At(tokens, at, Sense.Time, Sides);

    private static DatePhrase? Whole(string word, int from, int to) => word switch
    {
        "today" => On(from, to, day => new(Reckon.Day(day), "the day of publication")),
        "yesterday" => On(from, to, day => new(Reckon.Day(day.AddDays(-1)), "the day before publication")),
        "tomorrow" => On(from, to, day => new(Reckon.Day(day.AddDays(1)), "the day after publication")),
        "weekend" => new(from, to, (published, lean) => published is not { } day ? default : Weekend(day, lean)),
        "yearend" => On(from, to, day => new(Reckon.Day(new(day.Year, 12, 31)), "the last day of the year of publication")),
        _ => null,
    };

    private static DatePhrase On(int from, int to, Func<DateOnly, Reckoned> reckon) =>
        new(from, to, (published, _) => published is { } day ? reckon(day) : default);

    /// <summary>The weekend in which the day lies; else the one before it, or after it when looking ahead.</summary>
    private static Reckoned Weekend(DateOnly day, Lean lean)
    {
        var saturday = Reckon.Monday(day).AddDays(5);
        var inside = day >= saturday;
        if (!inside && lean != Lean.Future)
            saturday = saturday.AddDays(-7);
        return new(Reckon.Range(saturday, saturday.AddDays(1)), inside ? "the weekend of publication"
            : lean == Lean.Future ? "the weekend after the day of publication" : "the weekend before the day of publication");
    }

    private static DatePhrase? Unit(string unit, string side, int from, int to)
    {
        var step = side switch { "last" => -1, "next" => 1, _ => 0 };
        var words = side switch { "last" => "before that of publication", "next" => "after that of publication", _ => "of publication" };
        return unit switch
        {
            "week" => On(from, to, day => new(Reckon.Range(Reckon.Monday(day).AddDays(7 * step), Reckon.Monday(day).AddDays(7 * step + 6)),
                $"Monday to Sunday of the week {words}")),
            "month" => On(from, to, day => new(Reckon.Month(day.AddMonths(step).Year, day.AddMonths(step).Month), $"the month {words}")),
            "year" => On(from, to, day => new(Reckon.Year(day.Year + step), $"the year {words}")),
            "weekend" => null,
            "spring" or "summer" or "autumn" or "winter" => On(from, to, day =>
                new($"{Reckon.Year(Season(day, unit, step))}-{Array.IndexOf(Seasons, unit) + 21}",
                $"the {unit} reckoned from the day of publication")),
            _ => null,
        };
    }

    private static int Season(DateOnly day, string season, int step)
    {
        var begins = 3 * (Array.IndexOf(Seasons, season) + 1);
        return step < 0 && day.Month >= Math.Min(begins + 3, 13) || step > 0 && day.Month < begins ? day.Year : day.Year + step;
    }

    private static DatePhrase Weekday(int from, int to, int weekday, string? side) => new(from, to, (published, lean) =>
    {
        if (published is not { } day)
            return default;
        var name = CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)(weekday % 7));
        var ahead = side == "next" || (side != "last" && lean == Lean.Future);
        var gap = ((weekday - (int)day.DayOfWeek) % 7 + 7) % 7;
        if (gap == 0 && side is null or "this" && gap == 0)
            return new(Reckon.Day(day), $"the day of publication, a {name}");
        return ahead ? new(Reckon.Day(day.AddDays(gap == 0 ? 7 : gap)), $"the {name} after the day of publication")
            : new(Reckon.Day(day.AddDays(gap - 7)), $"the {name} before the day of publication");
    });

    /// <summary>"Two years ago": a year; "three months ago": a month; "ten days ago": a day.</summary>
    private static DatePhrase? Ago(IReadOnlyList<Token> tokens, int at)
    {
        if (DateGrammar.NumberAt(tokens, at) is not ({ } count and > 0 and < 1000)
            || LexiconEntry.At(tokens, at + 1, Sense.Time, Units) is not { } unit)
            return null;
        var end = at + 1 + unit.Words.Length;
        if (LexiconEntry.At(tokens, end, Sense.Time, Back) is not { } ago)
            return null;
        var to = end + ago.Words.Length;
        return unit.Value switch
        {
            "day" => On(at, to, day => new(Reckon.Day(day.AddDays(-count)), "days counted back from that of publication")),
            "week" => On(at, to, day => new(Reckon.Range(Reckon.Monday(day).AddDays(-7 * count),
                Reckon.Monday(day).AddDays(-7 * count + 6)), "weeks counted back from that of publication")),
            "month" => On(at, to, day => new(Reckon.Month(day.AddMonths(-count).Year, day.AddMonths(-count).Month),
                "months counted back from that of publication")),
            "year" => On(at, to, day => new(Reckon.Year(Math.Max(1, day.Year - count)), "years counted back from that of publication")),
            _ => null,
        };
    }
}

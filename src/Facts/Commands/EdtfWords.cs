using System.Globalization;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Commands;

/// <summary>Dates as people say them. What it has no words for is given as it stands.</summary>
internal static class EdtfWords
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;
    private static readonly string[] Seasons = ["spring", "summer", "autumn", "winter"];

    /// <summary>On its own: "17 November 2023", "between 18 and 19 November 2023", "by 20 November 2023", "ongoing".</summary>
    public static string Of(string edtf) => Split(edtf) switch
    {
        _ when edtf == Boundary.OpenText => "ongoing",
        ("", { } to) => $"by {Date(to)}",
        ({ } from, "") => $"from {Date(from)} on",
        ({ } from, { } to) => Between(from, to),
        _ => Other(edtf),
    };

    /// <summary>After a word such as "since" or "until": "18 or 19 November 2023", "20 November 2023 or earlier".</summary>
    public static string Point(string edtf) => Split(edtf) switch
    {
        ("", { } to) => $"{Date(to)} or earlier",
        ({ } from, "") => $"{Date(from)} or later",
        ({ } from, { } to) when Day(from) is { } first && Day(to) == first.AddDays(1) => $"{Shortened(from, to)} or {Date(to)}",
        ({ } from, { } to) => $"some time {Between(from, to)}",
        _ => Other(edtf),
    };

    /// <summary>After a verb: "on 17 November 2023", "in November 2023", "by 20 November 2023".</summary>
    public static string When(string edtf) => edtf switch
    {
        _ when Day(edtf) is not null => $"on {Date(edtf)}",
        _ when edtf.Length is 4 or 7 && edtf.All(letter => char.IsAsciiDigit(letter) || letter == '-') => $"in {Date(edtf)}",
        _ => Of(edtf),
    };

    /// <summary>A day or an instant: "18 November 2023", "18 November 2023, 09:00 UTC"; the end of a day is that day.</summary>
    public static string AsOf(string text)
    {
        if (Domain.Time.AsOf.TryParse(text) is not { } asked)
            return text;
        var isDay = text.Length == 10 || asked.Moment.AddTicks(Moments.Tick.Ticks).TimeOfDay == TimeSpan.Zero;
        var time = isDay ? "" : asked.Moment.Second == 0 ? ", HH:mm 'UTC'" : ", HH:mm:ss 'UTC'";
        return asked.Moment.ToString("d MMMM yyyy" + time, English);
    }

    /// <summary>The sides of a range in a set, <c>[a..b]</c>; empty for an open one.</summary>
    private static (string? From, string? To) Split(string edtf) =>
        edtf is ['[', .. var inner, ']'] && !inner.Contains(',') && inner.Split("..") is [var from, var to] ? (from, to) : (null, null);

    private static string Between(string from, string to) => $"between {Shortened(from, to)} and {Date(to)}";

    /// <summary>The first date without the month and year that it shares with the second.</summary>
    private static string Shortened(string from, string to) => (Day(from), Day(to)) switch
    {
        ({ } a, { } b) when a.Year == b.Year && a.Month == b.Month => a.ToString("%d", English),
        ({ } a, { } b) when a.Year == b.Year => a.ToString("d MMMM", English),
        _ => Date(from),
    };

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", English, DateTimeStyles.None, out var day) ? day : null;

    private static string Other(string edtf) => edtf switch
    {
        ['[', .. var inner, ']'] when !inner.Contains("..") => string.Join(" or ", inner.Split(',').Select(Date)),
        ['{', .. var inner, '}'] when !inner.Contains("..") => string.Join(" and ", inner.Split(',').Select(Date)),
        _ => edtf.Split('/') switch
        {
            [var from, ".."] => $"{Date(from)}, ongoing",
            [var from, ""] => $"{Date(from)}, end unknown",
            ["" or "..", var to] => $"until {Date(to)}",
            [var from, var to] => $"{Date(from)} to {Date(to)}",
            _ => Date(edtf),
        },
    };

    private static string Date(string text) => text switch
    {
        [.. var date, '?'] => $"{Date(date)} (uncertain)",
        [.. var date, '~'] => $"about {Date(date)}",
        [.. var date, '%'] => $"about {Date(date)} (uncertain)",
        _ when Day(text) is { } day => day.ToString("d MMMM yyyy", English),
        _ when DateOnly.TryParseExact(text, "yyyy-MM", English, DateTimeStyles.None, out var month) => month.ToString("MMMM yyyy", English),
        [_, _, _, _, '-', '2', var season and >= '1' and <= '4'] => $"{Seasons[season - '1']} {text[..4]}",
        [_, _, _, '0' or 'X', ..] when text.EndsWith('X') => Unspecified(text),
        [_, _, _, _, '-', ..] when text.EndsWith("XX", StringComparison.Ordinal) => Unspecified(text),
        _ when text.Contains('T') => AsOf(text),
        _ => text,
    };

    private static string Unspecified(string text) => text switch
    {
        [_, _, _, 'X'] when text[2] != 'X' => $"the {text[..3]}0s",
        [.. var month, '-', 'X', 'X'] when month.Length == 7 && !month.Contains('X') => $"a day in {Date(month)}",
        [.. var year, '-', 'X', 'X'] when year.Length == 4 && !year.Contains('X') => $"a month in {year}",
        _ => text,
    };
}

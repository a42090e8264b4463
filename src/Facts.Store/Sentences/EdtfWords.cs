using System.Globalization;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Store.Sentences;

/// <summary>Dates as people say them, in the reader's language. What it has no words for is given as it stands.</summary>
internal static class EdtfWords
{
    private static string[] Seasons => Localizer.Current == Localizer.Indonesian
        ? ["musim semi", "musim panas", "musim gugur", "musim dingin"]
        : ["spring", "summer", "autumn", "winter"];

    /// <summary>On its own: "17 November 2023", "between 18 and 19 November 2023", "by 20 November 2023", "ongoing".</summary>
    public static string Of(string edtf) => Split(edtf) switch
    {
        _ when edtf == Boundary.OpenText => Localizer.Of("ongoing", "masih berlangsung"),
        ("", { } to) => Localizer.Of("by", "paling lambat") + " " + Date(to),
        ({ } from, "") => Localizer.Of($"from {Date(from)} on", $"mulai {Date(from)}"),
        ({ } from, { } to) => Between(from, to),
        _ => Other(edtf),
    };

    /// <summary>After a word such as "since" or "until": "18 or 19 November 2023", "20 November 2023 or earlier".</summary>
    public static string Point(string edtf) => Split(edtf) switch
    {
        ("", { } to) => Date(to) + Localizer.Of(" or earlier", " atau sebelumnya"),
        ({ } from, "") => Date(from) + Localizer.Of(" or later", " atau sesudahnya"),
        ({ } from, { } to) when Day(from) is { } first && Day(to) == first.AddDays(1) => $"{Shortened(from, to)} {Or} {Date(to)}",
        ({ } from, { } to) => Localizer.Of("some time ", "suatu waktu ") + Between(from, to),
        _ => Other(edtf),
    };

    /// <summary>Of a start: "since 17 November 2023", "since before 1991", "since 20 May 1991 or earlier".</summary>
    public static string Since(string edtf) => Localizer.Of("since ", "sejak ") + (Latest(edtf) switch
    {
        { } latest when Day(latest) is { Month: 12, Day: 31, Year: < 9999 } end => Localizer.Of("before ", "sebelum ") + (end.Year + 1).ToString(CultureInfo.InvariantCulture),
        { } latest => Date(latest) + Localizer.Of(" or earlier", " atau sebelumnya"),
        null => Point(edtf),
    });

    /// <summary>Of an end: "until 17 November 2023", "until 2020 at the latest", "until 2020 at the earliest".</summary>
    public static string Until(string edtf) => Localizer.Of("until ", "sampai ") + (Latest(edtf), Split(edtf)) switch
    {
        ({ } latest, _) => Date(latest) + Localizer.Of(" at the latest", " paling lambat"),
        (_, ({ Length: > 0 } earliest, "")) => Date(earliest) + Localizer.Of(" at the earliest", " paling cepat"),
        _ => Point(edtf),
    };

    /// <summary>The end of a range without a beginning, <c>[..b]</c> or <c>../b</c>; null for anything else.</summary>
    private static string? Latest(string edtf) => Split(edtf) is ("", { Length: > 0 } to) ? to
        : edtf.Split('/') is ["" or "..", { Length: > 0 } last and not ".."] ? last : null;

    /// <summary>After a verb: "on 17 November 2023", "in November 2023", "by 20 November 2023".</summary>
    public static string When(string edtf) => edtf switch
    {
        _ when Day(edtf) is not null => Localizer.Of("on ", "pada ") + Date(edtf),
        _ when edtf.Length is 4 or 7 && edtf.All(letter => char.IsAsciiDigit(letter) || letter == '-') =>
            Localizer.Of("in ", "pada ") + Date(edtf),
        _ => Of(edtf),
    };

    /// <summary>A day or an instant: "18 November 2023", "18 November 2023, 09:00 UTC"; the end of a day is that day.</summary>
    public static string AsOf(string text)
    {
        if (Domain.Time.AsOf.TryParse(text) is not { } asked)
            return text;
        var isDay = text.Length == 10 || asked.Moment.AddTicks(Moments.Tick.Ticks).TimeOfDay == TimeSpan.Zero;
        var time = isDay ? "" : Localizer.Of("', '", "' pukul '") + (asked.Moment.Second == 0 ? "HH:mm 'UTC'" : "HH:mm:ss 'UTC'");
        return asked.Moment.ToString("d MMMM yyyy" + time, Localizer.Current.Culture);
    }

    /// <summary>The sides of a range in a set, <c>[a..b]</c>; empty for an open one.</summary>
    private static (string? From, string? To) Split(string edtf) =>
        edtf is ['[', .. var inner, ']'] && !inner.Contains(',') && inner.Split("..") is [var from, var to] ? (from, to) : (null, null);

    private static string Or => Localizer.Of("or", "atau");

    private static string And => Localizer.Of("and", "dan");

    private static string Between(string from, string to) => $"{Localizer.Of("between", "antara")} {Shortened(from, to)} {And} {Date(to)}";

    /// <summary>The first date without the month and year that it shares with the second.</summary>
    private static string Shortened(string from, string to) => (Day(from), Day(to)) switch
    {
        ({ } a, { } b) when a.Year == b.Year && a.Month == b.Month => a.ToString("%d", Localizer.Current.Culture),
        ({ } a, { } b) when a.Year == b.Year => a.ToString("d MMMM", Localizer.Current.Culture),
        _ => Date(from),
    };

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Other(string edtf) => edtf switch
    {
        ['[', .. var inner, ']'] when !inner.Contains("..") => string.Join($" {Or} ", inner.Split(',').Select(Date)),
        ['{', .. var inner, '}'] when !inner.Contains("..") => string.Join($" {And} ", inner.Split(',').Select(Date)),
        _ => edtf.Split('/') switch
        {
            [var from, ".."] => $"{Date(from)}, {Of(Boundary.OpenText)}",
            [var from, ""] => Date(from) + Localizer.Of(", end unknown", ", akhir tidak diketahui"),
            ["" or "..", var to] => Localizer.Of("until ", "sampai ") + Date(to),
            [var from, var to] => $"{Date(from)} {Localizer.Of("to", "sampai")} {Date(to)}",
            _ => Date(edtf),
        },
    };

    private static string Date(string text) => text switch
    {
        [.. var date, '?'] => $"{Date(date)} {Uncertain}",
        [.. var date, '~'] => $"{About} {Date(date)}",
        [.. var date, '%'] => $"{About} {Date(date)} {Uncertain}",
        _ when Day(text) is { } day => day.ToString("d MMMM yyyy", Localizer.Current.Culture),
        _ when DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) =>
            month.ToString("MMMM yyyy", Localizer.Current.Culture),
        [_, _, _, _, '-', '2', var season and >= '1' and <= '4'] => $"{Seasons[season - '1']} {text[..4]}",
        [_, _, _, '0' or 'X', ..] when text.EndsWith('X') => Unspecified(text),
        [_, _, _, _, '-', ..] when text.EndsWith("XX", StringComparison.Ordinal) => Unspecified(text),
        _ when text.Contains('T') => AsOf(text),
        _ => text,
    };

    private static string Uncertain => Localizer.Of("(uncertain)", "(tidak pasti)");

    private static string About => Localizer.Of("about", "sekitar");

    private static string Unspecified(string text) => text switch
    {
        [_, _, _, 'X'] when text[2] != 'X' => Localizer.Of($"the {text[..3]}0s", $"tahun {text[..3]}0-an"),
        [.. var month, '-', 'X', 'X'] when month.Length == 7 && !month.Contains('X') =>
            Localizer.Of("a day in ", "suatu hari pada ") + Date(month),
        [.. var year, '-', 'X', 'X'] when year.Length == 4 && !year.Contains('X') => Localizer.Of("a month in ", "suatu bulan pada ") + year,
        _ => text,
    };
}

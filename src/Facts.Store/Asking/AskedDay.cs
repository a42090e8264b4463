using System.Globalization;
using Facts.Store.Sentences;

namespace Facts.Store.Asking;

/// <summary>A day that a question names, and which of its words do.</summary>
/// <param name="Day">As the date field has it: <c>yyyy-MM-dd</c>.</param>
/// <param name="Start">The first of the words; the question's first is 0.</param>
/// <param name="Count">How many.</param>
internal sealed record AskedDay(string Day, int Start, int Count)
{
    /// <summary>
    /// The first day that is named whole: 2023-11-18, 18 November 2023, November 18, 2023; months in any language of the pages. A day that
    /// does not exist is none.
    /// </summary>
    public static AskedDay? In(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (DateOnly.TryParseExact(words[at], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                return new AskedDay(words[at], at, 1);
            if (at + 2 < words.Count && (Of(words[at], words[at + 1], words[at + 2]) ?? Of(words[at + 1], words[at], words[at + 2])) is { } day)
                return new AskedDay(day, at, 3);
        }

        return null;
    }

    private static string? Of(string day, string month, string year)
    {
        var number = Localizer.All.Select(language => 1 + Array.FindIndex(
            language.Culture.DateTimeFormat.MonthNames, name => name.Length > 0 && name.Equals(month, StringComparison.OrdinalIgnoreCase))).Max();
        return number > 0 && DateOnly.TryParseExact(
            $"{year}-{number:00}-{day.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
    }
}

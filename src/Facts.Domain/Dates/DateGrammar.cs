using System.Globalization;
using Facts.Domain.Words;

namespace Facts.Domain.Dates;

/// <summary>
/// Finds words that name dates among the tokens of a sentence, by the lexicon's months, weekdays, numbers and words of time. What stands
/// before in one language ("last week") may stand after in another ("pekan lalu"): both are read, whatever the language.
/// </summary>
internal static class DateGrammar
{
    private static readonly string[] Leads = ["lead", "by"];

    /// <summary>The phrase that starts at the token, or null.</summary>
    public static DatePhrase? At(IReadOnlyList<Token> tokens, int at)
    {
        var first = tokens[at];
        if (first.Kind == TokenKind.Mark || (first.Kind == TokenKind.Word && first.Entries.Length == 0))
            return null;
        if (LexiconEntry.At(tokens, at, Sense.Time, "since") is { } since)
            return Find(tokens, at + since.Words.Length) is { } began ? began with { From = at, IsSince = true } : null;
        return Find(tokens, at);
    }

    private static DatePhrase? Find(IReadOnlyList<Token> tokens, int start)
    {
        if (start >= tokens.Count)
            return null;
        if (RelativeDates.At(tokens, start) is { } relative)
            return Bracketed(tokens, relative);
        var at = start;
        var by = false;
        // "By the end of", "early", "pada tanggal", "hari": words that only lead in.
        while (LexiconEntry.At(tokens, at, Sense.Time, Leads) is { } lead)
        {
            by |= lead.Value == "by";
            at += lead.Words.Length;
        }

        if (at >= tokens.Count)
            return null;
        var phrase = CalendarDates.At(tokens, at, leadIn: at > start) ?? RelativeDates.At(tokens, at);
        if (phrase is null)
            return null;
        phrase = Bracketed(tokens, phrase);
        return by ? Until(phrase with { From = start }) : phrase with { From = start };
    }

    /// <summary>"By July": at some time from the day of publication to the end of July.</summary>
    private static DatePhrase Until(DatePhrase phrase) => phrase with
    {
        Reckon = (published, _) =>
        {
            var (edtf, how) = phrase.Reckon(published, Lean.Future);
            if (published is not { } day || edtf is null || !Time.Edtf.TryParse(edtf, out var date, out string? _)
                || !date.TryGetRange(out DateTime _, out var latest) || latest.Date < day.ToDateTime(default))
                return new(edtf, how);
            return new(Dates.Reckon.Range(day, DateOnly.FromDateTime(latest)), "from the day of publication to the end of what is named");
        },
    };

    /// <summary>"Jumat (17/11/2023)": the date in brackets says it whole.</summary>
    private static DatePhrase Bracketed(IReadOnlyList<Token> tokens, DatePhrase phrase)
    {
        if (phrase.To + 2 < tokens.Count && tokens[phrase.To].Is("(") && tokens[phrase.To + 1].Kind == TokenKind.Number
            && CalendarDates.At(tokens, phrase.To + 1, leadIn: true) is { } whole && whole.To < tokens.Count && tokens[whole.To].Is(")"))
            return whole with { From = phrase.From, To = whole.To + 1 };
        return phrase;
    }

    /// <summary>A number in digits, or in words from the lexicon.</summary>
    public static int? NumberAt(IReadOnlyList<Token> tokens, int at)
    {
        if (at >= tokens.Count)
            return null;
        if (tokens[at].Kind == TokenKind.Number)
        {
            var digits = tokens[at].Lower.AsSpan();
            digits = digits.EndsWith("st") || digits.EndsWith("nd") || digits.EndsWith("rd") || digits.EndsWith("th") ? digits[..^2]
                : digits;
            return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        return LexiconEntry.At(tokens, at, Sense.Number) is { } entry
            && int.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var word) ? word : null;
    }
}

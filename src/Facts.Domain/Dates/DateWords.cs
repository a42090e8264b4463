using Facts.Domain.Words;

namespace Facts.Domain.Dates;

/// <summary>A date that a text names in words, and its value.</summary>
/// <param name="Words">The words, as they stand in the text.</param>
/// <param name="Start">Where they start, in UTF-16 units of the text.</param>
/// <param name="Edtf">EDTF; null where it has to be reckoned from a day of publication and there is none.</param>
/// <param name="How">How it was reckoned ("the Friday before the day of publication"); null where the text says the date whole.</param>
public sealed record DateInWords(string Words, int Start, string? Edtf, string? How);

/// <summary>
/// Reads dates in words: "17 November 2023", "on Friday", "last week", "by year's end", "pada hari Jumat", "akhir pekan".
/// </summary>
public static class DateWords
{
    /// <summary>All dates that a text names, in its order, in time proportional to its length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Of the lexicon's languages (ISO 639-1); of any other nothing is read.</param>
    /// <param name="published">The day from which "on Friday" is reckoned; a date without a year is the one nearest to it.</param>
    public static IReadOnlyList<DateInWords> In(string text, string language, DateOnly? published)
    {
        var found = new List<DateInWords>();
        if (Lexicon.Of(language) is not { } lexicon)
            return found;
        var tokenizer = new Tokenizer(text, lexicon);
        while (tokenizer.Next() is { } tokens)
        {
            for (var at = 0; at < tokens.Count; at++)
            {
                if (DateGrammar.At(tokens, at) is not { } phrase)
                    continue;
                var (start, end) = (tokens[phrase.From].Start, tokens[phrase.To - 1].End);
                var (edtf, how) = phrase.Reckon(published, Lean.Nearest);
                found.Add(new(text[start..end], start, edtf, how));
                at = phrase.To - 1;
            }
        }

        return found;
    }
}

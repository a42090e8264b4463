using Facts.Domain.Sources;

namespace Facts.Pages.Editing;

/// <summary>Words of a form in the text that they were selected or copied from.</summary>
internal static class SelectedWords
{
    /// <summary>So many places of the same words are offered to choose from.</summary>
    private const int MostPlaces = 20;

    /// <param name="text">The source's text.</param>
    /// <param name="typed">The words as the form sent them: line ends in one form only, perhaps with white space around them.</param>
    /// <param name="start">Where they were selected or chosen, in code points; null for nowhere.</param>
    /// <returns>
    /// The quote at that place, else at the only one; or, when there are several and none was chosen, where they are. Neither when the
    /// text does not have them.
    /// </returns>
    public static (Quote? Quote, IReadOnlyList<Quote> Places) Find(string text, string? typed, int? start)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return (null, []);
        var words = typed.ReplaceLineEndings("\n");
        string[] readings = [words, words.ReplaceLineEndings("\r\n"), words.Trim(), words.Trim().ReplaceLineEndings("\r\n")];
        var exact = readings.FirstOrDefault(reading => text.Contains(reading, StringComparison.Ordinal));
        if (exact is null)
            return (null, []);
        var length = exact.EnumerateRunes().Count();
        if (start is { } at && Quote.At(text, at, at + length) is { } chosen && chosen.Exact == exact)
            return (chosen, []);
        var places = Quote.Places(text, exact, MostPlaces).Select(place => Quote.At(text, place, place + length)!).ToList();
        return places is [var only] ? (only, []) : (null, places);
    }
}

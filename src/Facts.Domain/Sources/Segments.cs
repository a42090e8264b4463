namespace Facts.Domain.Sources;

/// <summary>A stretch of a source's text in which the same quotes stand.</summary>
/// <param name="Text">The words; segments joined in their order are the whole text.</param>
/// <param name="Start">Where it starts, in code points.</param>
/// <param name="Quotes">Which quotes cover it, by their place in the list asked with; empty for none.</param>
public sealed record Segment(string Text, int Start, IReadOnlyList<int> Quotes);

/// <summary>Cuts a text where quotes start and end, so that quotes which overlap can all be marked.</summary>
public static class Segments
{
    /// <param name="text">The source's text.</param>
    /// <param name="quotes">Start (inclusive) and end (exclusive) of each quote, in code points; what lies outside the text is left out.</param>
    public static IReadOnlyList<Segment> Of(string text, IReadOnlyList<(int Start, int End)> quotes)
    {
        var edges = new SortedSet<int>(quotes.SelectMany(quote => (int[])[quote.Start, quote.End]));
        var segments = new List<Segment>();
        int from = 0, start = 0, point = 0, at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (point > 0 && edges.Contains(point))
            {
                segments.Add(Cut(text[from..at], start, quotes));
                (from, start) = (at, point);
            }

            point++;
            at += rune.Utf16SequenceLength;
        }

        if (from < text.Length)
            segments.Add(Cut(text[from..], start, quotes));
        return segments;
    }

    private static Segment Cut(string text, int start, IReadOnlyList<(int Start, int End)> quotes) => new(
        text, start, [.. Enumerable.Range(0, quotes.Count).Where(i => quotes[i].Start <= start && start < quotes[i].End)]);
}

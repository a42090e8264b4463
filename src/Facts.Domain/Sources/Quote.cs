using System.Text.Json.Serialization;

namespace Facts.Domain.Sources;

/// <summary>
/// The exact words in a source: W3C Web Annotation TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector (start, end).
/// Positions count Unicode code points in logical order; start is inclusive, end exclusive.
/// </summary>
/// <param name="Exact">The words.</param>
/// <param name="Prefix">What stands right before them, as far as it was given.</param>
/// <param name="Suffix">What stands right after them, as far as it was given.</param>
/// <param name="Start">Code points before the words.</param>
/// <param name="End">Code points up to their end.</param>
/// <param name="Revision">The revision of the source that the positions are of, from 2; absent for the first snapshot.</param>
public sealed record Quote(string Exact, string? Prefix, string? Suffix, int Start, int End, int? Revision = null)
{
    /// <summary>The snapshot of the source that the positions are of, from 1.</summary>
    [JsonIgnore]
    public int Snapshot => Revision ?? 1;

    /// <summary>
    /// Finds <paramref name="exact"/> in <paramref name="text"/>, character for character. With several occurrences, the text right
    /// before (<paramref name="prefix"/>) or right after (<paramref name="suffix"/>) must single one out. An occurrence begins and ends
    /// between characters as readers see them (grapheme clusters, UAX 29): a letter without its accent is not what stands there
    /// (Web Annotation Data Model, section 4.2.4). No words are nowhere.
    /// </summary>
    public static Found Find(string text, string exact, string? prefix, string? suffix)
    {
        if (exact.Length == 0)
            return default;
        // Where the whole stands, each of its parts does.
        var before = prefix?.Length ?? 0;
        var whole = prefix + exact + suffix;
        int found = -1, occurrences = 0;
        var split = false;
        var (starts, ends) = (new Graphemes(text), new Graphemes(text));
        for (var at = text.IndexOf(whole, StringComparison.Ordinal); at >= 0; at = text.IndexOf(whole, at + 1, StringComparison.Ordinal))
        {
            var start = at + before;
            if (IsInPair(text, at) || IsInPair(text, at + whole.Length))
                continue;
            if (!starts.IsBoundary(start) || !ends.IsBoundary(start + exact.Length))
            {
                split = true;
                continue;
            }

            if (++occurrences > 1)
                return new Found(null, occurrences, split);
            found = start;
        }

        if (occurrences == 0)
            return new Found(null, 0, split);
        var position = CodePoints(text.AsSpan(0, found));
        return new Found(new Quote(exact, prefix, suffix, position, position + CodePoints(exact)), 1, split);
    }

    /// <summary>
    /// The quote from <paramref name="start"/> (inclusive) to <paramref name="end"/> (exclusive), in code points, with as much before and
    /// after it as singles it out: <see cref="Find"/> finds it and no other. Null when there are no such words, or they would cut a
    /// character in two.
    /// </summary>
    public static Quote? At(string text, int start, int end)
    {
        if (start < 0 || end <= start || Index(text, 0, start) is not { } from || Index(text, from, end - start) is not { } to)
            return null;
        if (!AreWhole(text, from, to))
            return null;
        var exact = text[from..to];
        if (Find(text, exact, null, null).Quote is { } only)
            return only;
        // With all that stands before and after it, only the quote itself fits.
        for (var around = LeastAround; ; around *= 2)
        {
            var (prefix, suffix) = (text[Back(text, from, around)..from], text[to..Forth(text, to, around)]);
            if (Find(text, exact, prefix, suffix).Quote is { } single)
                return single;
        }
    }

    /// <summary>Where the words stand, in code points; overlapping occurrences too, and no more than <paramref name="most"/>.</summary>
    public static IReadOnlyList<int> Places(string text, string exact, int most)
    {
        var places = new List<int>();
        if (exact.Length == 0)
            return places;
        int counted = 0, points = 0;
        var (starts, ends) = (new Graphemes(text), new Graphemes(text));
        for (var at = text.IndexOf(exact, StringComparison.Ordinal); at >= 0 && places.Count < most;
             at = text.IndexOf(exact, at + 1, StringComparison.Ordinal))
        {
            if (!starts.IsBoundary(at) || !ends.IsBoundary(at + exact.Length))
                continue;
            points += CodePoints(text.AsSpan(counted, at - counted));
            counted = at;
            places.Add(points);
        }

        return places;
    }

    /// <summary>Enough for most words that occur twice; in code points.</summary>
    private const int LeastAround = 8;

    private static int Back(string text, int at, int codePoints)
    {
        for (; codePoints > 0 && at > 0; codePoints--)
            at -= at > 1 && char.IsSurrogatePair(text[at - 2], text[at - 1]) ? 2 : 1;
        return at;
    }

    private static int Forth(string text, int at, int codePoints) => Index(text, at, codePoints) ?? text.Length;

    /// <summary>Some code points further on, in UTF-16 units; null beyond the text.</summary>
    private static int? Index(string text, int at, int codePoints)
    {
        for (; codePoints > 0 && at < text.Length; codePoints--)
            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        return codePoints == 0 ? at : null;
    }

    private static bool AreWhole(string text, int from, int to) =>
        new Graphemes(text) is var places && places.IsBoundary(from) && places.IsBoundary(to);

    /// <summary>Whether the place is in the middle of a surrogate pair, which is one code point.</summary>
    private static bool IsInPair(string text, int at) =>
        at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }

    /// <summary>What a search gave.</summary>
    /// <param name="Quote">The quote when there was exactly one.</param>
    /// <param name="Occurrences">How many were seen; 2 means two or more.</param>
    /// <param name="Split">Whether the words also stood where they would cut a character in two.</param>
    public readonly record struct Found(Quote? Quote, int Occurrences, bool Split = false);
}

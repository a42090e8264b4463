namespace Facts.Domain.Sources;

/// <summary>
/// The exact words in a source: W3C Web Annotation TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector (start, end).
/// Positions count Unicode code points; start is inclusive, end exclusive.
/// </summary>
public sealed record Quote(string Exact, string? Prefix, string? Suffix, int Start, int End)
{
    /// <summary>
    /// Finds <paramref name="exact"/> in <paramref name="text"/>, character for character. With several occurrences, the text right
    /// before (<paramref name="prefix"/>) or right after (<paramref name="suffix"/>) must single one out.
    /// </summary>
    public static Found Find(string text, string exact, string? prefix, string? suffix)
    {
        int found = -1, occurrences = 0;
        for (var at = text.IndexOf(exact, StringComparison.Ordinal); at >= 0; at = text.IndexOf(exact, at + 1, StringComparison.Ordinal))
        {
            if (!Fits(text, at, exact.Length, prefix, suffix))
                continue;
            occurrences++;
            if (occurrences > 1)
                return new Found(null, occurrences);
            found = at;
        }

        if (occurrences == 0)
            return new Found(null, 0);
        var start = CodePoints(text.AsSpan(0, found));
        return new Found(new Quote(exact, prefix, suffix, start, start + CodePoints(exact)), 1);
    }

    /// <summary>
    /// The quote from <paramref name="start"/> (inclusive) to <paramref name="end"/> (exclusive), in code points, with as much before and
    /// after it as singles it out: <see cref="Find"/> finds it and no other. Null when there are no such words.
    /// </summary>
    public static Quote? At(string text, int start, int end)
    {
        if (start < 0 || end <= start || Index(text, 0, start) is not { } from || Index(text, from, end - start) is not { } to)
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
        for (var at = text.IndexOf(exact, StringComparison.Ordinal); at >= 0 && places.Count < most;
             at = text.IndexOf(exact, at + 1, StringComparison.Ordinal))
        {
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

    private static bool Fits(string text, int at, int length, string? prefix, string? suffix) =>
        text.AsSpan(0, at).EndsWith(prefix, StringComparison.Ordinal)
        && text.AsSpan(at + length).StartsWith(suffix, StringComparison.Ordinal);

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }

    /// <summary>What a search gave: the quote when there was exactly one, and how many were seen (2 means two or more).</summary>
    public readonly record struct Found(Quote? Quote, int Occurrences);
}

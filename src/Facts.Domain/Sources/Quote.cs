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

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

using System.Text;
using Facts.Domain.Sources;

namespace Facts.Domain.Provenance;

/// <summary>
/// A quote in its sentence. <c>Before + Quote + After</c> is a stretch of the source's text, character for character, and never has half a
/// code point.
/// </summary>
/// <param name="Before">From the start of the sentence to the quote; at most <see cref="MostAround"/> code points.</param>
/// <param name="Quote">The quote's exact words, however long.</param>
/// <param name="After">From the quote to the end of the sentence; at most <see cref="MostAround"/> code points.</param>
/// <param name="CutBefore">The sentence begins earlier.</param>
/// <param name="CutAfter">The sentence goes on.</param>
/// <param name="Start">Where the excerpt starts, in code points of the text; inclusive.</param>
/// <param name="End">Where it ends, in code points of the text; exclusive.</param>
public sealed record Excerpt(string Before, string Quote, string After, bool CutBefore, bool CutAfter, int Start, int End)
{
    /// <summary>Sentences of laws and registers can fill a page.</summary>
    public const int MostAround = 400;

    /// <summary>The excerpt; null when the quote does not stand where it says (the text was erased, or is another).</summary>
    public static Excerpt? Of(string text, Quote quote)
    {
        if (Index(text, 0, quote.Start) is not { } start
            || string.CompareOrdinal(text, start, quote.Exact, 0, quote.Exact.Length) != 0)
            return null;
        var end = start + quote.Exact.Length;
        var (from, before) = Back(text, start);
        var (to, after) = Forth(text, end);
        var length = quote.End - quote.Start;
        return new Excerpt(
            text[from..start],
            quote.Exact,
            text[end..to],
            from > 0 && before == MostAround && !Sentences.StartsAt(text, from),
            to < text.Length && after == MostAround && !Sentences.EndsAt(text, to),
            quote.Start - before,
            quote.Start + length + after);
    }

    private static (int At, int CodePoints) Back(string text, int at)
    {
        var count = 0;
        for (; at > 0 && count < MostAround && !Sentences.StartsAt(text, at); count++)
            at -= at > 1 && char.IsSurrogatePair(text[at - 2], text[at - 1]) ? 2 : 1;
        return (at, count);
    }

    private static (int At, int CodePoints) Forth(string text, int at)
    {
        var count = 0;
        for (; at < text.Length && count < MostAround && !Sentences.EndsAt(text, at); count++)
            at += Length(text, at);
        return (at, count);
    }

    /// <summary>Where a code point stands among UTF-16 units; null beyond the text.</summary>
    private static int? Index(string text, int at, int codePoints)
    {
        for (; codePoints > 0 && at < text.Length; codePoints--)
            at += Length(text, at);
        return codePoints == 0 ? at : null;
    }

    private static int Length(string text, int at) => Rune.TryGetRuneAt(text, at, out var rune) ? rune.Utf16SequenceLength : 1;
}

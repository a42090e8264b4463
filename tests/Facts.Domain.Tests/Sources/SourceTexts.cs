using CsCheck;

namespace Facts.Domain.Tests.Sources;

/// <summary>Generators of short texts in which words repeat, and in which most of what Unicode joins is joined.</summary>
internal static class SourceTexts
{
    private static readonly Gen<string> Letter = Gen.OneOf("a", "b", "ab", " ", ".");

    private static readonly Gen<string> Composed = Gen.OneOf(
        "e", "\u0301", "\u00e9", "e\u0301", "\u00ef", "i\u0308", "o\u0323\u0302", "\u1ed9", "\u1100\u1161\u11a8", "\uac01", "\u0915\u094d\u0937");

    private static readonly Gen<string> Emoji = Gen.OneOf(
        "\U0001F469", "\u200d", "\U0001F4BB", "\U0001F469\u200d\U0001F4BB", "\U0001F44D", "\U0001F3FD", "\U0001F44D\U0001F3FD",
        "\u2764", "\ufe0f", "\u2764\ufe0f", "1\ufe0f\u20e3", "\U0001F1EE", "\U0001F1E9", "\U0001F1EE\U0001F1E9");

    private static readonly Gen<string> RightToLeft = Gen.OneOf(
        "\u05e9", "\u05c1", "\u05b8", "\u05e9\u05c1\u05b8", "\u05dc\u05d5\u05dd", "\u0643", "\u064e", "\u0643\u064e\u062a\u064e\u0628\u064e",
        "\u0634\u0631\u06a9\u062a", "\u0645\u06cc\u200c\u062e", "\u200f", "\u2067", "\u2069");

    private static readonly Gen<string> Break = Gen.OneOf("\r\n", "\r", "\n", "\u2028", "\u00a0", "\ufeff");

    private static readonly Gen<string> Piece = Gen.Frequency((5, Letter), (3, Composed), (3, Emoji), (3, RightToLeft), (1, Break));

    /// <summary>Up to some pieces, drawn from a few that are chosen first, so that they repeat.</summary>
    public static Gen<string> Of(int most) => Piece.Array[1, 5].SelectMany(few =>
        Gen.Int[0, few.Length - 1].Array[0, most].Select(picks => string.Concat(picks.Select(pick => few[pick]))));

    /// <summary>A text, and words with what is to stand beside them: cut out of it at code points, or others.</summary>
    public static readonly Gen<(string Text, string Exact, string? Prefix, string? Suffix)> Quoted =
        Gen.Select(Of(14), Gen.Int[0, 30], Gen.Int[1, 6], Gen.Int[-1, 2], Gen.Int[-1, 2], Gen.Frequency((9, Gen.Const("")), (1, Of(3))))
            .Select((text, start, length, before, after, other) => Cut(text, start, length, before, after, other));

    /// <summary>A text after an edit: some code points give way to others, once or twice.</summary>
    public static Gen<string> Edited(string text) => Gen.Select(Gen.Int[0, 30], Gen.Int[0, 4], Of(4)).Array[1, 2].Select(edits =>
        edits.Aggregate(text, (now, edit) => Splice(now, edit.Item1, edit.Item2, edit.Item3)));

    private static (string, string, string?, string?) Cut(string text, int start, int length, int before, int after, string other)
    {
        var runes = NaiveQuotes.Runes(text);
        start = Math.Min(start, runes.Length);
        var end = Math.Min(start + length, runes.Length);
        var exact = start == end ? "b" : string.Concat(runes[start..end]);
        return (
            text,
            exact + other,
            before < 0 ? null : string.Concat(runes[Math.Max(start - before, 0)..start]),
            after < 0 ? null : string.Concat(runes[end..Math.Min(end + after, runes.Length)]));
    }

    private static string Splice(string text, int start, int length, string other)
    {
        var runes = NaiveQuotes.Runes(text);
        start = Math.Min(start, runes.Length);
        return string.Concat(runes[..start]) + other + string.Concat(runes[Math.Min(start + length, runes.Length)..]);
    }
}

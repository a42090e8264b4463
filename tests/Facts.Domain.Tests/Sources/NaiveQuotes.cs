using System.Globalization;
using System.Text;

namespace Facts.Domain.Tests.Sources;

/// <summary>Where words stand in a text, by comparing arrays of code points place by place: slow, and shares no code with what it judges.</summary>
internal static class NaiveQuotes
{
    public static Rune[] Runes(string text) => [.. text.EnumerateRunes()];

    /// <summary>The code points from start (inclusive) to end (exclusive).</summary>
    public static string Cut(string text, int start, int end) => string.Concat(Runes(text)[start..end]);

    /// <summary>Code points before each occurrence that cuts no grapheme cluster in two.</summary>
    public static List<int> Places(string text, string exact, string? prefix, string? suffix)
    {
        var runes = Runes(text);
        var (before, words, after) = (Runes(prefix ?? ""), Runes(exact), Runes(suffix ?? ""));
        var edges = Edges(text);
        var places = new List<int>();
        for (var start = 0; start + words.Length <= runes.Length; start++)
        {
            var end = start + words.Length;
            if (Stands(runes, words, start) && Stands(runes, before, start - before.Length) && Stands(runes, after, end)
                && edges.Contains(start) && edges.Contains(end))
            {
                places.Add(start);
            }
        }

        return places;
    }

    private static bool Stands(Rune[] text, Rune[] words, int at) =>
        at >= 0 && at + words.Length <= text.Length && text.AsSpan(at, words.Length).SequenceEqual(words);

    /// <summary>Code points before each grapheme cluster, and all of them.</summary>
    private static HashSet<int> Edges(string text) =>
        [.. StringInfo.ParseCombiningCharacters(text).Append(text.Length).Select(at => Runes(text[..at]).Length)];
}

using System.Text.RegularExpressions;
using Facts.Domain.Recording;

namespace Facts.Store.Asking;

/// <summary>A run of words in a question, as it could name something.</summary>
/// <param name="Text">The run as it was typed, with one space for any, or the words joined as ids often are.</param>
/// <param name="Start">Its first word; the question's first is 0.</param>
/// <param name="Count">How many words.</param>
internal sealed partial record Phrase(string Text, int Start, int Count)
{
    /// <summary>Nobody asks a longer question; what comes after it is not read.</summary>
    public const int MostCharacters = 300;

    private const int MostWords = 40, LongestRun = 10;

    public int End => Start + Count;

    /// <summary>All words of a question.</summary>
    public static IReadOnlyList<string> WordsOf(string question) => [.. Words().Matches(Plain(question)).Select(word => word.Value)];

    /// <summary>Every run of up to ten words.</summary>
    public static IReadOnlyList<Phrase> Of(string question)
    {
        var text = Plain(question);
        var words = Words().Matches(text).Take(MostWords).ToList();
        var runs = from start in Enumerable.Range(0, words.Count)
                   from count in Enumerable.Range(1, Math.Min(LongestRun, words.Count - start))
                   let last = words[start + count - 1]
                   select new Phrase(text[words[start].Index..(last.Index + last.Length)], start, count);
        return [.. runs.SelectMany(Spellings).Distinct()];
    }

    private static string Plain(string question) =>
        Spaces().Replace(NormalForm.Of(question.Length > MostCharacters ? question[..MostCharacters] : question), " ");

    /// <summary>The places of its words.</summary>
    public IEnumerable<int> Places => Enumerable.Range(Start, Count);

    public bool Overlaps(Phrase other) => Start < other.End && other.Start < End;

    /// <summary>Whether it lies in a longer run.</summary>
    public bool IsWithin(Phrase other) => Count < other.Count && other.Start <= Start && End <= other.End;

    private static IEnumerable<Phrase> Spellings(Phrase run)
    {
        yield return run;
        if (run.Text.EndsWith("'s", StringComparison.Ordinal) || run.Text.EndsWith("’s", StringComparison.Ordinal))
            yield return run with { Text = run.Text[..^2] };
        if (run.Count > 1)
            yield return run with { Text = run.Text.Replace(' ', '-') };
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>Letters and digits, with what stands inside of names and ids: D'Angelo, chief-scientist, lei/5493.</summary>
    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:[-_'’.:/&@+][\p{L}\p{M}\p{N}]+)*")]
    private static partial Regex Words();
}

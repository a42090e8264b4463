using System.Buffers;

namespace Facts.Domain.Provenance;

/// <summary>
/// Where sentences start and end, by a few rules that need no dictionary. A line break always parts them. An end mark does (with the
/// quotation marks and brackets that close after it) before white space or the end of the text, unless the next letter is a small one
/// ("e.g. this") or the mark follows an initial or a title ("J. Smith", "Dr. Who"). Marks of scripts without spaces need none after
/// them. Positions are UTF-16 units of the text.
/// </summary>
internal static class Sentences
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\r\u0085\u2028\u2029");
    private static readonly SearchValues<char> Marks = SearchValues.Create(".!?…؟۔。！？");
    private static readonly SearchValues<char> SpacelessMarks = SearchValues.Create("。！？");
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'”’»›)]」』）】");
    private static readonly SearchValues<char> Openers = SearchValues.Create("\"'“‘„«‹([「『（【");
    private static readonly string[] Titles =
        ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sen", "Rep", "Gov", "Gen", "Col", "Capt", "Rev", "Hon"];

    /// <summary>Bounds the look back over closing marks, and ahead over white space and opening marks.</summary>
    private const int MostMarks = 16;

    /// <summary>Whether a sentence starts right at the position.</summary>
    public static bool StartsAt(string text, int at)
    {
        if (at == 0 || Breaks.Contains(text[at - 1]))
            return true;
        if (at < text.Length && char.IsWhiteSpace(text[at]))
            return false;
        var end = at;
        while (end > 0 && char.IsWhiteSpace(text[end - 1]) && !Breaks.Contains(text[end - 1]))
            end--;
        return end == 0 || Breaks.Contains(text[end - 1]) || IsEnd(text, end);
    }

    /// <summary>Whether a sentence ends right before the position.</summary>
    public static bool EndsAt(string text, int at) => at == text.Length || Breaks.Contains(text[at]) || IsEnd(text, at);

    /// <summary>Whether an end mark, with all that closes after it, ends right before the position.</summary>
    private static bool IsEnd(string text, int at)
    {
        if (at < text.Length && (Marks.Contains(text[at]) || IsCloser(text, at)))
            return false;
        var mark = at - 1;
        while (mark >= 0 && at - mark <= MostMarks && Closers.Contains(text[mark]))
            mark--;
        if (mark < 0 || !Marks.Contains(text[mark]))
            return false;
        if (SpacelessMarks.Contains(text[mark]))
            return true;
        return (at == text.Length || char.IsWhiteSpace(text[at])) && !GoesOn(text, at) && !(text[mark] == '.' && IsShort(text, mark));
    }

    /// <summary>A straight quotation mark closes when nothing is to be read right after it.</summary>
    private static bool IsCloser(string text, int at) => Closers.Contains(text[at])
        && (!Openers.Contains(text[at]) || at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]));

    /// <summary>The next letter is a small one, on the same line.</summary>
    private static bool GoesOn(string text, int at)
    {
        for (var next = at; next < text.Length && next - at < MostMarks && !Breaks.Contains(text[next]); next++)
        {
            if (!char.IsWhiteSpace(text[next]) && !Openers.Contains(text[next]))
                return char.IsLower(text[next]);
        }

        return false;
    }

    /// <summary>The full stop at the position belongs to an initial ("J.", "U.S.") or a title.</summary>
    private static bool IsShort(string text, int stop)
    {
        var start = stop;
        while (start > 0 && stop - start <= MostMarks && char.IsLetter(text[start - 1]))
            start--;
        var word = text.AsSpan(start, stop - start);
        if (word.Length == 1)
            return char.IsUpper(word[0]);
        foreach (var title in Titles)
        {
            if (word.SequenceEqual(title))
                return true;
        }

        return false;
    }
}

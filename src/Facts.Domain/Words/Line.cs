namespace Facts.Domain.Words;

/// <summary>Tells a line break that parts paragraphs from one that only wraps a line.</summary>
internal static class Line
{
    /// <summary>Looks this far ahead, so that a text of blank lines costs no more than its length times this.</summary>
    private const int Farthest = 12;

    /// <summary>
    /// Whether a paragraph ends at this white space: a line break followed by an empty line, or by a line that is set in by two spaces or
    /// more.
    /// </summary>
    public static bool BreaksParagraph(string text, int at)
    {
        if (text[at] is '\u2029')
            return true;
        if (text[at] is not '\n')
            return false;
        var spaces = 0;
        for (var next = at + 1; next < text.Length && next - at < Farthest; next++)
        {
            if (text[next] == '\n')
                return true;
            if (text[next] is '\t')
                return true;
            if (text[next] is not (' ' or '\r'))
                break;
            spaces++;
        }

        return spaces >= 2;
    }
}

using System.Globalization;
using System.Text;

namespace Facts.Store.Sentences;

/// <summary>Makes text that others wrote fit for a terminal: it may be read, and it may drive nothing.</summary>
internal static class SafeText
{
    private const int ZeroWidthNonJoiner = 0x200C, ZeroWidthJoiner = 0x200D;

    /// <summary>
    /// One line without control characters (so no escape sequence begins), without format characters such as bidirectional
    /// overrides, and without halves of surrogate pairs; each run of white space becomes one space. The two joiners stay, as Persian and
    /// Indic scripts need them.
    /// </summary>
    public static string Of(string? text)
    {
        var safe = new StringBuilder(text?.Length ?? 0);
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (safe.Length > 0 && safe[^1] != ' ')
                    safe.Append(' ');
            }
            else if (rune.Value is ZeroWidthJoiner or ZeroWidthNonJoiner || !IsHidden(Rune.GetUnicodeCategory(rune)))
            {
                safe.Append(rune);
            }
        }

        return safe.ToString();
    }

    /// <summary>
    /// The same text in as many lines, with tabs, and with every letter in its place: of a control character its picture (U+2400 to
    /// U+2421), of others that a terminal may obey U+FFFD.
    /// </summary>
    public static string Shown(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
            var endsLine = rune.Value == '\r' && text[at..] is ['\r', '\n', ..];
            if (endsLine || rune.Value is '\n' or '\t' or ZeroWidthJoiner or ZeroWidthNonJoiner)
                shown.Append(rune);
            else if (rune.Value < ' ')
                shown.Append((char)(0x2400 + rune.Value));
            else if (rune.Value == 0x7F)
                shown.Append('\u2421');
            else if (IsHidden(Rune.GetUnicodeCategory(rune)))
                shown.Append('\uFFFD');
            else
                shown.Append(rune);
            at += length;
        }

        return shown.ToString();
    }

    private static bool IsHidden(UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse;
}

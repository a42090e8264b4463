using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Facts.Domain.Time;

/// <summary>
/// The whole text: a set, an interval or one date. Every step looks at each character a fixed number of times and calls nothing
/// back, so that the cost is linear and the stack stays flat whatever the text is.
/// </summary>
internal static class EdtfParser
{
    internal static bool TryParse(string text, [NotNullWhen(true)] out Edtf? edtf, [NotNullWhen(false)] out string? error)
    {
        edtf = null;
        error = CheckCharacters(text);
        if (error is not null) return false;

        if (text[0] is '[' or '{') return EdtfSetParser.TryParse(text, out edtf, out error);
        if (text.Contains('/')) return EdtfIntervalParser.TryParse(text, out edtf, out error);
        if (Edtf.IsOpen(text)) return Refuse("'..' alone is no date: it can only be an end that is open.", out error);
        if (!EdtfDateParser.TryParse(text, out var date, out error)) return false;
        edtf = new Edtf(text, date.Level, date.Earliest, date.Latest);
        return true;
    }

    /// <summary>Sets the sentence and returns false, so that a parser refuses in one expression.</summary>
    internal static bool Refuse(string sentence, [NotNull] out string? error)
    {
        error = sentence;
        return false;
    }

    /// <summary>Puts a part of the text into a sentence. Its characters are printable ASCII, for they were checked first.</summary>
    internal static string Quote(ReadOnlySpan<char> part) =>
        part.Length <= 40 ? $"'{part}'" : $"'{part[..40]}...'";

    private static string? CheckCharacters(string text)
    {
        if (text.Length == 0) return "An empty text is no date.";
        if (text.Length > Edtf.MaxLength) return $"A date has at most {Edtf.MaxLength} characters, and this has {text.Length}.";
        int at = text.AsSpan().IndexOfAnyExceptInRange('!', '~');
        if (at < 0) return null;
        string what = text[at] == ' ' ? "a space" : string.Create(CultureInfo.InvariantCulture, $"U+{(int)text[at]:X4}");
        return $"A date has printable ASCII characters without spaces only, and character {at + 1} is {what}.";
    }
}

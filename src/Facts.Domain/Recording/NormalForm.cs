using System.Text;

namespace Facts.Domain.Recording;

/// <summary>Ids are compared in Unicode's normal form C (contract: import lines), however they were typed.</summary>
public static class NormalForm
{
    /// <summary>
    /// The text in NFC. Noncharacters (U+FFFE, U+FFFF and their like: Unicode, section 23.7) are legal in text and normal as they are, but
    /// .NET refuses to look at them: what stands between them is normalized.
    /// </summary>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var normal = new StringBuilder(text.Length);
        var done = 0;
        for (var at = 0; at < text.Length;)
        {
            var known = Rune.TryGetRuneAt(text, at, out var rune);
            var length = known ? rune.Utf16SequenceLength : 1;
            if (!known || IsNoncharacter(rune.Value))
            {
                normal.Append(text[done..at].Normalize(NormalizationForm.FormC)).Append(text, at, length);
                done = at + length;
            }

            at += length;
        }

        return normal.Append(text[done..].Normalize(NormalizationForm.FormC)).ToString();
    }

    private static bool IsNoncharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;
}

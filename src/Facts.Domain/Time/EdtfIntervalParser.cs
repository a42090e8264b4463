using System.Diagnostics.CodeAnalysis;
using static Facts.Domain.Time.EdtfParser;

namespace Facts.Domain.Time;

/// <summary>
/// An interval <c>start/end</c> of dates without times (ISO 8601-2:2019, A.4.4), whose ends may be qualified, open (<c>..</c>) or
/// unknown (empty) (A.5.6, 10.2). One end at least is a date: no form of 10.2 has none.
/// </summary>
internal static class EdtfIntervalParser
{
    internal static bool TryParse(string text, [NotNullWhen(true)] out Edtf? edtf, [NotNullWhen(false)] out string? error)
    {
        edtf = null;
        int slash = text.IndexOf('/');
        var startText = text.AsSpan(0, slash);
        var endText = text.AsSpan(slash + 1);
        if (endText.Contains('/')) return Refuse($"{Quote(text)} is no date: an interval has one '/'.", out error);
        bool startDated = IsDated(startText), endDated = IsDated(endText);
        if (!startDated && !endDated) return Refuse($"{Quote(text)} is no date: an interval has a date at one end at least.", out error);

        EdtfDate start = default, end = default;
        if (startDated && !TryParseEnd(startText, out start, out error)) return false;
        if (endDated && !TryParseEnd(endText, out end, out error)) return false;
        if (startDated && endDated && EdtfDate.IsReversed(start, end))
            return Refuse($"{Quote(text)} is no date: it ends before it starts.", out error);

        int level = startDated && endDated ? Math.Max(start.Level, end.Level) : 1;
        var earliest = startDated ? start.Earliest : Undated(startText);
        var latest = endDated ? end.Latest : Undated(endText);
        edtf = new Edtf(text, level, earliest, latest);
        error = null;
        return true;
    }

    private static bool IsDated(ReadOnlySpan<char> end) => end is not ("" or "..");

    private static EdtfBound Undated(ReadOnlySpan<char> end) => end.IsEmpty ? EdtfBound.Unknown : EdtfBound.Open;

    private static bool TryParseEnd(ReadOnlySpan<char> text, out EdtfDate date, [NotNullWhen(false)] out string? error)
    {
        if (!EdtfDateParser.TryParse(text, out date, out error)) return false;
        return date.Form switch
        {
            EdtfForm.Time => Refuse($"{Quote(text)} cannot end an interval: it has a time of day.", out error),
            EdtfForm.Season => Refuse($"{Quote(text)} cannot end an interval: it is a season.", out error),
            EdtfForm.Unspecified => Refuse($"{Quote(text)} cannot end an interval: X there is EDTF level 2, which is not read.", out error),
            _ => true,
        };
    }
}

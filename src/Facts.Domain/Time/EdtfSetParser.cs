using System.Diagnostics.CodeAnalysis;
using static Facts.Domain.Time.EdtfParser;

namespace Facts.Domain.Time;

/// <summary>
/// A set: one of <c>[1667,1670..1672]</c>, or all of <c>{1667,1670..1672}</c> (ISO 8601-2:2019, A.6.5 and clause 6). Members are
/// dates of levels 0 and 1 in any order, and ranges <c>a..b</c>. <c>..b</c> may begin the list and <c>a..</c> may end it (6.3). The
/// bounds are those of all members together, for both brackets alike.
/// </summary>
internal static class EdtfSetParser
{
    internal static bool TryParse(string text, [NotNullWhen(true)] out Edtf? edtf, [NotNullWhen(false)] out string? error)
    {
        edtf = null;
        if (text.Length < 2 || text[^1] != (text[0] == '[' ? ']' : '}'))
            return Refuse($"{Quote(text)} is no date: its bracket is not closed at the end.", out error);
        var list = text.AsSpan(1, text.Length - 2);
        if (list is "" or "..") return Refuse($"{Quote(text)} is no date: a set has a date at least.", out error);

        bool back = list.StartsWith("..", StringComparison.Ordinal), forward = list.EndsWith("..", StringComparison.Ordinal);
        if (back && forward && !list.Contains(',')) return Refuse($"{Quote(text)} is no date: '..' stands on both its sides.", out error);
        if (back) list = list[2..];
        if (forward) list = list[..^2];

        if (!TryParseMembers(list, back, forward, out var all, out error)) return false;
        edtf = new Edtf(text, 2, back ? EdtfBound.Open : all.Earliest, forward ? EdtfBound.Open : all.Latest);
        return true;
    }

    /// <summary>Reads the list and joins its members: earliest of all, latest of all.</summary>
    private static bool TryParseMembers(ReadOnlySpan<char> list, bool back, bool forward, out EdtfDate all,
        [NotNullWhen(false)] out string? error)
    {
        all = default;
        error = null;
        foreach (var part in list.Split(','))
        {
            bool first = part.Start.Value == 0, last = part.End.Value == list.Length;
            bool end = (first && back) || (last && forward);
            if (!TryParseMember(list[part], end, out var member, out error)) return false;
            all = first ? member : Join(all, member);
        }
        return error is null;
    }

    /// <summary>One date or a range of two.</summary>
    /// <param name="text">Without the <c>..</c> that begins or ends the list.</param>
    /// <param name="openEnded">Whether it had one: then it is an end of a range itself, and no range.</param>
    /// <param name="date">Both bounds.</param>
    /// <param name="error">Why it is none.</param>
    private static bool TryParseMember(ReadOnlySpan<char> text, bool openEnded, out EdtfDate date, [NotNullWhen(false)] out string? error)
    {
        int dots = text.IndexOf("..", StringComparison.Ordinal);
        if (openEnded) return TryParseRangeEnd(text, out date, out error);
        if (dots < 0)
        {
            if (!EdtfDateParser.TryParse(text, out date, out error)) return false;
            return date.Form != EdtfForm.Time
                || Refuse($"{Quote(text)} cannot be a member of a set: it has a time of day.", out error);
        }

        date = default;
        if (!TryParseRangeEnd(text[..dots], out var start, out error)) return false;
        if (!TryParseRangeEnd(text[(dots + 2)..], out var end, out error)) return false;
        if (EdtfDate.IsReversed(start, end)) return Refuse($"{Quote(text)} is no date: the range ends before it starts.", out error);
        date = start with { Latest = end.Latest };
        return true;
    }

    /// <summary>Days, months, years; and times, our extension. Seasons and unspecified digits are no end that a range could have.</summary>
    private static bool TryParseRangeEnd(ReadOnlySpan<char> text, out EdtfDate date, [NotNullWhen(false)] out string? error)
    {
        if (!EdtfDateParser.TryParse(text, out date, out error)) return false;
        return date.Form is EdtfForm.Plain or EdtfForm.Time
            || Refuse($"{Quote(text)} cannot end a range: it is a season or has unspecified digits.", out error);
    }

    private static EdtfDate Join(in EdtfDate a, in EdtfDate b) => a with
    {
        Earliest = b.Earliest.FirstMicrosecond < a.Earliest.FirstMicrosecond ? b.Earliest : a.Earliest,
        Latest = b.Latest.LastMicrosecond > a.Latest.LastMicrosecond ? b.Latest : a.Latest,
    };
}

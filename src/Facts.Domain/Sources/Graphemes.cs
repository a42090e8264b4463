using System.Globalization;

namespace Facts.Domain.Sources;

/// <summary>
/// Tells where characters as readers see them (extended grapheme clusters, UAX 29) begin and end in a text. Asked for places that never go
/// back it goes through the text once, however often it is asked: a text may be a mebibyte of combining marks.
/// </summary>
internal sealed class Graphemes(string text)
{
    // A boundary: the last place asked for, or the first after it.
    private int _place;

    /// <summary>Whether one begins or ends there, as the text's start and end do.</summary>
    /// <param name="at">UTF-16 code units before the place; not less than when asked before.</param>
    public bool IsBoundary(int at)
    {
        if (_place < at)
            _place = Before(at);
        while (_place < at)
            _place += StringInfo.GetNextTextElementLength(text.AsSpan(_place));
        return _place == at;
    }

    /// <summary>The last place from which clusters can be counted: nothing joins two plain letters (GB999).</summary>
    private int Before(int at)
    {
        for (var place = Math.Min(at, text.Length - 1); place > _place; place--)
        {
            if (IsPlain(text[place]) && IsPlain(text[place - 1]))
                return place;
        }

        return _place;
    }

    private static bool IsPlain(char one) => one is >= ' ' and <= '~';
}

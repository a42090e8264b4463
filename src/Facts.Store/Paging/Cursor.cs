using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Storage;

namespace Facts.Store.Paging;

/// <summary>
/// Where a list goes on: what it lists, the recorded time that all of its pages are of, and the last place that was given. Opaque to
/// whoever holds it, who may send it back and do nothing else with it; it opens nothing that its list would not.
/// </summary>
/// <param name="List">What is listed, with all that decides it: a cursor of one list is none of another.</param>
/// <param name="Known">Recorded time, inclusive.</param>
/// <param name="Last">The last place given, in the list's own order.</param>
internal sealed record Cursor(string List, DateTime Known, string Last)
{
    private const char Between = '\n';

    /// <summary>A place may have two ids of 200 characters in it.</summary>
    private const int Longest = 4_000;

    /// <summary>The cursor is none of ours, or of another list.</summary>
    public const string Code = "invalid-cursor";

    public static readonly Refusal Bad = new(
        Code, "'after' is no cursor of this list: send the 'next' of its page before, as it was.");

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Known.Ticks}{Between}{Mark(List)}{Between}{Last}")));

    /// <summary>The cursor of that list; or a refusal when the text is none.</summary>
    public static (Cursor? Cursor, Refusal? Refusal) Parse(string text, string list)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text))
            return (null, Bad);
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Between, 3);
        return parts is [var ticks, var of, var last] && of == Mark(list)
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var known)
            && known <= Moments.Forever.Ticks && PlainText.Is(last)
            ? (new Cursor(list, new DateTime(known, DateTimeKind.Utc), last), null)
            : (null, Bad);
    }

    private static string Mark(string list) => EventIds.Of("list", list).ToString("N");
}

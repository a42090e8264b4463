using System.Globalization;

namespace Facts.Domain.Time;

/// <summary>
/// A point on a time axis as a question names it: a day, meant as the end of that day in UTC, or an RFC 3339 instant. Inclusive.
/// </summary>
/// <param name="Text">As it is shown: <c>2023-11-18</c> or <c>2023-11-18T09:00:00Z</c>.</param>
/// <param name="Moment">The instant meant; for a day its last microsecond.</param>
public sealed record AsOf(string Text, DateTime Moment)
{
    private static readonly string[] Instants =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK", "yyyy-MM-dd't'HH:mm:ssK", "yyyy-MM-dd HH:mm:ssK",
    ];

    /// <summary>The first moment of the UTC day that <see cref="Moment"/> lies in.</summary>
    public DateTime DayStart => Moment.Date;

    /// <summary>An instant. Anything finer than a microsecond is dropped.</summary>
    public static AsOf At(DateTime moment)
    {
        var kept = Moments.Truncate(moment);
        return new AsOf(Print(kept), kept);
    }

    /// <summary>Reads a day (<c>2023-11-18</c>) or an RFC 3339 instant with its zone; null when the text is neither.</summary>
    public static AsOf? TryParse(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new AsOf(text, Moments.Truncate(day.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Utc)));
        return TryParseInstant(text) is { } instant ? At(instant) : null;
    }

    /// <summary>Reads an RFC 3339 instant (section 5.6), which must carry its zone; null when it is none.</summary>
    public static DateTime? TryParseInstant(string text)
    {
        const DateTimeStyles utc = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;
        var zoned = text.EndsWith('Z') || text.EndsWith('z') || (text.Length > 19 && text.AsSpan(19).IndexOfAny('+', '-') >= 0);
        return zoned && DateTime.TryParseExact(text.Replace('z', 'Z'), Instants, CultureInfo.InvariantCulture, utc, out var instant)
            ? Moments.Truncate(instant)
            : null;
    }

    /// <summary>RFC 3339 in UTC, with a fraction only where there is one.</summary>
    public static string Print(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}

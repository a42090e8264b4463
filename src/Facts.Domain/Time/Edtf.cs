using System.Diagnostics.CodeAnalysis;

namespace Facts.Domain.Time;

/// <summary>
/// A date as somebody gave it, in the Extended Date/Time Format (ISO 8601-2:2019, Annex A; Library of Congress EDTF, 4 February
/// 2019): all of levels 0 and 1, and of level 2 the sets <c>[…]</c> and <c>{…}</c>. The text is kept, and what it can mean is derived.
/// <list type="bullet">
/// <item>Qualifiers <c>?</c>, <c>~</c> and <c>%</c> say how sure one is; they widen nothing.</item>
/// <item>A season is the northern, meteorological one: spring March to May, summer June to August, autumn September to November,
/// winter December to the end of February of the next year. The standard leaves it to the place (8601-2, 3.1.3.1).</item>
/// <item>A time is hh:mm:ss. Hour 24 is refused (8601-1:2019, 5.3.2), and so is second 60: only real leap seconds have it
/// (8601-1, 4.3.10), and UTC instants here have no name for them.</item>
/// <item>Interval ends are days, months or years (A.4.4), one at least dated: <c>../..</c> and <c>/</c> are refused (A.5.6, 10.2).</item>
/// </list>
/// Two extensions to the standard: a second may have a fraction of 1 to 6 digits, and the ends of a range in a set may be times:
/// <c>[2023-11-17T12:00:00Z..2023-11-18T00:00:00Z]</c>. <see cref="Print"/> needs both.
/// Equal when the texts are equal: <c>2023</c> and <c>2023?</c> mean the same range, and are two things to say.
/// </summary>
public sealed class Edtf : IEquatable<Edtf>
{
    /// <summary>The longest text that is read, in UTF-16 code units: far more than any date needs, far less than an attack does.</summary>
    public const int MaxLength = 1000;

    internal Edtf(string text, int level, EdtfBound earliest, EdtfBound latest) =>
        (Text, Level, Earliest, Latest) = (text, level, earliest, latest);

    /// <summary>The text as given.</summary>
    public string Text { get; }

    /// <summary>0, 1 or 2: the lowest level of EDTF that has every feature of the text. The extensions count as what they extend.</summary>
    public int Level { get; }

    /// <summary>The first moment that the text can mean, inclusive.</summary>
    public EdtfBound Earliest { get; }

    /// <summary>The last moment that the text can mean, inclusive.</summary>
    public EdtfBound Latest { get; }

    /// <summary>Reads a text of at most <see cref="MaxLength"/> characters, in time proportional to its length. Never throws.</summary>
    /// <param name="text">The text; null reads as empty, and neither is a date.</param>
    /// <param name="date">The date.</param>
    /// <param name="error">Why it is none: one plain sentence in printable ASCII.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Edtf? date, [NotNullWhen(false)] out string? error) =>
        EdtfParser.TryParse(text ?? "", out date, out error);

    /// <summary>Reads a text that must be a date.</summary>
    /// <exception cref="FormatException">It is none; the message is the sentence of <see cref="TryParse"/>.</exception>
    public static Edtf Parse(string text) => TryParse(text, out var date, out var error) ? date : throw new FormatException(error);

    /// <summary>
    /// Whether the text is <c>..</c> alone: "ongoing", where a period's end is asked for. It is no EDTF date, so
    /// <see cref="TryParse"/> refuses it.
    /// </summary>
    public static bool IsOpen(string? text) => text == "..";

    /// <summary>
    /// The range of instants that the text can mean: UTC (<see cref="DateTimeKind.Utc"/>), whole microseconds, both inclusive. A day is
    /// [T00:00:00, T23:59:59.999999]; a local time is read as UTC. <see cref="DateTime.MinValue"/> reaches back without limit (open
    /// or unknown), <see cref="DateTime.MaxValue"/> forward. The first instant of year 1 is <see cref="DateTime.MinValue"/> too:
    /// nothing before it can be asked for, so the two need no telling apart.
    /// </summary>
    /// <returns>False when a known bound is outside years 1 to 9999 in UTC; then both are <c>default</c>.</returns>
    public bool TryGetRange(out DateTime earliest, out DateTime latest)
    {
        if (TryPlace(Earliest, Earliest.FirstMicrosecond, DateTime.MinValue, out earliest)
            && TryPlace(Latest, Latest.LastMicrosecond, DateTime.MaxValue, out latest))
            return true;
        earliest = latest = default;
        return false;
    }

    private static bool TryPlace(EdtfBound bound, Int128 microsecond, DateTime unlimited, out DateTime instant)
    {
        bool known = bound.Kind == EdtfBoundKind.Known;
        bool placed = !known || (microsecond >= 0 && microsecond <= DateTime.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond);
        long ticks = known && placed ? (long)microsecond * TimeSpan.TicksPerMicrosecond : unlimited.Ticks;
        instant = new DateTime(ticks, DateTimeKind.Utc);
        return placed;
    }

    /// <summary>
    /// The shortest EDTF for a range such as <see cref="TryGetRange"/> gives, or an intersection of such: <c>2023</c>, <c>2023-11</c>,
    /// <c>2023-11-17</c>, <c>[2023-11-18..2023-11-19]</c>, <c>[..2023-11-20]</c>, <c>2023-11-17T12:00:00Z</c>, and <c>..</c> when
    /// both sides are unlimited. Except for <c>..</c> it parses, and gives back the same range.
    /// </summary>
    /// <exception cref="ArgumentException">Not UTC, not whole microseconds, or earliest after latest.</exception>
    public static string Print(DateTime earliest, DateTime latest) => EdtfPrinter.Print(earliest, latest);

    /// <inheritdoc/>
    public bool Equals(Edtf? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Edtf);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>The text as given.</summary>
    public override string ToString() => Text;
}

using System.Globalization;
using Facts.Domain.Time;

namespace Facts.Domain.Tenures;

/// <summary>When a tenure starts or ends, as far as it is known: some moment from Earliest to Latest, both inclusive, UTC.</summary>
/// <param name="Text">EDTF, or <c>..</c> for an end that is stated to be open.</param>
/// <param name="Earliest">First moment it can be; <see cref="Moments.Beginning"/> for no limit.</param>
/// <param name="Latest">Last moment it can be; <see cref="Moments.Forever"/> for no limit.</param>
public sealed record Boundary(string Text, DateTime Earliest, DateTime Latest)
{
    /// <summary>How an end is written that is stated to be open.</summary>
    public const string OpenText = "..";

    /// <summary>Stated to be ongoing: no end.</summary>
    public static readonly Boundary Open = new(OpenText, Moments.Forever, Moments.Forever);

    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>True for an end that is stated to be ongoing.</summary>
    public bool IsOpen => Text == OpenText;

    /// <summary>Reads a recorded date. Recorded dates were checked when they came in; another one is a bug.</summary>
    public static Boundary Parse(string text)
    {
        if (text == OpenText)
            return Open;
        if (OfDay(text) is { } day)
            return day;
        var date = Edtf.Parse(text);
        return date.TryGetRange(out var earliest, out var latest)
            ? new Boundary(text, earliest, latest)
            : throw new FormatException($"'{text}' lies outside years 1 to 9999.");
    }

    /// <summary>
    /// A day as most dates give it, <c>yyyy-MM-dd</c>, read by the calendar alone: reading any EDTF took a tenth of an import's time in its
    /// process. Null for everything else.
    /// </summary>
    public static Boundary? OfDay(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, Utc, out var day)
            ? new Boundary(text, day, day + (TimeSpan.FromDays(1) - Moments.Tick))
            : null;

    /// <summary>Whether both can mean the same moment.</summary>
    public bool Intersects(Boundary other) => Earliest <= other.Latest && other.Earliest <= Latest;

    /// <summary>The moments both can mean. Keeps the wording of whichever is already that narrow.</summary>
    public Boundary Intersect(Boundary other)
    {
        var earliest = Earliest > other.Earliest ? Earliest : other.Earliest;
        var latest = Latest < other.Latest ? Latest : other.Latest;
        if (earliest == Earliest && latest == Latest)
            return this;
        return earliest == other.Earliest && latest == other.Latest ? other : new Boundary(Edtf.Print(earliest, latest), earliest, latest);
    }

    /// <summary>Whether this surely comes before <paramref name="other"/>.</summary>
    public bool IsBefore(Boundary other) => Latest < other.Earliest;
}

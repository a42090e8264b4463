using System.Globalization;
using Facts.Domain.Time;
using Facts.Store.Sentences;
using Facts.Store.Timelines;

namespace Facts.Pages.Timeline;

/// <summary>Numbers and addresses of a picture, as its markup needs them.</summary>
internal static class Drawing
{
    public static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Where a bar's name stands, and at which of its ends that is; null for its start.</summary>
    public static (double X, string? Anchor) Label<T>(Bar<T> bar) => bar.Label switch
    {
        Place.Inside => (bar.Sure!.Value.Start + 4, null),
        Place.After => (bar.Whole.End + 5, null),
        Place.Before => (bar.Whole.Start - 5, "end"),
        _ => (bar.Whole.Start + 4, null),
    };

    /// <summary>How much further the name of a note stands, so that its symbol, at the start of the bar, doesn't cover it.</summary>
    public static double BesideSymbol(Bar<Note> bar) => bar.Label switch
    {
        Place.Before => -6,
        Place.After when Width(bar) > 12 => 2,
        _ => 8,
    };

    public static double Width<T>(Bar<T> bar) => bar.Whole.End - bar.Whole.Start;

    /// <summary>
    /// The parts of a bar from left to right, each with its class: <c>rise</c> and <c>fall</c> where it is possible before and after it is
    /// certain, <c>sure</c>, or <c>may</c> when it is nowhere certain.
    /// </summary>
    public static IEnumerable<(string Class, double X, double Width)> Parts<T>(Bar<T> bar)
    {
        if (bar.Sure is not { } sure)
            return [("may", bar.Whole.Start, bar.Whole.End - bar.Whole.Start)];
        (string, double Start, double End)[] parts =
            [("rise", bar.Whole.Start, sure.Start), ("sure", sure.Start, sure.End), ("fall", sure.End, bar.Whole.End)];
        return parts.Where(part => part.End - part.Start >= 0.05).Select(part => (part.Item1, part.Start, part.End - part.Start));
    }

    /// <summary>The post's answer on the tenure's first day; on its last one when no start is known.</summary>
    public static string Link(TenureView tenure, string organization, string post, string? known)
    {
        var possible = tenure.Possible;
        var day = possible.Start > Moments.Beginning ? possible.Start
            : possible.End < Moments.Forever && possible.End.Date > DateTime.MinValue ? possible.End.Date.AddDays(-1)
            : (DateTime?)null;
        var on = day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Links.To("/", ("organization", organization), ("post", post), ("on", on), ("known", known));
    }

    /// <summary>A threat is a triangle, a plan a square on its corner, a figure a dot; about (0, 0).</summary>
    public static string Symbol(Note note) => note.Kind switch
    {
        "threat" => "M0-6 7 6H-7Z",
        "plan" => "M0-7 7 0 0 7-7 0Z",
        _ => "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z",
    };
}

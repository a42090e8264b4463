using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>
/// Days of which the claims that a stay rests on speak in their own words: of a start its latest day, of a stay each of its days, of one
/// that goes on each up to the report, and the day on which it was seen.
/// </summary>
internal static class Confirmed
{
    public static IReadOnlyList<Days> Of(Stay stay, Reading? start, Reading? end)
    {
        var days = new List<Days>();
        if (start is not null)
        {
            Add(days, start.Boundary.Latest, start.Boundary.Latest);
            if (end is not null && !end.Boundary.IsOpen
                && end.Claims.Exists(claim => start.Has(claim) && !stay.Ongoing.Exists(one => one.Claim == claim)))
            {
                Add(days, start.Boundary.Latest, Before(end.Boundary.Earliest));
            }

            foreach (var ongoing in stay.Ongoing.Where(one => one.At is not null && start.Has(one.Claim)))
                Add(days, start.Boundary.Latest, ongoing.At!.Earliest);
        }

        foreach (var renewal in stay.Renewals)
        {
            if (Statement.Of(renewal).Start is { } again)
                Add(days, again.Latest, again.Latest);
        }

        foreach (var ongoing in stay.Ongoing.Where(one => one.At is not null && stay.Renewals.Contains(one.Claim)))
            Add(days, ongoing.Start!.Latest, ongoing.At!.Earliest);
        foreach (var seen in stay.Confirmations)
            Add(days, seen.At!.Latest, seen.At.Latest);
        return Joined(days);
    }

    private static DateTime Before(DateTime moment) => moment > Moments.Beginning ? moment - Moments.Tick : moment;

    private static void Add(List<Days> days, DateTime from, DateTime to)
    {
        if (from > Moments.Beginning && from < Moments.Forever && from <= to && to < Moments.Forever)
            days.Add(new Days(DateOnly.FromDateTime(from), DateOnly.FromDateTime(to)));
    }

    private static List<Days> Joined(List<Days> days)
    {
        var joined = new List<Days>();
        foreach (var one in days.OrderBy(one => one.First).ThenBy(one => one.Last))
        {
            if (joined is [.., var last] && one.First.DayNumber <= last.Last.DayNumber + 1)
                joined[^1] = last with { Last = last.Last > one.Last ? last.Last : one.Last };
            else
                joined.Add(one);
        }

        return joined;
    }
}

using Facts.Domain.Claims;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>A stay in the making → the tenure: headline, certain, possible and disputed days, grounds.</summary>
internal static class Composition
{
    /// <param name="stay">What is known of it.</param>
    /// <param name="siblings">The person's stays in the post, this one among them.</param>
    public static Tenure Of(Stay stay, IReadOnlyList<Stay> siblings)
    {
        var starts = Reading.Settle(stay.Starts);
        var endings = Endings.Of(stay, siblings);
        var ends = Reading.Settle(endings);
        var (start, end) = (starts.FirstOrDefault(), ends.FirstOrDefault());
        var from = From(stay, starts);
        var to = To(stay, ends);
        var possibleFrom = starts.Count == 0 ? from?.Earliest ?? stay.After : starts.Min(one => one.Boundary.Earliest);
        var doubtful = new List<Period>(stay.Doubtful);
        var (contestedStart, contestedEnd) = (ContestedStart(stay, starts, siblings), ContestedEnd(stay, ends, siblings));
        if (contestedStart is not null)
            possibleFrom = contestedStart.Select(one => one.Start).Append(starts.Max(one => one.Boundary.Earliest)).Min();
        var possibleTo = contestedEnd is null ? to.Latest
            : contestedEnd.Select(one => one.End).Append(ends.Min(one => one.Boundary.Latest)).Max();
        var contested = Periods.Joined([.. contestedStart ?? [], .. contestedEnd ?? []]);
        doubtful.AddRange(contested);
        var absentTo = starts.Count == 0 ? Moments.Beginning : Later(possibleFrom, NotBefore(stay, starts));
        // A start that an editor settled leaves days before it: they do not count, but others there may have to do with it.
        if (starts.Count > 0)
            possibleFrom = stay.Starts.Min(one => one.Boundary.Earliest) is var first && first < possibleFrom ? first : possibleFrom;
        var possible = new Period(possibleFrom, possibleTo);
        var used = Grounds.Of(stay, start, end);
        // What only confirms it is no reason why its days are covered, unless nothing else says that it started.
        var denied = used.Exists(one => one.Claim.IsDisputed && one.Inferred is null
            && (one.Does is Does.Starts or Does.Both || (one.Does is Does.Confirms && start is null)));
        var lingering = IsEndDenied(end, start) && possible.End < Moments.Forever ? Period.Of(possible.End, stay.LingersTo) : Period.Empty;
        var certain = stay.IsPastBound ? Period.Empty : Period.Of(SureFrom(stay, starts), to.Earliest);
        return new Tenure
        {
            Person = stay.Person,
            Capacity = Headline.Of(
                used.Where(one => one.Inferred is null && !stay.Renewals.Contains(one.Claim)).Select(one => one.Claim), Statement.CapacityOf),
            From = from,
            To = to.Shown,
            Possible = lingering.IsEmpty ? possible : possible with { End = lingering.End },
            Certain = certain,
            Doubtful = [.. Periods.Joined(doubtful.Select(one => one.Intersect(certain)))],
            DisputedOn = denied || stay.IsPastBound ? [possible] : [.. Periods.Joined(contested.Select(one => one.Intersect(possible)))],
            Lingering = lingering,
            Absent = Period.Of(possible.Start, absentTo < possible.End ? absentTo : possible.End),
            Preferred = used.Exists(one => one.Inferred is null && one.Claim.Rank == Rank.Preferred),
            Spoken = Confirmed.Of(stay, start, end),
            OtherStarts = [.. starts.Skip(1).Select(one => one.Boundary)],
            OtherEnds = [.. ends.Skip(1).Select(one => one.Boundary)],
            Because = [.. used.Select(Grounds.GroundOf)],
            Outranked = Outranked(stay, stay.Starts.Where(one => one != start).Concat(endings.Where(one => one != end))),
        };
    }

    /// <summary>A start that no claim states lies between what it comes after and the first confirmation, or the end.</summary>
    private static Boundary? From(Stay stay, List<Reading> starts)
    {
        var first = stay.Confirmations.MinBy(one => one.SureFrom)?.At;
        if (starts is [var only])
        {
            var earliest = Later(only.Boundary.Earliest, NotBefore(stay, starts));
            var latest = first is not null && first.Latest < only.Boundary.Latest && first.Latest >= earliest
                ? first.Latest : only.Boundary.Latest;
            return Within(only.Boundary, earliest, latest);
        }

        if (starts.Count > 0)
            return starts[0].Boundary;
        if (first is not null)
            return Range(stay.After, first.Latest);
        return stay.After > Moments.Beginning && stay.Ends.Count > 0 ? Range(stay.After, stay.Ends[0].Boundary.Latest) : null;
    }

    /// <summary>Somebody else was confirmed until then; which tells nothing of who is surely there before that.</summary>
    private static DateTime NotBefore(Stay stay, List<Reading> starts) =>
        SureFrom(stay, starts) < stay.NotBefore ? Moments.Beginning : stay.NotBefore;

    private static DateTime SureFrom(Stay stay, List<Reading> starts)
    {
        var first = stay.FirstConfirmed ?? Moments.Forever;
        if (starts.Count == 0)
            return first;
        var latest = starts.Max(one => one.Boundary.Latest);
        return starts.Count == 1 && first < latest && first >= starts[0].Boundary.Earliest ? first : latest;
    }

    private static (Boundary? Shown, DateTime Earliest, DateTime Latest) To(Stay stay, List<Reading> ends)
    {
        if (stay.Inferred is { Boundary: var at })
            return (at, at.Earliest, at.Latest);
        if (ends.Count > 0)
        {
            var goesOn = stay.Ongoing.Count > 0 && ends.TrueForAll(one => one.Boundary.Latest == Moments.Forever);
            var earliest = goesOn ? Moments.Forever : ends.Min(one => one.Boundary.Earliest);
            return (ends[0].Boundary, earliest, ends.Max(one => one.Boundary.Latest));
        }

        if (stay.LaterEnd is { Boundary: var later })
            return (later, later.Earliest, later.Latest);
        var isOngoing = stay.Ongoing.Count > 0 || stay.Confirmations.Exists(one => one.GoesOn);
        return (isOngoing ? Boundary.Open : null, Moments.Forever, Moments.Forever);
    }

    /// <summary>Days that some reading of the start excludes and another has; null where there is one reading.</summary>
    private static List<Period>? ContestedStart(Stay stay, List<Reading> starts, IReadOnlyList<Stay> siblings) => starts.Count < 2 ? null
        : Period.Of(starts.Min(one => one.Boundary.Earliest), starts.Max(one => one.Boundary.Earliest)).Without(siblings
            .Where(other => other != stay && !other.Ends.Exists(end => stay.Ends.Exists(mine => mine.Boundary.Intersects(end.Boundary)))
                && EndOf(other) <= starts.Max(one => one.Boundary.Latest))
            .Select(other => Period.Of(other.StartEarliest, EndOf(other))));

    /// <summary>Days that some reading of the end excludes and another has; null where there is one reading.</summary>
    private static List<Period>? ContestedEnd(Stay stay, List<Reading> ends, IReadOnlyList<Stay> siblings) =>
        ends.Count < 2 || stay.Inferred is not null ? null
        : Period.Of(ends.Min(one => one.Boundary.Latest), ends.Max(one => one.Boundary.Latest)).Without(siblings
            .Where(other => other != stay && other.StartEarliest > stay.StartEarliest
                && !other.Starts.Exists(start => stay.Starts.Exists(mine => mine.Boundary.Intersects(start.Boundary))))
            .Select(other => Period.Of(
                other.StartEarliest, other.Ends.Count > 1 ? other.Ends.Min(end => end.Boundary.Latest) : EndOf(other))));

    private static DateTime EndOf(Stay stay) => stay.Inferred?.Boundary.Latest
        ?? (stay.Ends.Count > 0 ? stay.EndLatest : stay.LaterEnd?.Boundary.Latest ?? Moments.Forever);

    /// <summary>Each claim that says when it ended is denied, and says nothing of the start.</summary>
    private static bool IsEndDenied(Reading? end, Reading? start) =>
        end is { Claims.Count: > 0 } && !end.Boundary.IsOpen && end.Claims.TrueForAll(claim => claim.IsDisputed)
        && (start is null || !end.Claims.Exists(start.Has));

    private static IReadOnlyList<SetAside> Outranked(Stay stay, IEnumerable<Reading> others) =>
    [
        .. others.SelectMany(one => one.Claims).Concat(stay.Outranked).Select(claim => claim.Id)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => new SetAside(id, Why.Outranked)),
    ];

    private static Boundary Within(Boundary boundary, DateTime earliest, DateTime latest) =>
        earliest == boundary.Earliest && latest == boundary.Latest || earliest > latest ? boundary : Range(earliest, latest);

    private static Boundary Range(DateTime earliest, DateTime latest) =>
        earliest > latest ? new Boundary(Edtf.Print(latest, latest), latest, latest)
            : new Boundary(Edtf.Print(earliest, latest), earliest, latest);

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}

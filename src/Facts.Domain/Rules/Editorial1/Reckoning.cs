using Facts.Domain.Claims;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Rules.Editorial1;

/// <summary>
/// Turns the readings of a match into a tenure: headline, certain and possible days, grounds (design, Time and Resolution 2–5).
/// </summary>
internal static class Reckoning
{
    /// <summary>
    /// What one claim alone comes to, when nothing happened to it: the same as <see cref="Of"/>, and a fifth of the work. Registers are
    /// made of these.
    /// </summary>
    public static Tenure Alone(string person, Stated stated) => new()
    {
        Person = person,
        Capacity = CapacityOf(stated.Claim),
        From = stated.Start,
        To = stated.End,
        Possible = new Period(stated.Start?.Earliest ?? Moments.Beginning, stated.End?.Latest ?? Moments.Forever),
        Certain = Period.Of(stated.Start?.Latest ?? Moments.Forever, stated.End?.Earliest ?? Moments.Forever),
        Because = [Ground.Of(stated.Claim, DoesOf(stated.Start is not null, stated.End is not null))],
    };

    public static Tenure Of(string person, Match match)
    {
        var starts = Settle(match.Starts);
        var ends = Settle(match.Ends);
        var stillOpen = match.Open.Count > 0 && match.EndIsStated && !ends.Exists(end => end.IsPreferred);
        var start = starts.FirstOrDefault();
        var end = ends.FirstOrDefault();
        var used = Grounds(start, end, match.Open);

        return new Tenure
        {
            Person = person,
            Capacity = CapacityOf(used.Select(ground => ground.Claim)),
            From = start?.Boundary,
            To = end?.Boundary ?? (match.Open.Count > 0 ? Boundary.Open : null),
            Possible = new Period(
                starts.Select(r => r.Boundary.Earliest).DefaultIfEmpty(Moments.Beginning).Min(),
                stillOpen ? Moments.Forever : ends.Select(r => r.Boundary.Latest).DefaultIfEmpty(Moments.Forever).Max()),
            Certain = Period.Of(
                starts.Select(r => r.Boundary.Latest).DefaultIfEmpty(Moments.Forever).Max(),
                ends.Select(r => r.Boundary.Earliest).DefaultIfEmpty(Moments.Forever).Min()),
            Disputed = starts.Count > 1 || ends.Count > 1 || stillOpen || used.Exists(ground => ground.Claim.IsDisputed),
            OtherStarts = [.. starts.Skip(1).Select(r => r.Boundary)],
            OtherEnds = [.. ends.Skip(1).Select(r => r.Boundary), .. stillOpen ? [Boundary.Open] : Array.Empty<Boundary>()],
            Because = [.. used.Select(ground => Ground.Of(ground.Claim, ground.Does))],
            Outranked = Outranked(match, start, end, stillOpen),
        };
    }

    /// <summary>
    /// The readings that count, headline first. A preferred claim settles the boundary: readings without one no longer count.
    /// </summary>
    private static List<Reading> Settle(List<Reading> readings)
    {
        var preferred = readings.Where(reading => reading.IsPreferred).ToList();
        return [.. Headline.Order(preferred.Count > 0 ? preferred : readings, reading => reading.Claims)];
    }

    private static List<(Claim Claim, Does Does)> Grounds(Reading? start, Reading? end, List<Claim> open)
    {
        var starting = start?.Claims ?? [];
        List<Claim> ending = end?.Claims ?? [];
        // A claim that the tenure goes on is a ground for its end being open, unless an end was found.
        var ongoing = end is null ? open : [];
        // The same claim is the same object here; comparing what they say would cost more than all the rest.
        var (starters, enders) = (Set(starting), Set(ending.Concat(ongoing)));
        var all = starting.Union(ending, ReferenceEqualityComparer.Instance).Union(ongoing, ReferenceEqualityComparer.Instance);
        return [.. Headline.Order([.. all.Cast<Claim>()], claim => [claim])
            .OrderBy(claim => starters.Contains(claim) ? 0 : 1)
            .Select(claim => (claim, DoesOf(starters.Contains(claim), enders.Contains(claim))))];
    }

    private static HashSet<Claim> Set(IEnumerable<Claim> claims) => new(claims, ReferenceEqualityComparer.Instance);

    private static Does DoesOf(bool starts, bool ends) => starts ? (ends ? Does.Both : Does.Starts) : Does.Ends;

    private static Capacity? CapacityOf(IEnumerable<Claim> claims)
    {
        var stated = claims
            .Select(claim => (Claim: claim, Capacity: CapacityOf(claim)))
            .Where(one => one.Capacity is not null)
            .GroupBy(one => one.Capacity!.Value);
        return Headline.Order([.. stated], group => [.. group.Select(one => one.Claim)]).FirstOrDefault()?.Key;
    }

    private static Capacity? CapacityOf(Claim claim) =>
        (claim.Body as AppointmentClaimed)?.Capacity ?? (claim.Body as TenureClaimed)?.Capacity;

    private static IReadOnlyList<SetAside> Outranked(Match match, Reading? start, Reading? end, bool stillOpen) =>
    [
        .. match.Starts.Where(r => r != start).Concat(match.Ends.Where(r => r != end)).SelectMany(r => r.Claims)
            .Concat(stillOpen ? match.Open : [])
            .Select(claim => claim.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => new SetAside(id, Why.Outranked)),
    ];
}

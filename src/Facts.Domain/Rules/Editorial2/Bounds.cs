using Facts.Domain.Claims;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>
/// What a death, a dissolution or an abolition makes of one person's stays in a post (rules, 7). It is the end of those that would go on
/// past it, and in dispute with those that are stated to end, or to start, surely later.
/// </summary>
internal sealed class Bounds
{
    /// <summary>Of each kind what claims say of it, headline first.</summary>
    private readonly List<List<Reading>> _kinds = [];
    private readonly List<Claim> _outranked = [];

    public bool IsNone => _kinds.Count == 0;

    private IEnumerable<Reading> All => _kinds.SelectMany(readings => readings);

    /// <summary>
    /// Claims of one end are readings of it, and preferred ones settle it; of several ends the first to come counts.
    /// </summary>
    /// <param name="claims">Those that count and concern the person in the post.</param>
    public static Bounds Of(IEnumerable<Claim> claims)
    {
        var bounds = new Bounds();
        // That an organization which holds the post ended says nothing of the end of the one that has it.
        foreach (var kind in claims.GroupBy(claim => (claim.Body.GetType().Name, Of: claim.Body is DissolutionClaimed ? claim.Body.Organization : ""))
            .OrderBy(kind => kind.Key.Name, StringComparer.Ordinal).ThenBy(kind => kind.Key.Of, StringComparer.Ordinal))
        {
            var all = Reading.Group(kind.Select(claim => (claim, Boundary.Parse(((BoundClaim)claim.Body).When))));
            var settled = Reading.Settle(all);
            bounds._outranked.AddRange(all.Except(settled).SelectMany(reading => reading.Claims));
            bounds._kinds.Add(settled);
        }

        return bounds;
    }

    /// <summary>The first moment at which it can end a stay; none where the stay starts surely later.</summary>
    public DateTime Earliest(Stay stay) => Upon(stay).Select(reading => reading.Boundary.Earliest).DefaultIfEmpty(Moments.Beginning).Min();

    /// <summary>
    /// Tells stays that start surely later from the others: they are in dispute, unless an editor prefers one of the two. A day on which
    /// the person is seen later proves such a stay.
    /// </summary>
    /// <param name="stays">Of one person; those that an editor's preference rules out are taken away.</param>
    /// <param name="aside">Gets what these rested on.</param>
    public void Part(List<Stay> stays, List<SetAsidePeriod> aside)
    {
        foreach (var stay in stays.ToList())
        {
            if (stay.Starts.Count > 0)
                Judge(stay, stay.Starters, stay.StartEarliest, stays, aside);
            else
                stays.AddRange(SeenLater(stay, stays, aside));
        }

        // Days after it do not confirm a stay that started before it.
        foreach (var stay in stays.Where(stay => !stay.IsPastBound && stay.Starts.Count > 0).ToList())
            stays.AddRange(SeenLater(stay, stays, aside));
        stays.ForEach(Limit);
    }

    /// <summary>
    /// Notes that the person is not surely seen in a stay beyond it, whether or not they were succeeded before; and that they don't linger
    /// past one that nobody denies, though an end before it is denied.
    /// </summary>
    public void Limit(Stay stay)
    {
        var readings = Upon(stay);
        if (readings.Count > 0)
            stay.SeenBefore = Ended(stay, readings, []).Max(end => end.Boundary.Latest);
        var from = From(stay);
        stay.LingersBefore = _kinds
            .Select(kind => kind.FindAll(reading => from <= reading.Boundary.Latest && !reading.Claims.Exists(claim => claim.IsDisputed)))
            .Where(kind => kind.Count > 0).Select(kind => kind.Max(reading => reading.Boundary.Latest)).DefaultIfEmpty(Moments.Forever).Min();
    }

    /// <summary>Is the end of those of a person's stays that nobody has succeeded before.</summary>
    /// <param name="all">Of the person. One of which nothing is left is taken away, as nothing follows from it.</param>
    /// <param name="stays">Those.</param>
    public void End(List<Stay> all, IReadOnlyCollection<Stay> stays)
    {
        End(stays);
        all.RemoveAll(stay => stay.Ends.Count > 0 && stay.StartEarliest >= stay.EndLatest);
    }

    private void End(IReadOnlyCollection<Stay> stays)
    {
        var open = new List<Stay>();
        foreach (var stay in stays)
        {
            var readings = Upon(stay);
            if (readings.Count == 0)
                continue;
            stay.Bounds.AddRange(All.Select(reading => reading.Boundary));
            if (stay.LaterEnd is { } later && readings.TrueForAll(reading => reading.Boundary.IsBefore(later.Boundary)))
                stay.LaterEnd = null;
            if (stay.Ends.Count > 0)
                stay.Ends = Ended(stay, readings, stay.Outranked);
            else if (stay.LaterEnd is null)
                open.Add(stay);
        }

        // As a lone end does: it ends the last of them, and with it those before.
        var last = open.OrderBy(stay => stay.Position).ThenBy(stay => stay.StartLatest).LastOrDefault();
        foreach (var stay in open.Where(stay => stay != last))
            stay.LaterEnd = Upon(stay)[0];
        if (last is null)
            return;
        last.Ends.AddRange(Upon(last).Select(reading => reading.Copy()));
        last.Outranked.AddRange(_outranked);
    }

    private static DateTime From(Stay stay) => stay.Starts.Count > 0 ? stay.StartEarliest
        : stay.Confirmations.Select(seen => seen.At!.Earliest).DefaultIfEmpty(Moments.Beginning).Min();

    /// <summary>Readings of the first to come of those that do not lie surely before the stay, headline first.</summary>
    private List<Reading> Upon(Stay stay)
    {
        var from = From(stay);
        var first = new List<Reading>();
        foreach (var later in _kinds.Select(kind => kind.FindAll(reading => from <= reading.Boundary.Latest)).Where(kind => kind.Count > 0))
            first = first.Count == 0 ? later : Distinct(first.SelectMany(one => later.Select(other => First(one, other))));
        return first;
    }

    /// <summary>
    /// The ends of a stay that it bears upon. Where a stated end reaches past it, it is its limit; where all are surely later, another
    /// reading of the end.
    /// </summary>
    /// <param name="stay">It is not changed.</param>
    /// <param name="readings">Those upon it, headline first.</param>
    /// <param name="outranked">Gets claims whose end does not count any more.</param>
    private static List<Reading> Ended(Stay stay, List<Reading> readings, List<Claim> outranked)
    {
        if (stay.Ends.Count == 0)
            return readings;
        var ends = new List<Reading>();
        foreach (var bound in readings)
        {
            var isContradicted = stay.Ends.TrueForAll(end => bound.Boundary.IsBefore(end.Boundary));
            foreach (var end in stay.Ends)
            {
                if (bound.IsPreferred && !end.IsPreferred && bound.Boundary.IsBefore(end.Boundary) && !isContradicted)
                    outranked.AddRange(end.Claims);
                else
                    Add(ends, Within(end, bound));
            }

            if (isContradicted)
                Add(ends, bound.Copy());
        }

        return ends;
    }

    private static Reading Within(Reading end, Reading bound)
    {
        var (stated, limit) = (end.Boundary, bound.Boundary);
        if (limit.IsBefore(stated) || stated.Latest <= limit.Latest || (end.IsPreferred && !bound.IsPreferred))
            return end;
        var narrow = end.Copy();
        narrow.Boundary = new Boundary(Edtf.Print(stated.Earliest, limit.Latest), stated.Earliest, limit.Latest);
        narrow.Claims.AddRange(bound.Claims);
        return narrow;
    }

    private static void Add(List<Reading> readings, Reading reading)
    {
        if (!readings.Exists(one => one == reading || one.Boundary == reading.Boundary))
            readings.Add(reading);
    }

    /// <summary>Days on which the person is seen surely after it belong to a stay of their own, if no stated end reaches so far.</summary>
    private List<Stay> SeenLater(Stay stay, List<Stay> stays, List<SetAsidePeriod> aside)
    {
        if (!stay.IsOpen)
            return [];
        var later = stay.Confirmations.FindAll(seen => All.Any(reading => reading.Boundary.Latest < seen.At!.Earliest));
        if (later.Count == 0)
            return [];
        stay.Confirmations.RemoveAll(later.Contains);
        var ended = All.Where(reading => later.Exists(seen => reading.Boundary.Latest < seen.At!.Earliest))
            .Min(reading => reading.Boundary.Earliest);
        var another = new Stay(stay.Person) { After = stay.After > ended ? stay.After : ended };
        another.Confirmations.AddRange(later);
        if (stay.Starts.Count == 0 && stay.Ends.Count == 0 && stay.Confirmations.Count == 0)
            stays.Remove(stay);
        var found = new List<Stay> { another };
        Judge(another, later.Select(seen => seen.Claim), later.Min(seen => seen.At!.Earliest), found, aside);
        return found;
    }

    private void Judge(Stay stay, IEnumerable<Claim> stated, DateTime from, List<Stay> stays, List<SetAsidePeriod> aside)
    {
        var past = All.Where(reading => reading.Boundary.Latest < from).ToList();
        if (past.Count == 0)
            return;
        stay.PastBound = past.Max(reading => reading.Boundary.Latest);
        var claims = stated.ToList();
        var isPreferred = claims.Exists(claim => claim.Rank == Rank.Preferred);
        var isOutranked = past.Exists(reading => reading.IsPreferred);
        if (isOutranked && !isPreferred)
        {
            stays.Remove(stay);
            var period = new Period(from, stay.EndLatest > from ? stay.EndLatest : Moments.Forever);
            aside.AddRange(claims.Distinct().Select(claim => new SetAsidePeriod(stay.Person, claim.Id, Why.Outranked, period)));
            return;
        }

        stay.Outranked.AddRange(past.SelectMany(reading => reading.Claims));
        stay.IsPastBound = !isPreferred || isOutranked;
    }

    /// <summary>The one that comes first; of two that may come first, until both have come.</summary>
    private static Reading First(Reading one, Reading other)
    {
        if (one.Boundary.IsBefore(other.Boundary))
            return one;
        if (other.Boundary.IsBefore(one.Boundary))
            return other;
        var (a, b) = (one.Boundary, other.Boundary);
        var (earliest, latest) = (a.Earliest < b.Earliest ? a.Earliest : b.Earliest, a.Latest < b.Latest ? a.Latest : b.Latest);
        var first = new Reading(new Boundary(Edtf.Print(earliest, latest), earliest, latest));
        first.Claims.AddRange(one.Claims.Concat(other.Claims));
        return first;
    }

    private static List<Reading> Distinct(IEnumerable<Reading> readings)
    {
        var distinct = new List<Reading>();
        foreach (var reading in readings)
        {
            if (distinct.Find(one => one.Boundary == reading.Boundary) is not { } known)
                distinct.Add(reading);
            else if (known != reading)
                known.Claims.AddRange(reading.Claims.Where(claim => !known.Has(claim)));
        }

        return distinct;
    }
}

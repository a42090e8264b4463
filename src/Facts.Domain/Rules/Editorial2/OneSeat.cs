using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>
/// In a post with one seat, the start of somebody else ends an open stay, unless they act for its holder or a claim states the stay
/// through it (rules, One seat). A stay looks at what claims say of others only, never at what was inferred of them.
/// </summary>
internal sealed class OneSeat
{
    private readonly List<Stay> _starts;
    private readonly Dictionary<string, List<Stay>> _people;
    private readonly IReadOnlyDictionary<string, Bounds> _bounds;

    private OneSeat(Dictionary<string, List<Stay>> people, IReadOnlyDictionary<string, Bounds> bounds)
    {
        (_people, _bounds) = (people, bounds);
        _starts = [.. people.Values.SelectMany(stays => stays).Where(stay => stay.Position < Moments.Forever)
            .OrderBy(stay => stay.Position).ThenBy(stay => stay.StartLatest).ThenBy(stay => stay.Person, StringComparer.Ordinal)];
    }

    /// <param name="people">Everybody's stays; stays that are proven by coming back are added.</param>
    /// <param name="bounds">What nobody concerned holds the post beyond, by person.</param>
    public static void Apply(Dictionary<string, List<Stay>> people, IReadOnlyDictionary<string, Bounds> bounds)
    {
        var seat = new OneSeat(people, bounds);
        // All are found before any is ended: so it does not matter who is looked at first.
        var ended = bounds.Select(one => (Bounds: one.Value, All: people[one.Key],
            Left: people[one.Key].FindAll(stay => !seat.IsSucceededBefore(stay, one.Value.Earliest(stay))))).ToList();
        if (ended.Count > 0)
        {
            ended.ForEach(one => one.Bounds.End(one.All, one.Left));
            seat = new OneSeat(people, bounds);
        }

        for (var i = 0; i < seat._starts.Count; i++)
        {
            var stay = seat._starts[i];
            if (!stay.IsOpen)
                stay.LingersTo = seat.FollowedAt(stay);
            else if (stay.IsActing)
                seat.EndActing(stay);
            else
                seat.End(stay);
        }
    }

    /// <summary>Whether somebody's start surely before a moment ends an open stay: then what comes later does not touch it.</summary>
    private bool IsSucceededBefore(Stay stay, DateTime moment)
    {
        if (!stay.IsOpen || stay.Position == Moments.Forever)
            return false;
        var next = After(stay).TakeWhile(other => !IsOver(stay, other))
            .Where(other => stay.StatedThrough <= other.StartLatest && (stay.IsActing || !other.IsActing));
        return next.Any(other => other.StartLatest < moment)
            || (stay.IsActing && ReturnOfHolder(stay) is { } back && back.At!.Latest < moment);
    }

    private void End(Stay stay)
    {
        Stay? acting = null;
        foreach (var next in After(stay).ToList())
        {
            if (IsOver(stay, next))
                break;
            if (stay.StatedThrough > next.StartLatest)
                continue;
            if (next.IsActing)
            {
                if (Return(stay, next) is { } back)
                    stay.Doubtful.Add(Period.Of(next.StartEarliest, back));
                else
                    acting ??= next;
                continue;
            }

            var start = StartOf(next, stay);
            var from = acting?.StartEarliest ?? start.Earliest;
            EndAt(stay, next, from < start.Latest ? RangeOf(from, start) : start);
            return;
        }

        if (acting is not null)
            stay.Doubtful.Add(Period.Of(acting.StartEarliest, Moments.Forever));
    }

    /// <summary>
    /// When somebody has followed, whether or not the end is right: who starts after it, or has started before and holds the post then.
    /// </summary>
    private DateTime FollowedAt(Stay stay)
    {
        if (!stay.Ends.Exists(end => end.Claims.Exists(claim => claim.IsDisputed)))
            return Moments.Forever;
        var end = stay.Ends.Min(one => one.Boundary.Earliest);
        return After(stay).Where(next => next.Position >= end || (!next.IsActing && next.EndLatest > end))
            .Select(next => next.Position).DefaultIfEmpty(Moments.Forever).Min();
    }

    /// <summary>Who acts does so until anybody starts, or the one they act for is seen in the post again.</summary>
    private void EndActing(Stay stay)
    {
        var next = After(stay).TakeWhile(other => !IsOver(stay, other)).FirstOrDefault(other => stay.StatedThrough <= other.StartLatest);
        var own = _people[stay.Person].Where(other => other.Starts.Count > 0 && !other.IsActing && other.StartEarliest > stay.StartLatest)
            .MinBy(other => other.StartEarliest);
        var back = ReturnOfHolder(stay);
        if (back is not null && (next is null || back.At!.Earliest <= next.Position))
        {
            var from = stay.LastConfirmedBefore(back.At!.Earliest) + Moments.Tick;
            stay.Inferred = new InferredEnd(RangeOf(from, back.At), back.Claim);
        }
        else if (own is not null && (next is null || own.StartEarliest < next.Position))
        {
            stay.Inferred = new InferredEnd(Renewals.Whole(own), ClaimOf(own), own);
            own.Confirmations.AddRange(stay.Confirmations.Where(one => one.At!.Earliest > own.StartLatest));
            stay.Confirmations.RemoveAll(one => one.At!.Earliest > own.StartLatest);
        }
        else if (next is not null)
        {
            EndAt(stay, next, StartOf(next, stay));
        }
    }

    /// <summary>The first claim that has whoever held the post before in it again, after somebody began to act for them.</summary>
    private Statement? ReturnOfHolder(Stay acting) => _starts.TakeWhile(other => other.Position < acting.StartEarliest)
        .Where(other => other.Person != acting.Person && !other.IsActing && other.StartLatest < acting.StartEarliest)
        .SelectMany(other => other.Confirmations.Concat(other.Ongoing))
        .Where(one => one.At is not null && one.At.Earliest > acting.StartLatest)
        .OrderBy(one => one.At!.Earliest).ThenBy(one => one.Claim.Id, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>
    /// Ends a stay where the next one starts. If the person is seen in the post later, they came back: that is another stay, started
    /// between the other's end (or start, where no end is stated) and that day.
    /// </summary>
    private void EndAt(Stay stay, Stay next, Boundary at)
    {
        var open = stay.Ends.Count == 0 ? Moments.Beginning : stay.Ends.Max(end => end.Boundary.Earliest);
        // "At some time after a day" leaves the days from it on possible; that it goes on does not.
        var isLoose = open < at.Latest && (at.Earliest < open || (stay.Ends.Count > 0 && stay.Ongoing.Count == 0));
        stay.Inferred = new InferredEnd(isLoose ? RangeOf(open, at) : at, ClaimOf(next), next);
        if (next.Starts.Count == 0 && at.Earliest > next.After && !stay.IsPastBound)
            next.After = at.Earliest;
        // Of a vague start nothing would be left that came after the end which is stated with it, or of it.
        if (next.Starts.Count > 0 && at.Earliest > next.NotBefore && at.Earliest < next.EndLatest && stay.Doubtful.Count == 0
            && !stay.IsPastBound)
            next.NotBefore = at.Earliest;
        var later = stay.Confirmations.Where(one => one.At!.Earliest > next.StartLatest).ToList();
        if (later.Count == 0)
            return;
        var seen = later.Min(one => one.At!.Earliest);
        var ended = next.IsOpen ? next.StartEarliest : next.Ends.Max(end => end.Boundary.Earliest);
        var back = new Stay(stay.Person) { After = ended < seen ? ended : next.StartEarliest };
        foreach (var one in later)
        {
            stay.Confirmations.Remove(one);
            back.Confirmations.Add(one);
        }

        _people[stay.Person].Add(back);
        Personal.FindLaterEnd(back, _people[stay.Person]);
        var bound = _bounds.GetValueOrDefault(stay.Person);
        bound?.Limit(back);
        var place = _starts.FindIndex(other => other.Position > back.Position);
        _starts.Insert(place < 0 ? _starts.Count : place, back);
        if (bound is not null && !IsSucceededBefore(back, bound.Earliest(back)))
            bound.End(_people[stay.Person], [back]);
    }

    /// <summary>The person had left by then, as the end of a later stay says.</summary>
    private static bool IsOver(Stay stay, Stay next) => stay.LaterEnd is { } end && end.Boundary.Earliest <= next.Position;

    /// <summary>When the person is next seen in the post after somebody began to act for them, and before anybody else starts.</summary>
    private DateTime? Return(Stay stay, Stay acting)
    {
        var seen = stay.Confirmations.Where(one => one.At!.Earliest > acting.StartLatest).Select(one => one.SureFrom)
            .DefaultIfEmpty(Moments.Forever).Min();
        return seen < Moments.Forever && !After(stay).Any(next => !next.IsActing && next.Position <= seen && next.Position > acting.Position)
            ? seen
            : null;
    }

    /// <summary>Others' stays that surely start later, by their starts.</summary>
    private IEnumerable<Stay> After(Stay stay)
    {
        var latest = stay.StartLatest;
        int low = 0, high = _starts.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _starts[middle].Position > latest ? (low, middle) : (middle + 1, high);
        }

        for (; low < _starts.Count; low++)
        {
            if (_starts[low].Person != stay.Person && !_starts[low].IsPastBound)
                yield return _starts[low];
        }
    }

    /// <summary>
    /// When the next stay starts, as seen from the one before: a start that no claim states, or a vague one, comes after the last
    /// confirmation of that one.
    /// </summary>
    private static Boundary StartOf(Stay next, Stay before)
    {
        if (next.Starts.Count == 0)
        {
            var first = next.Confirmations.MinBy(one => one.SureFrom)!.At!;
            var after = before.LastConfirmedBefore(first.Earliest) + Moments.Tick;
            return RangeOf(after > next.After ? after : next.After, first);
        }

        var start = Renewals.Whole(next);
        var last = before.LastConfirmedBefore(start.Latest) + Moments.Tick;
        return !next.IsActing && last > start.Earliest ? RangeOf(last, start) : start;
    }

    private static Boundary RangeOf(DateTime from, Boundary to) =>
        from <= to.Latest ? new Boundary(Edtf.Print(from, to.Latest), from, to.Latest) : to;

    private static Claims.Claim? ClaimOf(Stay stay) =>
        stay.Starts.Count > 0 ? Reading.Settle(stay.Starts)[0].Claims.MinBy(claim => claim.Id, StringComparer.Ordinal)
            : stay.Confirmations.MinBy(one => one.SureFrom)?.Claim;
}

using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>One person's claims about a post → their stays in the making, before others are looked at (rules, 1 to 3, 5 and 6).</summary>
internal static class Personal
{
    public static List<Stay> StaysOf(RuleSet rules, string person, IReadOnlyList<Statement> statements)
    {
        var stays = Terms.Of(person, statements);
        AddStarts(person, stays, statements);
        RenewWithin(stays);
        foreach (var end in Reading.Group(statements.Where(one => one.IsLoneEnd).Select(one => (one.Claim, one.End!)))
            .OrderBy(reading => reading.Boundary.Earliest))
        {
            AddEnd(rules, person, stays, end);
        }

        // Of an end that is stated to come before its start nothing is left, and nothing follows from it.
        stays.RemoveAll(stay => stay.Ends.Count > 0 && stay.StartEarliest >= stay.EndLatest);
        foreach (var stay in stays)
            FindLaterEnd(stay, stays);
        foreach (var attested in statements.Where(one => one.IsAttested).OrderBy(one => one.At!.Earliest).ThenBy(one => one.At!.Latest)
            .ThenBy(one => one.Claim.Id, StringComparer.Ordinal))
        {
            Confirm(person, stays, attested);
        }

        return stays;
    }

    /// <summary>The first stay of the same person that starts surely later and whose end is stated: it ends an open one too.</summary>
    public static void FindLaterEnd(Stay stay, List<Stay> stays)
    {
        if (stay.Ends.Count > 0)
            return;
        var later = stays.Where(other => other != stay && !other.IsOpen && other.Starts.Count > 0 && other.StartEarliest > stay.StartLatest
                && (other.Capacity ?? stay.Capacity) == (stay.Capacity ?? other.Capacity))
            .Select(other => other.Ends.MaxBy(end => end.Boundary.Latest)!).MinBy(end => end.Boundary.Latest);
        if (later is not null && (stay.LaterEnd is null || later.Boundary.Latest < stay.LaterEnd.Boundary.Latest))
            stay.LaterEnd = later;
    }

    /// <summary>A start without an end is another word for a start that a stay has, or is one by itself.</summary>
    private static void AddStarts(string person, List<Stay> stays, IReadOnlyList<Statement> statements)
    {
        var loose = new List<Statement>();
        foreach (var one in statements.Where(one => one is { Start: not null, End: null })
            .OrderBy(one => one.Start!.Latest - one.Start.Earliest).ThenBy(one => one.Claim.Id, StringComparer.Ordinal))
        {
            // "2024-02" to 11 February has not started on the 17th: that is another stay.
            var homes = stays.FindAll(stay => one.Start!.Earliest < stay.EndLatest
                && stay.Starts.Exists(start => start.Boundary.Intersects(one.Start!)));
            // Of several, one that is said to go on is the stay that ends later, if there is one.
            if (one.GoesOn && homes.Exists(home => MayGoOn(home, one)))
                homes.RemoveAll(home => !MayGoOn(home, one));
            homes.ForEach(home => Reading.Join(home.Starts, one.Claim, one.Start!));
            if (homes.Count == 0)
                loose.Add(one);
            if (one.GoesOn)
                homes.ForEach(home => home.Ongoing.Add(one));
        }

        foreach (var reading in Reading.Group(loose.Select(one => (one.Claim, one.Start!))))
        {
            var stay = new Stay(person) { Starts = [reading] };
            stay.Ongoing.AddRange(loose.Where(one => one.GoesOn && reading.Has(one.Claim)));
            stays.Add(stay);
        }
    }

    private static bool MayGoOn(Stay stay, Statement ongoing) => stay.EndLatest > ongoing.GoesOnAfter;

    /// <summary>
    /// A start without an end that falls inside a stay whose end is stated is a renewal: it outlasts nothing (rules, 4). One that is said
    /// to go on after that end contradicts it.
    /// </summary>
    private static void RenewWithin(List<Stay> stays)
    {
        foreach (var inner in stays.Where(stay => stay.IsStartOnly).ToList())
        {
            var outer = stays.Where(stay => stay.Ends.Count > 0 && stay.Starts.Count > 0 && stay.StartLatest < inner.StartEarliest
                    && inner.StartLatest < stay.Ends.Max(end => end.Boundary.Earliest) && !Renewals.ChangesCapacity(stay, inner))
                .OrderByDescending(stay => stay.StartEarliest).FirstOrDefault();
            if (outer is null)
                continue;
            outer.Renewals.AddRange(inner.Starters);
            outer.Ongoing.AddRange(inner.Ongoing);
            stays.Remove(inner);
        }
    }

    /// <summary>
    /// An end without a start ends the stay that started last before it. Older stays that nothing has ended are ended with it. After a
    /// stated end it proves another stay, started in between (rules, 5); unless it is so near that both must be one end: by the letter and
    /// by the gazette.
    /// </summary>
    private static void AddEnd(RuleSet rules, string person, List<Stay> stays, Reading end)
    {
        var agreed = false;
        foreach (var claim in end.Claims)
            agreed |= Reading.Join(stays.Where(stay => stay.StartEarliest < end.Boundary.Latest).SelectMany(stay => stay.Ends), claim, end.Boundary);
        if (agreed)
            return;
        var started = stays.Where(stay => stay.Starts.Count > 0).OrderBy(stay => stay.StartEarliest).ThenBy(stay => stay.StartLatest).ToList();
        var last = started.FindLast(stay => First(stay).IsBefore(end.Boundary))
            ?? started.FindLast(stay => First(stay).Earliest < end.Boundary.Latest);
        var target = last is null || CanEnd(last, end) || IsNear(rules, last, end) ? last
            : started.FindLast(stay => !stay.IsOpen && First(stay).IsBefore(end.Boundary) && CanEnd(stay, end));
        if (target is not null)
        {
            // A summary that ends with it is wrong about its end too.
            foreach (var summary in stays.Where(stay => stay != target && CanEnd(stay, end) && stay.StartEarliest < end.Boundary.Earliest
                && stay.Ends.Exists(stated => target.Ends.Exists(mine => mine.Boundary.Intersects(stated.Boundary)))))
            {
                summary.Ends.Add(end.Copy());
            }

            target.Ends.Add(end);
            foreach (var older in started.TakeWhile(stay => stay != target).Where(stay => stay.Ends.Count == 0))
                older.LaterEnd ??= end;
            return;
        }

        stays.Add(new Stay(person) { Ends = [end], After = LastEndBefore(stays, end.Boundary.Earliest) });
    }

    private static Boundary First(Stay stay) => stay.Starts.MinBy(reading => reading.Boundary.Earliest)!.Boundary;

    private static bool CanEnd(Stay stay, Reading end) =>
        stay.Ends.Count == 0 || stay.Ends.Exists(stated => end.Boundary.Earliest < stated.Boundary.Latest);

    private static bool IsNear(RuleSet rules, Stay stay, Reading end) =>
        rules.AreNear(stay.Ends.Min(stated => stated.Boundary.Earliest), end.Boundary.Latest);

    private static DateTime LastEndBefore(List<Stay> stays, DateTime moment) => stays
        .SelectMany(stay => stay.Ends.Concat(stay.LaterEnd is { } later ? [later] : []))
        .Where(end => end.Boundary.Latest < moment).Select(end => end.Boundary.Earliest).DefaultIfEmpty(Moments.Beginning).Max();

    /// <summary>A day on which the person held the post confirms the stay that it falls in, or proves one.</summary>
    private static void Confirm(string person, List<Stay> stays, Statement attested)
    {
        var at = attested.At!;
        var home = stays.Where(stay => stay.StartEarliest <= at.Latest && at.Earliest <= LatestEnd(stay))
            .OrderByDescending(stay => stay.Position <= at.Latest ? stay.Position : Moments.Beginning)
            .ThenBy(stay => LatestEnd(stay)).FirstOrDefault();
        if (home is null)
        {
            home = new Stay(person) { After = LastEndBefore(stays, at.Earliest) };
            stays.Add(home);
        }

        home.Confirmations.Add(attested);
        FindLaterEnd(home, stays);
    }

    private static DateTime LatestEnd(Stay stay) => stay.Ends.Count == 0 ? stay.LaterEnd?.Boundary.Latest ?? Moments.Forever : stay.EndLatest;
}

using Facts.Domain.Claims;
using Facts.Domain.Tenures;

namespace Facts.Domain.Rules.Editorial1;

/// <summary>One tenure in the making: the readings of its start and of its end that hang together.</summary>
internal sealed class Match
{
    public List<Reading> Starts { get; } = [];

    public List<Reading> Ends { get; } = [];

    /// <summary>Tenure claims that say it is ongoing.</summary>
    public List<Claim> Open { get; } = [];

    /// <summary>True when a claim states this end together with the start.</summary>
    public bool EndIsStated { get; set; }

    /// <summary>The earliest that it can start; null when the start is unknown.</summary>
    public Boundary? Start => Starts.MinBy(reading => reading.Boundary.Earliest)?.Boundary;
}

/// <summary>Matches one person's claims about one post into tenures (design, Resolution 2).</summary>
internal static class Matching
{
    public static List<Match> Of(IReadOnlyList<Stated> claims)
    {
        // Most claims are the only one about a person in a post: nothing is to be matched.
        if (claims is [var only])
            return [Alone(only)];
        var starts = Reading.Group(claims.Where(c => c.Start is not null).Select(c => (c.Claim, c.Start!)));
        var ends = Reading.Group(claims.Where(c => c.End is { IsOpen: false }).Select(c => (c.Claim, c.End!)));
        var matches = Join(claims, starts, ends);
        AttachLoneEnds(matches);
        return matches;
    }

    private static Match Alone(Stated stated)
    {
        var match = new Match();
        if (stated.Start is { } start)
            match.Starts.Add(Reading.Of(stated.Claim, start));
        if (stated.End is { IsOpen: true })
            match.Open.Add(stated.Claim);
        else if (stated.End is { } end)
            match.Ends.Add(Reading.Of(stated.Claim, end));
        match.EndIsStated = match is { Starts.Count: > 0, Ends.Count: > 0 };
        return match;
    }

    /// <summary>Claims that share a boundary are about the same tenure.</summary>
    private static List<Match> Join(IReadOnlyList<Stated> claims, List<Reading> starts, List<Reading> ends)
    {
        var homes = new Dictionary<Reading, Match>();
        foreach (var start in starts)
            (homes[start] = new Match()).Starts.Add(start);
        foreach (var end in ends)
            (homes[end] = new Match()).Ends.Add(end);

        var startOf = starts.SelectMany(r => r.Claims.Select(c => (c.Id, r))).ToDictionary(p => p.Id, p => p.r, StringComparer.Ordinal);
        var endOf = ends.SelectMany(r => r.Claims.Select(c => (c.Id, r))).ToDictionary(p => p.Id, p => p.r, StringComparer.Ordinal);
        foreach (var stated in claims.Where(stated => stated.Start is not null))
        {
            var home = homes[startOf[stated.Claim.Id]];
            if (stated.End is { IsOpen: true })
                home.Open.Add(stated.Claim);
            else if (endOf.TryGetValue(stated.Claim.Id, out var end))
                Merge(homes, home, homes[end]).EndIsStated = true;
        }

        var all = homes.Values.Distinct().ToList();
        var undated = new Match();
        undated.Open.AddRange(claims.Where(stated => stated is { Start: null, End.IsOpen: true }).Select(stated => stated.Claim));
        if (undated.Open.Count > 0)
            all.Add(undated);
        return all;
    }

    private static Match Merge(Dictionary<Reading, Match> homes, Match into, Match from)
    {
        if (into == from)
            return into;
        into.Starts.AddRange(from.Starts);
        into.Ends.AddRange(from.Ends);
        into.Open.AddRange(from.Open);
        into.EndIsStated |= from.EndIsStated;
        foreach (var reading in from.Starts.Concat(from.Ends))
            homes[reading] = into;
        return into;
    }

    /// <summary>
    /// An end without a start (a dismissal, a resignation) ends the tenure that started last before it; where that one's end is stated,
    /// it must fall inside. Older tenures that nothing has ended are ended by the first such end after them: who leaves a post no longer
    /// holds it. An end that fits nowhere proves a tenure that ended then, its start unknown.
    /// </summary>
    private static void AttachLoneEnds(List<Match> matches)
    {
        var started = matches
            .Where(match => match.Start is not null)
            .OrderBy(match => match.Start!.Earliest)
            .ThenBy(match => match.Start!.Latest)
            .ToList();
        var lone = matches
            .Where(match => match.Start is null && match.Ends.Count > 0)
            .OrderBy(match => match.Ends[0].Boundary.Earliest)
            .ToList();
        foreach (var match in lone)
        {
            var end = match.Ends[0];
            var target = started.LastOrDefault(candidate => candidate.Start!.IsBefore(end.Boundary) && CanEnd(candidate, end.Boundary))
                ?? started.LastOrDefault(candidate => candidate.Start!.Earliest < end.Boundary.Latest && CanEnd(candidate, end.Boundary));
            if (target is null)
                continue;
            target.Ends.Add(end);
            matches.Remove(match);
            foreach (var older in started.TakeWhile(older => older != target).Where(older => older.Ends.Count == 0))
                older.Ends.Add(end);
        }
    }

    private static bool CanEnd(Match match, Boundary end) =>
        !match.EndIsStated || match.Ends.Exists(stated => end.Earliest < stated.Boundary.Latest);
}

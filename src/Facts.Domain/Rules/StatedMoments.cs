using Facts.Domain.Claims;
using Facts.Domain.Rules.Editorial2;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Rules;

/// <summary>When the things happen that a claim states of a post: around these moments its tenures may change.</summary>
public static class StatedMoments
{
    /// <summary>The limits of every date that a wording states, and of the report where it says that somebody is in office still.</summary>
    /// <param name="wording">What the claim says.</param>
    /// <param name="published">When its source was published.</param>
    public static IEnumerable<DateTime> Of(PostClaim wording, string? published)
    {
        var stated = Statement.Of(new Claim { Body = wording, RecordedAt = Moments.Beginning, Published = published });
        return new[] { stated.Start, stated.End, stated.At }
            .SelectMany(boundary => boundary is null ? [] : (DateTime[])[boundary.Earliest, boundary.Latest])
            .Where(moment => moment < Moments.Forever).Distinct();
    }

    /// <summary>
    /// The limits of starts, not the same, that may be readings of one: then it matters who is seen between them (rules, 4).
    /// </summary>
    /// <param name="rules">Says how near they are.</param>
    /// <param name="wordings">Of one person in one post.</param>
    public static IEnumerable<DateTime> OfNearStarts(RuleSet rules, IEnumerable<PostClaim> wordings)
    {
        var starts = wordings.Select(wording => Statement.Of(new Claim { Body = wording, RecordedAt = Moments.Beginning }))
            .Where(stated => stated.End is null).Select(stated => stated.Start).OfType<Boundary>().Distinct()
            .OrderBy(start => start.Earliest).ThenBy(start => start.Latest).ToList();
        return starts.Zip(starts.Skip(1)).Where(two => rules.AreNear(two.First.Earliest, two.Second.Latest))
            .SelectMany(two => (DateTime[])[two.First.Earliest, two.First.Latest, two.Second.Earliest, two.Second.Latest])
            .Where(moment => moment > Moments.Beginning && moment < Moments.Forever).Distinct();
    }

    /// <summary>The limits of when something ended without which nobody holds a post.</summary>
    public static IEnumerable<DateTime> Of(BoundClaim wording)
    {
        var when = Boundary.Parse(wording.When);
        return new[] { when.Earliest, when.Latest }.Where(moment => moment < Moments.Forever).Distinct();
    }

    /// <summary>Whether a wording says that somebody acts for another.</summary>
    public static bool IsActing(PostClaim wording) =>
        Statement.CapacityOf(new Claim { Body = wording, RecordedAt = Moments.Beginning }) == Capacity.Acting;
}

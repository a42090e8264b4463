using Facts.Domain.Claims;
using Facts.Domain.Time;

namespace Facts.Domain.Tenures;

/// <summary>Claims about a post that resolution did not use, each with the days that it would speak of.</summary>
internal static class SettingAside
{
    /// <summary>
    /// A withdrawn or deprecated claim, and each wording that a correction replaced. A lone start or end speaks of the days from it on;
    /// in a post with one seat, until the next tenure starts.
    /// </summary>
    public static IEnumerable<SetAsidePeriod> Of(
        string post, int? seats, IReadOnlyList<Claim> claims, IReadOnlyList<Tenure> tenures, Func<string, string> canonical)
    {
        var nextStarts = seats == 1 ? tenures.Select(t => t.Possible.Start).Order().ToList() : [];
        foreach (var claim in claims)
        {
            foreach (var (wording, why) in Unused(claim))
            {
                if (wording is PostClaim about
                    && about.Post == post
                    && PeriodOf(claim with { Body = wording }, nextStarts) is { IsEmpty: false } period)
                {
                    yield return new SetAsidePeriod(canonical(about.Person), claim.Id, why, period);
                }
            }
        }
    }

    private static IEnumerable<(ClaimEvent Wording, Why Why)> Unused(Claim claim)
    {
        if (claim.Retracted)
            return [(claim.Body, Why.Retracted)];
        if (claim.Rank == Rank.Deprecated)
            return [(claim.Body, Why.Deprecated)];
        return claim.Superseded.Where(wording => !SaysTheSame(wording, claim.Body)).Select(wording => (wording, Why.Corrected));
    }

    /// <summary>A correction of something else, a quote for example, sets nothing aside.</summary>
    private static bool SaysTheSame(ClaimEvent one, ClaimEvent other) => (one, other) is (PostClaim a, PostClaim b)
        && a.Post == b.Post && a.Person == b.Person && a.Dates().SequenceEqual(b.Dates());

    private static Period PeriodOf(Claim claim, List<DateTime> nextStarts)
    {
        var stated = Stated.By(claim);
        if (stated is { Start: { } start, End: { } end })
            return new Period(start.Earliest, end.Latest);
        var from = (stated.Start ?? stated.End)!.Earliest;
        if (claim.Body is TenureClaimed { From: null })
            return new Period(Moments.Beginning, stated.End!.Latest);
        var next = nextStarts.BinarySearch(from);
        next = next < 0 ? ~next : next;
        while (next < nextStarts.Count && nextStarts[next] <= from)
            next++;
        return new Period(from, next < nextStarts.Count ? nextStarts[next] : Moments.Forever);
    }
}

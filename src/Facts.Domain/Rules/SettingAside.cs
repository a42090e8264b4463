using Facts.Domain.Claims;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Rules;

/// <summary>Claims about a post that resolution did not use, each with the days that it would speak of.</summary>
internal static class SettingAside
{
    /// <summary>
    /// A withdrawn or deprecated claim, what the rules do not know, and each wording that a correction replaced. A lone start or end speaks
    /// of the days from it on; by the first rules, in a post with one seat, until the next tenure starts.
    /// </summary>
    public static IEnumerable<SetAsidePeriod> Of(
        RuleSet rules, string post, int? seats, IReadOnlyList<Claim> claims, IReadOnlyList<Tenure> tenures, Func<string, string> canonical)
    {
        var nextStarts = seats == 1 && !rules.IsByDay ? tenures.Select(t => t.Possible.Start).Order().ToList() : [];
        var people = claims.Any(claim => claim.Body is BoundClaim)
            ? claims.SelectMany(claim => claim.Wordings()).Where(wording => wording.Post == post)
                .Select(wording => canonical(wording.Person)).Distinct(StringComparer.Ordinal).ToList()
            : [];
        var organization = people.Count == 0 ? "" : Resolution.OrganizationOf(claims);
        foreach (var claim in claims)
        {
            foreach (var (wording, why) in Unused(rules, claim))
            {
                if (wording is BoundClaim bound)
                {
                    var since = new Period(Boundary.Parse(bound.When).Earliest, Moments.Forever);
                    foreach (var person in people.Where(person => Resolution.Concerns(bound, organization, post, person, canonical)))
                        yield return new SetAsidePeriod(person, claim.Id, why, since);
                }

                if (wording is PostClaim about
                    && about.Post == post
                    && PeriodOf(about, nextStarts) is { IsEmpty: false } period)
                {
                    yield return new SetAsidePeriod(canonical(about.Person), claim.Id, why, period);
                }
            }
        }
    }

    private static IEnumerable<(ClaimEvent Wording, Why Why)> Unused(RuleSet rules, Claim claim)
    {
        if (claim.Retracted)
            return [(claim.Body, Why.Retracted)];
        if (claim.Rank == Rank.Deprecated)
            return [(claim.Body, Why.Deprecated)];
        var former = claim.Superseded.Where(wording => !SaysTheSame(wording, claim.Body)).Select(wording => (wording, Why.Corrected));
        return rules.Knows(claim.Body) ? former : former.Prepend((claim.Body, Why.NotInRuleSet));
    }

    /// <summary>A correction of something else, a quote for example, sets nothing aside.</summary>
    private static bool SaysTheSame(ClaimEvent one, ClaimEvent other) => (one, other) is (PostClaim a, PostClaim b)
        && a.Post == b.Post && a.Person == b.Person && a.Dates().SequenceEqual(b.Dates())
        || (one, other) is (BoundClaim c, BoundClaim d) && c.When == d.When && c.Posts().SequenceEqual(d.Posts());

    private static Period PeriodOf(PostClaim wording, List<DateTime> nextStarts)
    {
        if (wording is TenureClaimed { On: { } on })
            return Day(Boundary.Parse(on));
        var (from, to) = wording switch
        {
            TenureClaimed tenure => (tenure.From, tenure.To),
            AppointmentClaimed appointment => (appointment.When, null),
            _ => ((string?)null, wording.Dates().First()),
        };
        var (start, end) = (from is null ? null : Boundary.Parse(from), to is null ? null : Boundary.Parse(to));
        if (start is not null && end is not null)
            return new Period(start.Earliest, end.Latest);
        if (wording is TenureClaimed { From: null })
            return new Period(Moments.Beginning, end!.Latest);
        var first = (start ?? end)!.Earliest;
        var next = nextStarts.BinarySearch(first);
        next = next < 0 ? ~next : next;
        while (next < nextStarts.Count && nextStarts[next] <= first)
            next++;
        return new Period(first, next < nextStarts.Count ? nextStarts[next] : Moments.Forever);
    }

    private static Period Day(Boundary on) => new(on.Earliest, on.Latest < Moments.Forever ? on.Latest + Moments.Tick : on.Latest);
}

using Facts.Domain.Claims;
using Facts.Domain.Rules.Editorial1;
using Facts.Domain.Tenures;

namespace Facts.Domain.Rules;

/// <summary>Claims about one post, as known at a moment → its tenures. Nothing else decides (design, Resolution).</summary>
public static class Resolution
{
    /// <summary>
    /// Resolves a post, or one person's part of it where people do not influence each other (any post but one with one seat).
    /// </summary>
    /// <param name="rules">The rules to decide by.</param>
    /// <param name="post">The post's id.</param>
    /// <param name="seats">Its declared seats; null when none are declared.</param>
    /// <param name="claims">
    /// Every claim of which some wording is about the post (and person), withdrawn ones too; and those that nobody concerned holds it from
    /// some time on: dissolutions of the organization, abolitions of posts, deaths of people.
    /// </param>
    /// <param name="canonical">The id that stands for a person.</param>
    /// <param name="among">The people whose claims are all there; everyone when null. Tenures of others are not resolved.</param>
    public static Resolved Resolve(
        RuleSet rules, string post, int? seats, IReadOnlyList<Claim> claims, Func<string, string> canonical, IReadOnlySet<string>? among = null)
    {
        // Most people have one claim in a post, and nothing happened to it.
        return seats != 1 && claims is [{ IsUntouched: true, Body: PostClaim alone } only] && alone.Post == post && rules.Knows(alone)
            ? Alone(rules, only, canonical(alone.Person), among)
            : Together(rules, post, seats, claims, canonical, among);
    }

    private static Resolved Together(
        RuleSet rules, string post, int? seats, IReadOnlyList<Claim> claims, Func<string, string> canonical, IReadOnlySet<string>? among)
    {
        var people = claims
            .Where(claim => claim.Counts && claim.Body is PostClaim body && body.Post == post && rules.Knows(body))
            .GroupBy(claim => canonical(((PostClaim)claim.Body).Person), StringComparer.Ordinal)
            .Where(person => among is null || among.Contains(person.Key));
        var bounds = claims.Where(claim => claim.Counts && claim.Body is BoundClaim).ToList();
        var outranked = new List<SetAsidePeriod>();
        var tenures = (rules.IsByDay ? Editorial2.Stays.Of(rules, seats, people, BoundsOf, outranked) : Matches(seats, people))
            .Where(tenure => !tenure.Possible.IsEmpty).ToList();
        var aside = SettingAside.Of(rules, post, seats, claims, tenures, canonical).Concat(outranked);
        return new Resolved(
            [.. Tenure.InOrder(tenures)],
            [.. aside.Distinct().OrderBy(s => s.Claim, StringComparer.Ordinal).ThenBy(s => s.Period.Start)
                .ThenBy(s => s.Person, StringComparer.Ordinal)]);

        IEnumerable<Claim> BoundsOf(string person)
        {
            var organization = bounds.Count == 0 ? "" : OrganizationOf(claims);
            return bounds.Where(claim => Concerns((BoundClaim)claim.Body, organization, post, person, canonical));
        }
    }

    /// <summary>Whether somebody no longer holds a post from then on.</summary>
    internal static bool Concerns(
        BoundClaim bound, string organization, string post, string person, Func<string, string> canonical) => bound switch
        {
            _ when bound.HolderIn(organization) is { } holder => canonical(holder) == person,
            AbolitionClaimed abolition => abolition.Post == post,
            _ => true,
        };

    /// <summary>The organization whose posts claims place people in: one and the same, as they come from its stream.</summary>
    internal static string OrganizationOf(IEnumerable<Claim> claims) =>
        claims.SelectMany(claim => claim.Wordings()).FirstOrDefault()?.Organization ?? "";

    private static IEnumerable<Tenure> Matches(int? seats, IEnumerable<IGrouping<string, Claim>> people)
    {
        var tenures = people
            .SelectMany(group => Matching.Of([.. group.Select(Stated.By)]).Select(match => Reckoning.Of(group.Key, match)))
            .Where(tenure => !tenure.Possible.IsEmpty)
            .ToList();
        return seats == 1 ? Succession.Apply(tenures) : tenures;
    }

    private static Resolved Alone(RuleSet rules, Claim claim, string person, IReadOnlySet<string>? among)
    {
        if (among is not null && !among.Contains(person))
            return new Resolved([], []);
        if (rules.IsByDay)
            return new Resolved([.. Editorial2.Stays.Alone(rules, person, claim).Where(stay => !stay.Possible.IsEmpty)], []);
        var tenure = Reckoning.Alone(person, Stated.By(claim));
        return new Resolved(tenure.Possible.IsEmpty ? [] : [tenure], []);
    }
}

/// <summary>What the claims about a post come to.</summary>
/// <param name="Tenures">In the order of <see cref="Tenure.InOrder"/>.</param>
/// <param name="SetAside">By claim, start, person.</param>
public sealed record Resolved(IReadOnlyList<Tenure> Tenures, IReadOnlyList<SetAsidePeriod> SetAside);

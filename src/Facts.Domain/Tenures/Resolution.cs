using Facts.Domain.Claims;

namespace Facts.Domain.Tenures;

/// <summary>Claims about one post, as known at a moment → its tenures. Nothing else decides (design, Resolution).</summary>
public static class Resolution
{
    /// <summary>Name and version of the rules; every answer states it.</summary>
    public const string Rule = "editorial-1";

    /// <summary>
    /// Resolves a post, or one person's part of it where people do not influence each other (any post but one with one seat).
    /// </summary>
    /// <param name="post">The post's id.</param>
    /// <param name="seats">Its declared seats; null when none are declared.</param>
    /// <param name="claims">Every claim of which some wording is about the post (and person), withdrawn ones too.</param>
    /// <param name="canonical">The id that stands for a person.</param>
    /// <param name="among">The people whose claims are all there; everyone when null. Tenures of others are not resolved.</param>
    public static Resolved Resolve(
        string post, int? seats, IReadOnlyList<Claim> claims, Func<string, string> canonical, IReadOnlySet<string>? among = null)
    {
        // Most people have one claim in a post, and nothing happened to it.
        return seats != 1 && claims is [{ IsUntouched: true, Body: PostClaim alone } only] && alone.Post == post
            ? Alone(only, canonical(alone.Person), among)
            : Together(post, seats, claims, canonical, among);
    }

    private static Resolved Together(
        string post, int? seats, IReadOnlyList<Claim> claims, Func<string, string> canonical, IReadOnlySet<string>? among)
    {
        var tenures = claims
            .Where(claim => claim.Counts && claim.Body is PostClaim body && body.Post == post)
            .GroupBy(claim => canonical(((PostClaim)claim.Body).Person), StringComparer.Ordinal)
            .Where(person => among is null || among.Contains(person.Key))
            .SelectMany(group => Matching.Of([.. group.Select(Stated.By)]).Select(match => Reckoning.Of(group.Key, match)))
            .Where(tenure => !tenure.Possible.IsEmpty)
            .ToList();
        if (seats == 1)
            tenures = [.. Succession.Apply(tenures).Where(tenure => !tenure.Possible.IsEmpty)];
        var aside = SettingAside.Of(post, seats, claims, tenures, canonical);
        return new Resolved(
            [.. Tenure.InOrder(tenures)],
            [.. aside.Distinct().OrderBy(s => s.Claim, StringComparer.Ordinal).ThenBy(s => s.Period.Start)]);
    }

    private static Resolved Alone(Claim claim, string person, IReadOnlySet<string>? among)
    {
        if (among is not null && !among.Contains(person))
            return new Resolved([], []);
        var tenure = Reckoning.Alone(person, Stated.By(claim));
        return new Resolved(tenure.Possible.IsEmpty ? [] : [tenure], []);
    }
}

/// <summary>What the claims about a post come to.</summary>
/// <param name="Tenures">In the order of <see cref="Tenure.InOrder"/>.</param>
/// <param name="SetAside">By claim, start.</param>
public sealed record Resolved(IReadOnlyList<Tenure> Tenures, IReadOnlyList<SetAsidePeriod> SetAside);

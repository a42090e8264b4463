using Facts.Domain.Claims;

namespace Facts.Domain.Rules;

/// <summary>Which of several alternatives is shown (design, Resolution 4). Always deterministic.</summary>
internal static class Headline
{
    /// <summary>
    /// Best first: preferred rank, then more independent origins, then the party's own word, then latest recorded, then claim id.
    /// </summary>
    public static IEnumerable<T> Order<T>(IReadOnlyCollection<T> alternatives, Func<T, IReadOnlyCollection<Claim>> claims) =>
        alternatives.Count < 2 ? alternatives : alternatives
        .OrderByDescending(one => claims(one).Any(claim => claim.Rank == Rank.Preferred))
        .ThenByDescending(one => Origins.Count(claims(one)))
        .ThenByDescending(one => claims(one).Any(IsOwnWord))
        .ThenByDescending(one => claims(one).Max(claim => claim.RecordedAt))
        .ThenBy(one => claims(one).Min(claim => claim.Id, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The best of what claims state; null where none states anything.</summary>
    public static T? Of<T>(IEnumerable<Claim> claims, Func<Claim, T?> stated) where T : struct
    {
        var groups = claims.Select(claim => (Claim: claim, Stated: stated(claim))).Where(one => one.Stated is not null)
            .GroupBy(one => one.Stated!.Value);
        return Order([.. groups], group => [.. group.Select(one => one.Claim)]).FirstOrDefault()?.Key;
    }

    /// <summary>The person or the organization concerned said it themselves.</summary>
    private static bool IsOwnWord(Claim claim) => claim.Body is PostClaim body
        && body.Attribution is [{ Who: var speaker }, ..]
        && (speaker == body.Person || speaker == body.Organization);

    private static string? Min(this IEnumerable<Claim> claims, Func<Claim, string> key, StringComparer comparer) =>
        claims.Select(key).Min(comparer);
}

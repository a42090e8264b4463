using Facts.Domain.Claims;
using Facts.Domain.Identity;
using Facts.Domain.Organizations;

namespace Facts.Domain.Recording;

/// <summary>
/// Organizations, posts and people are created when a line names them, declared or not. A strict author wants the line refused instead, and
/// every importer wants to know which were created so: a mistake in an id shows there.
/// </summary>
/// <remarks>
/// A claim names its organization, its post, and the people whom it places there, who sign it or whom it plans for. Whom it only mentions
/// (<c>by</c>, <c>about</c>, an attribution) need not be an id. A correction names what the claim did not name before it.
/// </remarks>
public static class Naming
{
    private const int MostShown = 3;

    /// <summary>The decision; or, where the author is strict, a refusal of what was never declared.</summary>
    public static Decision Check(Decision decision, RecordingState state) =>
        state.IsStrict && In(decision, state).Where(one => !IsDeclared(one, state)).Distinct().ToList() is { Count: > 0 } unknown
            ? new Refusal(
                Codes.NotDeclared,
                $"Never declared: {string.Join(", ", unknown.Take(MostShown))}{More(unknown.Count)}. "
                + "Declare it before this line, or mend the id.")
            : decision;

    /// <summary>What comes into being by the decision without ever having been declared; ask before it is applied.</summary>
    public static IReadOnlyList<Mention> Created(Decision decision, RecordingState state) =>
        decision.Events.Count == 0 ? [] : [.. In(decision, state).Where(one => !IsDeclared(one, state) && !IsThere(one, state)).Distinct()];

    /// <summary>What a claim names.</summary>
    public static IEnumerable<Mention> Of(ClaimEvent claim)
    {
        if (claim.Organization.Length > 0)
            yield return new(Mentioned.Organization, claim.Organization);
        foreach (var post in claim.Posts())
            yield return new(Mentioned.Post, post, claim.Organization);
        foreach (var person in PeopleOf(claim))
            yield return new(Mentioned.Person, person);
    }

    private static string More(int count) => count > MostShown ? $" and {count - MostShown} more" : "";

    private static IEnumerable<Mention> In(Decision decision, RecordingState state) =>
        decision.Events.SelectMany(one => In(one, state));

    private static IEnumerable<Mention> In(PendingEvent one, RecordingState state) => one.Data switch
    {
        // Whom a copy names was named where it stands first.
        _ when one.CopiedFrom is not null => [],
        ClaimEvent claim => Of(claim),
        ClaimCorrected corrected => Of(corrected.Becomes).Except(Of(state.Claim(corrected.Claim)!.Body)),
        PostDeclared post => [new(Mentioned.Organization, post.Organization)],
        // The copies of it in organizations' streams name nobody new.
        PeopleIdentified link when Streams.OrganizationOf(one.Stream) is null =>
            [new(Mentioned.Person, link.Person), new(Mentioned.Person, link.SameAs)],
        _ => [],
    };

    internal static IEnumerable<string> PeopleOf(ClaimEvent claim) => claim switch
    {
        PostClaim holding => [holding.Person],
        ThreatClaimed threat => threat.Signatories ?? [],
        PlanClaimed plan => plan.People ?? [],
        DeathClaimed death => [death.Person],
        _ => [],
    };

    private static bool IsDeclared(Mention one, RecordingState state) => one.What switch
    {
        Mentioned.Organization => state.Find(one.Id).Declared is not null,
        Mentioned.Post => state.Find(one.Organization!).State.Posts.ContainsKey(one.Id),
        // Whether others declared somebody for themselves, or only speak of them, is not told.
        _ => state.People.TryGetValue(one.Id, out var person)
            && (state.Limit is not { } limit || person.Organizations is null || limit.Overlaps(person.Organizations)),
    };

    private static bool IsThere(Mention one, RecordingState state) => one.What == Mentioned.Person && state.Limit is { } limit
        ? limit.Overlaps(state.Shared.ConcernedWith(one.Id))
        : state.There.Contains(one) || (one.What == Mentioned.Person && state.Identities.Everyone(one.Id).Count > 1);
}

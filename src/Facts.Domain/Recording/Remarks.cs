using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Rules;

namespace Facts.Domain.Recording;

/// <summary>What an author ought to know of something that is recorded all the same.</summary>
/// <param name="Code">Stable; one of <see cref="Remarks"/>.</param>
/// <param name="About">The id of the organization or holder that it is about.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record Remark(string Code, string About, string Message);

/// <summary>Remarks on decisions. A remark refuses nothing, so that what is recorded does not depend on the order of lines.</summary>
public static class Remarks
{
    /// <summary>The rules that an organization's tenures are kept by do not use the claim: answers list it as set aside.</summary>
    public const string NotInRuleSet = "not-in-rule-set";

    /// <summary>Who was never declared as a person has the id of an organization.</summary>
    public const string LikeAnOrganization = "like-an-organization";

    /// <param name="decision">Before it is applied.</param>
    /// <param name="state">What it refers to.</param>
    /// <param name="rulesOf">The rules that an organization's tenures are kept by; null where that is not known.</param>
    /// <returns>Each once.</returns>
    public static IReadOnlyList<Remark> Of(Decision decision, RecordingState state, Func<string, RuleSet?> rulesOf) =>
        decision.Events.Count == 0 ? [] : [.. decision.Events.SelectMany(one => Of(one, state, rulesOf)).Distinct()];

    private static IEnumerable<Remark> Of(PendingEvent one, RecordingState state, Func<string, RuleSet?> rulesOf)
    {
        if (one.Data is OrganizationDeclared declared && state.Namesakes.People.Contains(declared.Id) && !IsDeclared(declared.Id, state))
            yield return Like(declared.Id);
        var wording = one.Data as ClaimEvent ?? (one.Data as ClaimCorrected)?.Becomes;
        if (wording is null)
            yield break;
        if (Streams.OrganizationOf(one.Stream) is { } organization && rulesOf(organization) is { } rules && !rules.Knows(wording))
            yield return Unused(organization, rules, wording);
        // Whom a copy names was named where it stands first.
        if (one.CopiedFrom is not null)
            yield break;
        foreach (var person in Naming.PeopleOf(wording).Where(person => !IsDeclared(person, state) && IsOrganization(person, state)))
            yield return Like(person);
    }

    private static bool IsDeclared(string person, RecordingState state) => state.People.ContainsKey(person);

    /// <summary>Whether others have an organization of that id is not told to who is limited to some.</summary>
    private static bool IsOrganization(string id, RecordingState state) =>
        (state.Limit is null || state.Limit.Contains(id))
        && (state.Namesakes.Organizations.Contains(id)
            || (state.Organizations.TryGetValue(id, out var there)
                && (there.Declared is not null || there.RecordedAt > DateTime.UnixEpoch)));

    private static Remark Unused(string organization, RuleSet rules, ClaimEvent wording) => new(
        NotInRuleSet,
        organization,
        $"The tenures of '{Fields.Shown(organization)}' are kept by {rules.Name}, which does not use "
        + $"{(wording is TenureClaimed ? "'on'" : "claims of kind " + ClaimKinds.Of(wording))}: it is recorded, and answers set it aside.");

    private static Remark Like(string id) => new(
        LikeAnOrganization,
        id,
        $"'{Fields.Shown(id)}' is nobody who was declared, and counts as a person, but there is an organization of that id. If that is who "
        + "holds the post, say so by a line of type 'person' with \"kind\":\"organization\"; if not, declare the person.");
}

/// <summary>Ids that organizations have, and holders who were never declared; read only for who wants to know of such.</summary>
public sealed class Namesakes
{
    /// <summary>Organizations that there are, among the ids that claims name as people.</summary>
    public HashSet<string> Organizations { get; } = new(StringComparer.Ordinal);

    /// <summary>People whom claims name, among the ids of organizations that are declared.</summary>
    public HashSet<string> People { get; } = new(StringComparer.Ordinal);
}

using Facts.Domain.Access;
using Facts.Domain.Proposals;

namespace Facts.Domain.Recording;

/// <summary>Whether somebody may give a command: by what it does, and by the organization that it is about.</summary>
internal static class CommandPermits
{
    /// <summary>Why not; null when they may. A claim of an organization that they may not see is unknown to them.</summary>
    /// <param name="permit">What they may; null for everything.</param>
    /// <param name="command">What they ask for.</param>
    /// <param name="state">What it refers to.</param>
    public static Refusal? Check(Permit? permit, RecordingCommand command, RecordingState state)
    {
        if (permit is null)
            return null;
        var need = command.Needs();
        return permit.Refuse(need) ?? CheckAlone(permit, need)
            ?? (permit.Organizations is null ? null : command.CheckLimit(permit, state));
    }

    /// <summary>Why the permit does not reach an organization; null when it does.</summary>
    public static Refusal? Covered(Permit permit, string organization) => permit.Covers([organization])
        ? null
        : new Refusal(AccessCodes.OtherOrganization,
            $"{permit.Name} is limited to other organizations than '{Fields.Shown(organization)}'.");

    /// <summary>The same of several organizations.</summary>
    public static Refusal? Covered(Permit permit, IEnumerable<string> organizations) =>
        organizations.Select(organization => Covered(permit, organization)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>The same of the organization that a claim is about, which an act is upon.</summary>
    public static Refusal? OfClaim(Permit permit, string claim, Guid act, RecordingState state) =>
        state.Deaths.PersonOf(claim) is { } person
            ? Deaths.CheckLimit(permit, person, state, state.Events.Contains(act), Absent.Claim(claim))
        : state.Homes.TryGetValue(claim, out var home) && !permit.Covers([home]) ? Absent.Claim(claim)
        : state.Events.Contains(act) ? null : state.Dissolutions.CheckLimit(permit, claim, state);

    /// <summary>Revisions and identities bear upon the claims of every organization.</summary>
    public static Refusal Everybodys(Permit permit) =>
        new(AccessCodes.OtherOrganization, $"This bears upon every organization; {permit.Name} is limited to some.");

    private static Refusal? CheckAlone(Permit permit, Need need) => need == Need.Rule && !permit.RulesAlone
        ? new Refusal(ProposalCodes.Needed, "Nobody rules alone here: propose it (POST /api/proposals), and somebody else approves it.")
        : null;
}

using Facts.Domain.Access;
using Facts.Domain.Corrections;
using Facts.Domain.Proposals;

namespace Facts.Domain.Recording;

/// <summary>Whether somebody may give a command: by what it does, and by the organization that it is about.</summary>
public static class CommandPermits
{
    /// <summary>Why not; null when they may. A claim of an organization that they may not see is unknown to them.</summary>
    /// <param name="permit">What they may; null for everything.</param>
    /// <param name="command">What they ask for.</param>
    /// <param name="state">What it refers to.</param>
    public static Refusal? Check(Permit? permit, RecordingCommand command, RecordingState state)
    {
        if (permit is null)
            return null;
        var need = command is ActOnClaim { Act: ClaimRanked } ? Need.Rule : Need.Record;
        return permit.Refuse(need) ?? CheckAlone(permit, need)
            ?? (permit.Organizations is null ? null : CheckOrganization(permit, command, state));
    }

    private static Refusal? CheckAlone(Permit permit, Need need) => need == Need.Rule && !permit.RulesAlone
        ? new Refusal(ProposalCodes.Needed, "Nobody rules alone here: propose it (POST /api/proposals), and somebody else approves it.")
        : null;

    private static Refusal? CheckOrganization(Permit permit, RecordingCommand command, RecordingState state) => command switch
    {
        DeclareOrganization one => Covered(permit, one.Organization.Id),
        DeclarePost one => Covered(permit, one.Post.Organization),
        RecordClaim one => Covered(permit, one.Claim.Organization),
        CorrectClaim one => OfClaim(permit, one.Claim, state)
            ?? (one.Set.TryGetValue("organization", out var to) ? Covered(permit, NormalForm.Of(to.ToString())) : null),
        ActOnClaim one => OfClaim(permit, one.Act.Claim, state),
        // What claims cite and name has to be there; what is there already only its owners can change, which is decided with it at hand.
        DeclareSource one => one.Source.Organizations is { } owners ? Covered(permit, owners) : null,
        Rename { What: Called.Organization } one => Covered(permit, one.Id),
        DeclarePerson or Rename => null,
        // Revisions and identities bear upon the claims of every organization.
        _ => new Refusal(AccessCodes.OtherOrganization, $"This bears upon every organization; {permit.Name} is limited to some."),
    };

    private static Refusal? Covered(Permit permit, string organization) => permit.Covers([organization])
        ? null
        : new Refusal(AccessCodes.OtherOrganization,
            $"{permit.Name} is limited to other organizations than '{Fields.Shown(organization)}'.");

    private static Refusal? Covered(Permit permit, IEnumerable<string> organizations) =>
        organizations.Select(organization => Covered(permit, organization)).FirstOrDefault(refusal => refusal is not null);

    private static Refusal? OfClaim(Permit permit, string claim, RecordingState state) =>
        state.Homes.TryGetValue(claim, out var home) && !permit.Covers([home])
            ? new Refusal(Codes.UnknownClaim, $"There is no claim '{Fields.Shown(claim)}'.")
            : null;
}

using Facts.Domain.Access;
using Facts.Domain.Organizations;

namespace Facts.Domain.Recording;

/// <summary>An organization.</summary>
/// <param name="Organization">As it will be recorded.</param>
public sealed record DeclareOrganization(OrganizationDeclared Organization) : RecordingCommand
{
    internal static DeclareOrganization Parse(Fields fields) => new(new OrganizationDeclared
    {
        Id = fields.Id("id"),
        Name = fields.OptionalText("name") ?? fields.Id("id"),
        Aliases = fields.Texts("aliases"),
    });

    /// <inheritdoc/>
    public override void NameTo(NamedIds named)
    {
        named.Organizations.Add(Organization.Id);
        named.DeclaredOrganizations.Add(Organization.Id);
        named.Declarations.Add(EventIds.OfOrganization(Organization.Id));
    }

    internal override Refusal? CheckLimit(Permit permit, RecordingState state) => CommandPermits.Covered(permit, Organization.Id);

    internal static void Fold(PendingEvent one, RecordingState state)
    {
        var declared = (OrganizationDeclared)one.Data;
        state.Organization(declared.Id).Declared = declared;
        state.Shared.Declarations[EventIds.OfOrganization(declared.Id)] = declared;
    }

    internal override Decision Decide(RecordingState state)
    {
        var organization = state.Find(Organization.Id);
        var id = EventIds.OfOrganization(Organization.Id);
        if (organization.Declared is { } known)
        {
            return Conflicts.Same(known, Organization) || Conflicts.IsDeclared(id, Organization, state)
                ? Decision.Unchanged
                : Conflicts.Renaming("organization", Organization.Id);
        }

        if (state.CheckRecordedAt(organization, RecordedAt) is { } refusal)
            return refusal;
        return Decision.Of(state.Event(organization, id, Organization, Quietly(RecordedAt, organization)));
    }

    /// <summary>
    /// A name or a number of seats is no news: without a recorded time of its own it takes the latest that the organization has, so that a
    /// ledger with recorded times of its own can still follow it.
    /// </summary>
    internal static DateTime Quietly(DateTime? recordedAt, OrganizationState organization) => recordedAt ?? organization.RecordedAt;
}

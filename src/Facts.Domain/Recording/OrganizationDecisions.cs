using Facts.Domain.Organizations;

namespace Facts.Domain.Recording;

/// <summary>Declaring an organization, and its posts.</summary>
internal static class OrganizationDecisions
{
    public static void Fold(OrganizationDeclared declared, RecordingState state)
    {
        state.Organization(declared.Id).Declared = declared;
        state.Shared.Declarations[EventIds.OfOrganization(declared.Id)] = declared;
    }

    public static Decision Declare(DeclareOrganization command, RecordingState state)
    {
        var organization = state.Find(command.Organization.Id);
        var id = EventIds.OfOrganization(command.Organization.Id);
        if (organization.Declared is { } known)
        {
            return Deciding.Same(known, command.Organization) || Deciding.IsDeclared(id, command.Organization, state)
                ? Decision.Unchanged
                : Deciding.Renaming("organization", command.Organization.Id);
        }

        if (state.CheckRecordedAt(organization, command.RecordedAt) is { } refusal)
            return refusal;
        return Decision.Of(state.Event(organization, id, command.Organization, Quietly(command, organization)));
    }

    public static Decision Declare(DeclarePost command, RecordingState state)
    {
        var organization = state.Find(command.Post.Organization);
        if (organization.State.Posts.TryGetValue(command.Post.Id, out var known))
            return Deciding.Same(known, command.Post) ? Decision.Unchanged : Deciding.Conflict("post", command.Post.Id);
        if (state.CheckRecordedAt(organization, command.RecordedAt) is { } refusal)
            return refusal;
        var id = EventIds.OfPost(command.Post.Organization, command.Post.Id);
        return Decision.Of(state.Event(organization, id, command.Post, Quietly(command, organization)));
    }

    /// <summary>
    /// A name or a number of seats is no news: without a recorded time of its own it takes the latest that the organization has, so that a
    /// ledger with recorded times of its own can still follow it.
    /// </summary>
    private static DateTime Quietly(RecordingCommand command, OrganizationState organization) => command.RecordedAt ?? organization.RecordedAt;
}

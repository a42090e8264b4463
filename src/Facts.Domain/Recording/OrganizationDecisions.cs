using Facts.Domain.Organizations;

namespace Facts.Domain.Recording;

/// <summary>Declaring an organization, and its posts.</summary>
internal static class OrganizationDecisions
{
    public static void Fold(OrganizationDeclared declared, Context context)
    {
        context.Organization(declared.Id).Declared = declared;
        context.Shared.Declarations[EventIds.OfOrganization(declared.Id)] = declared;
    }

    public static Decision Declare(OrganizationLine line, Context context)
    {
        var organization = context.Find(line.Organization.Id);
        var id = EventIds.OfOrganization(line.Organization.Id);
        if (organization.Declared is { } known)
        {
            return Decisions.Same(known, line.Organization) || Decisions.IsDeclared(id, line.Organization, context)
                ? Decision.Unchanged
                : Decisions.Renaming("organization", line.Organization.Id);
        }

        if (context.CheckRecordedAt(organization, line.RecordedAt) is { } refusal)
            return refusal;
        return Decision.Of(context.Event(organization, id, line.Organization, Quietly(line, organization)));
    }

    public static Decision Declare(PostLine line, Context context)
    {
        var organization = context.Find(line.Post.Organization);
        if (organization.State.Posts.TryGetValue(line.Post.Id, out var known))
            return Decisions.Same(known, line.Post) ? Decision.Unchanged : Decisions.Conflict("post", line.Post.Id);
        if (context.CheckRecordedAt(organization, line.RecordedAt) is { } refusal)
            return refusal;
        var id = EventIds.OfPost(line.Post.Organization, line.Post.Id);
        return Decision.Of(context.Event(organization, id, line.Post, Quietly(line, organization)));
    }

    /// <summary>
    /// A name or a number of seats is no news: without a recorded time of its own it takes the latest that the organization has, so that a
    /// ledger with recorded times of its own can still follow it.
    /// </summary>
    private static DateTime Quietly(ImportLine line, OrganizationContext organization) => line.RecordedAt ?? organization.RecordedAt;
}

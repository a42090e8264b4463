using Facts.Domain.Access;
using Facts.Domain.Organizations;

namespace Facts.Domain.Recording;

/// <summary>A post of an organization.</summary>
/// <param name="Post">As it will be recorded.</param>
public sealed record DeclarePost(PostDeclared Post) : RecordingCommand
{
    internal static DeclarePost Parse(Fields fields) => new(new PostDeclared
    {
        Organization = fields.Id("organization"),
        Id = fields.Id("id"),
        Name = fields.OptionalText("name") ?? fields.Id("id"),
        Seats = (int?)fields.Whole("seats", least: 1, most: int.MaxValue),
    });

    /// <inheritdoc/>
    public override void NameTo(NamedIds named)
    {
        named.Organizations.Add(Post.Organization);
        named.Posts.Add((Post.Organization, Post.Id));
    }

    internal override Refusal? CheckLimit(Permit permit, RecordingState state) => CommandPermits.Covered(permit, Post.Organization);

    internal override Decision Decide(RecordingState state)
    {
        var organization = state.Find(Post.Organization);
        if (organization.State.Posts.TryGetValue(Post.Id, out var known))
            return Conflicts.Same(known, Post) ? Decision.Unchanged : Conflicts.Of("post", Post.Id);
        if (state.CheckRecordedAt(organization, RecordedAt) is { } refusal)
            return refusal;
        var id = EventIds.OfPost(Post.Organization, Post.Id);
        return Decision.Of(state.Event(organization, id, Post, DeclareOrganization.Quietly(RecordedAt, organization)));
    }
}

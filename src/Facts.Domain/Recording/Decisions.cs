using System.Text.Json;

namespace Facts.Domain.Recording;

/// <summary>What a line comes to: its events (none when the same is recorded already), or why it is refused.</summary>
/// <param name="Events">In the order in which they are recorded.</param>
/// <param name="Refusal">Null when it is not refused.</param>
public readonly record struct Decision(IReadOnlyList<object> Events, Refusal? Refusal)
{
    /// <summary>The same is recorded already.</summary>
    public static readonly Decision Unchanged = new([], null);

    /// <summary>A refusal, which has no events.</summary>
    public static implicit operator Decision(Refusal refusal) => FromRefusal(refusal);

    /// <summary>A refusal, which has no events.</summary>
    public static Decision FromRefusal(Refusal refusal) => new([], refusal);
}

/// <summary>(line, what is known) → events or a refusal. A retry yields no events.</summary>
public static class Decisions
{
    /// <summary>What a line comes to. Its author's right to it is checked before: <see cref="LinePermits"/>.</summary>
    /// <param name="line">What is to be recorded.</param>
    /// <param name="context">All that the line refers to, when it is recorded, and by whom.</param>
    public static Decision Decide(ImportLine line, Context context) => line switch
    {
        SourceLine source => SourceDecisions.Declare(source, context),
        RevisionLine revision => RevisionDecisions.Decide(revision, context),
        PersonLine person => NameDecisions.Declare(person, context),
        NameLine name => NameDecisions.Name(name, context),
        OrganizationLine organization => Organization(organization, context),
        PostLine post => Post(post, context),
        ClaimLine claim => ClaimDecisions.Record(claim, context),
        CorrectionLine correction => ClaimDecisions.Correct(correction, context),
        ActLine act => ClaimDecisions.Act(act, context),
        IdentityLine identity => IdentityDecisions.Decide(identity, context),
        _ => throw new InvalidOperationException($"No decision for {line.GetType().Name}."),
    };

    private static Decision Organization(OrganizationLine line, Context context)
    {
        var organization = context.Organization(line.Organization.Id);
        var id = EventIds.OfOrganization(line.Organization.Id);
        if (organization.Declared is { } known)
        {
            return Same(known, line.Organization) || IsDeclared(id, line.Organization, context)
                ? Decision.Unchanged
                : Renaming("organization", line.Organization.Id);
        }

        if (context.CheckRecordedAt(organization, line.RecordedAt) is { } refusal)
            return refusal;
        organization.Declared = line.Organization;
        context.Shared.Declarations[id] = line.Organization;
        context.Append(organization, id, line.Organization, Quietly(line, organization));
        return new([line.Organization], null);
    }

    private static Decision Post(PostLine line, Context context)
    {
        var organization = context.Organization(line.Post.Organization);
        if (organization.State.Posts.TryGetValue(line.Post.Id, out var known))
            return Same(known, line.Post) ? Decision.Unchanged : Conflict("post", line.Post.Id);
        if (context.CheckRecordedAt(organization, line.RecordedAt) is { } refusal)
            return refusal;
        context.Append(organization, EventIds.OfPost(line.Post.Organization, line.Post.Id), line.Post, Quietly(line, organization));
        return new([line.Post], null);
    }

    /// <summary>
    /// A name or a number of seats is no news: without a recorded time of its own it takes the latest that the organization has, so that a
    /// ledger with recorded times of its own can still follow it.
    /// </summary>
    private static DateTime Quietly(ImportLine line, OrganizationContext organization) => line.RecordedAt ?? organization.RecordedAt;

    internal static bool Same<T>(T one, T other) => JsonElement.DeepEquals(
        JsonSerializer.SerializeToElement(one, FactsJson.Options), JsonSerializer.SerializeToElement(other, FactsJson.Options));

    /// <summary>Whether it was first declared so, whatever it has been called since: the same line again changes nothing.</summary>
    internal static bool IsDeclared<T>(Guid declaration, T line, Context context) =>
        context.Shared.Declarations.TryGetValue(declaration, out var first) && first is T declared && Same(declared, line);

    internal static Refusal Conflict(string what, string id) =>
        new(Codes.IdConflict, $"There is already {A(what)} '{Fields.Shown(id)}', and it says something else.");

    /// <summary>The same for what has a name, which can be replaced.</summary>
    internal static Refusal Renaming(string what, string id) => new(
        Codes.IdConflict,
        $"There is already {A(what)} '{Fields.Shown(id)}', and it says something else. A name is replaced by a line of type 'name'.");

    private static string A(string what) => what.StartsWith('o') ? $"an {what}" : $"a {what}";

    /// <summary>The same where what is there belongs to others: nothing is told of it.</summary>
    internal static Refusal Taken(string what, string id) =>
        new(Codes.IdConflict, $"The id '{Fields.Shown(id)}' is taken: choose another one for this {what}.");
}

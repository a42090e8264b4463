using System.Text.Json;
using Facts.Domain;
using Facts.Storage;

namespace Facts.Importing;

/// <summary>What a line comes to: its events (none when the same is recorded already), or why it is refused.</summary>
internal readonly record struct Decision(IReadOnlyList<object> Events, Refusal? Refusal)
{
    public static readonly Decision Unchanged = new([], null);

    public static implicit operator Decision(Refusal refusal) => new([], refusal);
}

/// <summary>(line, what is known) → events or a refusal. A retry yields no events.</summary>
internal static class Decisions
{
    public static Decision Decide(ImportLine line, Context context) => line switch
    {
        SourceLine source => Source(source, context),
        RevisionLine revision => RevisionDecisions.Decide(revision, context),
        PersonLine person => Person(person, context),
        OrganizationLine organization => Organization(organization, context),
        PostLine post => Post(post, context),
        ClaimLine claim => ClaimDecisions.Record(claim, context),
        CorrectionLine correction => ClaimDecisions.Correct(correction, context),
        ActLine act => ClaimDecisions.Act(act, context),
        IdentityLine identity => IdentityDecisions.Decide(identity, context),
        _ => throw new InvalidOperationException($"No decision for {line.GetType().Name}."),
    };

    private static Decision Source(SourceLine line, Context context)
    {
        if (context.Sources.TryGetValue(line.Source.Id, out var known))
        {
            // The same text is the same, whatever bytes it came in.
            return Same(known with { OriginalSha256 = null }, line.Source with { OriginalSha256 = null }) ? Decision.Unchanged
                : Conflict("source", line.Source.Id);
        }

        if (context.CheckRecordedAt(null, line.RecordedAt) is { } refusal)
            return refusal;
        context.Sources.Add(line.Source.Id, line.Source);
        context.Append(Streams.Source(line.Source.Id), EventIds.OfSource(line.Source.Id), line.Source, line.RecordedAt);
        return new([line.Source], null);
    }

    private static Decision Person(PersonLine line, Context context)
    {
        if (context.People.TryGetValue(line.Person.Id, out var known))
            return Same(known, line.Person) ? Decision.Unchanged : Conflict("person", line.Person.Id);
        if (context.CheckRecordedAt(null, line.RecordedAt) is { } refusal)
            return refusal;
        context.People.Add(line.Person.Id, line.Person);
        context.Append(Streams.Person(line.Person.Id), EventIds.OfPerson(line.Person.Id), line.Person, line.RecordedAt);
        return new([line.Person], null);
    }

    private static Decision Organization(OrganizationLine line, Context context)
    {
        var organization = context.Organization(line.Organization.Id);
        if (organization.Declared is { } known)
            return Same(known, line.Organization) ? Decision.Unchanged : Conflict("organization", line.Organization.Id);
        if (context.CheckRecordedAt(organization, line.RecordedAt) is { } refusal)
            return refusal;
        organization.Declared = line.Organization;
        context.Append(organization, EventIds.Of("organization", line.Organization.Id), line.Organization, Quietly(line, organization));
        return new([line.Organization], null);
    }

    private static Decision Post(PostLine line, Context context)
    {
        var organization = context.Organization(line.Post.Organization);
        if (organization.State.Posts.TryGetValue(line.Post.Id, out var known))
            return Same(known, line.Post) ? Decision.Unchanged : Conflict("post", line.Post.Id);
        if (context.CheckRecordedAt(organization, line.RecordedAt) is { } refusal)
            return refusal;
        context.Append(organization, EventIds.Of("post", line.Post.Organization, line.Post.Id), line.Post, Quietly(line, organization));
        return new([line.Post], null);
    }

    /// <summary>
    /// A name or a number of seats is no news: without a recorded time of its own it takes the latest that the organization has, so that a
    /// ledger with recorded times of its own can still follow it.
    /// </summary>
    private static DateTime Quietly(ImportLine line, OrganizationContext organization) => line.RecordedAt ?? organization.RecordedAt;

    public static bool Same<T>(T one, T other) => JsonElement.DeepEquals(
        JsonSerializer.SerializeToElement(one, FactsJson.Options), JsonSerializer.SerializeToElement(other, FactsJson.Options));

    public static Refusal Conflict(string what, string id) =>
        new(Codes.IdConflict, $"There is already a {what} '{Fields.Shown(id)}', and it says something else.");
}

using Facts.Domain.Claims;
using Facts.Domain.Identity;

namespace Facts.Domain.Recording;

/// <summary>
/// Two ids for one person. The person's stream keeps the decision, and so does the stream of every organization that has claims about
/// them: an organization's stream alone is enough to rebuild its tenures.
/// </summary>
internal static class IdentityDecisions
{
    public static void Fold(object data, Context context)
    {
        if (data is PeopleIdentified link)
            context.Identities.Link(link.Person, link.SameAs);
        else if (data is PeopleDistinguished parted)
            context.Identities.Unlink(parted.Person, parted.NotSameAs);
    }

    public static Decision Decide(IdentityLine line, Context context)
    {
        if (line.Person == line.Other)
            return new Refusal(Codes.InvalidValue, "Both ids are the same.");
        var stream = Streams.Person(line.Person);
        var id = EventIds.InStream(line.Fingerprint, stream);
        if (context.Events.Contains(id))
            return Decision.Unchanged;
        if (context.CheckRecordedAt(null, line.RecordedAt) is { } refusal)
            return refusal;
        object identity = line.Undo
            ? new PeopleDistinguished { Person = line.Person, NotSameAs = line.Other, Reason = line.Reason }
            : new PeopleIdentified { Person = line.Person, SameAs = line.Other, Reason = line.Reason };
        // Recorded even when it changes nothing: else the same file, imported again, would do it after the decisions that came later.
        List<PendingEvent> events = [context.Event(stream, id, identity, line.RecordedAt)];
        var known = context.Identities;
        if (known.Links.Contains((line.Person, line.Other)) != line.Undo)
            return context.IsEdit ? Decision.Unchanged : Decision.Of(events);
        HashSet<string> everyone = context.Organizations.Count == 0
            ? []
            : known.Everyone(line.Person).Union(known.Everyone(line.Other)).ToHashSet(StringComparer.Ordinal);
        foreach (var organization in context.Organizations.Values.Where(one => Concerns(line, everyone, one)))
        {
            // Each organization keeps its own order of recorded times, so the decision may be recorded later there.
            DateTime? at = line.RecordedAt is null ? null
                : line.RecordedAt > organization.RecordedAt ? line.RecordedAt : organization.RecordedAt;
            // Who is joined may have been joined to others before, of whom this organization had no claims yet.
            if (!line.Undo)
                events.AddRange(Introduce(everyone, organization, context, line.Fingerprint.ToString("N"), at));
            var inStream = EventIds.InStream(line.Fingerprint, Streams.Organization(organization.State.Id));
            events.Add(context.Event(organization, inStream, identity, at));
        }

        return Decision.Of(events);
    }

    /// <summary>
    /// The organization has claims about them. Or it had the link brought along for the sake of somebody who is no longer one with them:
    /// undone elsewhere only, it would be in force there for the first claim to come.
    /// </summary>
    private static bool Concerns(IdentityLine line, HashSet<string> everyone, OrganizationContext organization) =>
        organization.People.Overlaps(everyone)
        || (line.Undo && organization.State.Identities.Links.Contains((line.Person, line.Other)));

    /// <summary>The first claim about a person brings along what is decided of their identity.</summary>
    public static IEnumerable<PendingEvent> Introduce(
        ClaimEvent claim, OrganizationContext organization, Context context, DateTime? recordedAt)
    {
        if (claim is not PostClaim { Person: var person } || organization.People.Contains(person))
            return [];
        var everyone = context.Identities.Everyone(person);
        return everyone.Count == 1 ? [] : Introduce(everyone, organization, context, claim.Id, recordedAt);
    }

    /// <summary>Brings links among some people into an organization that does not have them yet.</summary>
    private static IEnumerable<PendingEvent> Introduce(
        IReadOnlySet<string> everyone, OrganizationContext organization, Context context, string occasion, DateTime? recordedAt)
    {
        var missing = context.Identities.Links
            .Where(link => everyone.Contains(link.Person) && !organization.State.Identities.Links.Contains(link));
        foreach (var (one, other) in missing.Order())
        {
            var identity = new PeopleIdentified { Person = one, SameAs = other, Reason = "Decided before." };
            var id = EventIds.Of("introduced", organization.State.Id, one, other, occasion);
            yield return context.Event(organization, id, identity, recordedAt);
        }
    }
}

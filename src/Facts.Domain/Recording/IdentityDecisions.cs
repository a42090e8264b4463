using Facts.Domain.Claims;
using Facts.Domain.Identity;

namespace Facts.Domain.Recording;

/// <summary>
/// Two ids for one person. The person's stream keeps the decision, and so does the stream of every organization that has claims about
/// them: an organization's stream alone is enough to rebuild its tenures.
/// </summary>
internal static class IdentityDecisions
{
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
        var known = context.Identities;
        HashSet<string> everyone = context.Organizations.Count == 0
            ? []
            : known.Everyone(line.Person).Union(known.Everyone(line.Other)).ToHashSet(StringComparer.Ordinal);
        var done = line.Undo ? known.Unlink(line.Person, line.Other) : known.Link(line.Person, line.Other);
        // Recorded even when it changes nothing: else the same file, imported again, would do it after the decisions that came later.
        context.Append(stream, id, identity, line.RecordedAt);
        if (!done)
            return new([identity], null);
        foreach (var organization in context.Organizations.Values.Where(one => Concerns(line, everyone, one)))
        {
            // Each organization keeps its own order of recorded times, so the decision may be recorded later there.
            DateTime? at = line.RecordedAt is null ? null
                : line.RecordedAt > organization.RecordedAt ? line.RecordedAt : organization.RecordedAt;
            // Who is joined may have been joined to others before, of whom this organization had no claims yet.
            if (!line.Undo)
            {
                var others = known.Links.Where(link => link != (line.Person, line.Other));
                Introduce(others, everyone, organization, context, line.Fingerprint.ToString("N"), at);
            }

            context.Append(
                organization,
                EventIds.InStream(line.Fingerprint, Streams.Organization(organization.State.Id)),
                identity,
                at);
        }

        return new([identity], null);
    }

    /// <summary>
    /// The organization has claims about them. Or it had the link brought along for the sake of somebody who is no longer one with them:
    /// undone elsewhere only, it would be in force there for the first claim to come.
    /// </summary>
    private static bool Concerns(IdentityLine line, HashSet<string> everyone, OrganizationContext organization) =>
        organization.People.Overlaps(everyone)
        || (line.Undo && organization.State.Identities.Links.Contains((line.Person, line.Other)));

    /// <summary>The first claim about a person brings along what is decided of their identity.</summary>
    public static IReadOnlyList<object> Introduce(ClaimEvent claim, OrganizationContext organization, Context context, DateTime? recordedAt)
    {
        if (claim is not PostClaim { Person: var person } || !organization.People.Add(person))
            return [];
        var everyone = context.Identities.Everyone(person);
        return everyone.Count == 1 ? [] : Introduce(context.Identities.Links, everyone, organization, context, claim.Id, recordedAt);
    }

    /// <summary>Brings links among some people into an organization that does not have them yet.</summary>
    private static List<object> Introduce(
        IEnumerable<(string Person, string SameAs)> links,
        IReadOnlySet<string> everyone,
        OrganizationContext organization,
        Context context,
        string occasion,
        DateTime? recordedAt)
    {
        var introduced = new List<object>();
        var missing = links.Where(link => everyone.Contains(link.Person) && !organization.State.Identities.Links.Contains(link));
        foreach (var (one, other) in missing.Order().ToList())
        {
            var identity = new PeopleIdentified { Person = one, SameAs = other, Reason = "Decided before." };
            context.Append(organization, EventIds.Of("introduced", organization.State.Id, one, other, occasion), identity, recordedAt);
            introduced.Add(identity);
        }

        return introduced;
    }
}

using Facts.Domain.Claims;
using Facts.Domain.Identity;

namespace Facts.Domain.Recording;

/// <summary>
/// Two ids for one person. The person's stream keeps the decision, and so does the stream of every organization that has claims about
/// them: an organization's stream alone is enough to rebuild its tenures.
/// </summary>
internal static class IdentityDecisions
{
    public static void Fold(object data, RecordingState state)
    {
        if (data is PeopleIdentified link)
            state.Identities.Link(link.Person, link.SameAs);
        else if (data is PeopleDistinguished parted)
            state.Identities.Unlink(parted.Person, parted.NotSameAs);
    }

    public static Decision Decide(DecideIdentity command, RecordingState state)
    {
        if (command.Person == command.Other)
            return new Refusal(Codes.InvalidValue, "Both ids are the same.");
        var stream = Streams.Person(command.Person);
        var id = EventIds.InStream(command.Fingerprint, stream);
        if (state.Events.Contains(id))
            return Decision.Unchanged;
        if (state.CheckRecordedAt(null, command.RecordedAt) is { } refusal)
            return refusal;
        object identity = command.Undo
            ? new PeopleDistinguished { Person = command.Person, NotSameAs = command.Other, Reason = command.Reason }
            : new PeopleIdentified { Person = command.Person, SameAs = command.Other, Reason = command.Reason };
        // Recorded even when it changes nothing: else the same file, imported again, would do it after the decisions that came later.
        List<PendingEvent> events = [state.Event(stream, id, identity, command.RecordedAt)];
        var known = state.Identities;
        if (known.Links.Contains((command.Person, command.Other)) != command.Undo)
            return state.IsEdit ? Decision.Unchanged : Decision.Of(events);
        HashSet<string> everyone = state.Organizations.Count == 0
            ? []
            : known.Everyone(command.Person).Union(known.Everyone(command.Other)).ToHashSet(StringComparer.Ordinal);
        foreach (var organization in state.Organizations.Values.Where(one => Concerns(command, everyone, one)))
        {
            // Each organization keeps its own order of recorded times, so the decision may be recorded later there.
            DateTime? at = command.RecordedAt is null ? null
                : command.RecordedAt > organization.RecordedAt ? command.RecordedAt : organization.RecordedAt;
            // Who is joined may have been joined to others before, of whom this organization had no claims yet.
            if (!command.Undo)
                events.AddRange(Introduce(everyone, organization, state, command.Fingerprint.ToString("N"), at));
            var inStream = EventIds.InStream(command.Fingerprint, Streams.Organization(organization.State.Id));
            events.Add(state.Event(organization, inStream, identity, at));
        }

        return Decision.Of(events);
    }

    /// <summary>
    /// The organization has claims about them. Or it had the link brought along for the sake of somebody who is no longer one with them:
    /// undone elsewhere only, it would be in force there for the first claim to come.
    /// </summary>
    private static bool Concerns(DecideIdentity command, HashSet<string> everyone, OrganizationState organization) =>
        organization.People.Overlaps(everyone)
        || (command.Undo && organization.State.Identities.Links.Contains((command.Person, command.Other)));

    /// <summary>The first claim about a person brings along what is decided of their identity.</summary>
    public static IEnumerable<PendingEvent> Introduce(
        ClaimEvent claim, OrganizationState organization, RecordingState state, DateTime? recordedAt)
    {
        if (claim is not PostClaim { Person: var person } || organization.People.Contains(person))
            return [];
        var everyone = state.Identities.Everyone(person);
        return everyone.Count == 1 ? [] : Introduce(everyone, organization, state, claim.Id, recordedAt);
    }

    /// <summary>Brings links among some people into an organization that does not have them yet.</summary>
    private static IEnumerable<PendingEvent> Introduce(
        IReadOnlySet<string> everyone, OrganizationState organization, RecordingState state, string occasion, DateTime? recordedAt)
    {
        var missing = state.Identities.Links
            .Where(link => everyone.Contains(link.Person) && !organization.State.Identities.Links.Contains(link));
        foreach (var (one, other) in missing.Order())
        {
            var identity = new PeopleIdentified { Person = one, SameAs = other, Reason = "Decided before." };
            var id = EventIds.Of("introduced", organization.State.Id, one, other, occasion);
            yield return state.Event(organization, id, identity, recordedAt);
        }
    }
}

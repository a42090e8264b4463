using Facts.Domain.Access;
using Facts.Domain.Claims;
using Facts.Domain.Identity;

namespace Facts.Domain.Recording;

/// <summary>
/// Two ids name one person, or (<paramref name="Undo"/>) do not after all. The person's stream keeps the decision, and so does the stream
/// of every organization that has claims about them: an organization's stream alone is enough to rebuild its tenures.
/// </summary>
/// <param name="Person">One of the ids.</param>
/// <param name="Other">The other id.</param>
/// <param name="Undo">Whether they do not.</param>
/// <param name="Reason">Why; null when it is not said.</param>
public sealed record DecideIdentity(string Person, string Other, bool Undo, string? Reason) : FingerprintedCommand
{
    /// <summary>From a line or from the body of a request; <c>notSameAs</c> undoes.</summary>
    public static DecideIdentity Parse(Fields fields)
    {
        var undo = !fields.Has("sameAs") && fields.Has("notSameAs");
        return new DecideIdentity(fields.Id("person"), fields.Id(undo ? "notSameAs" : "sameAs"), undo, fields.OptionalText("reason"));
    }

    /// <inheritdoc/>
    public override void NameTo(NamedIds named)
    {
        named.ConcernsOthers = true;
        named.Identified.Add(Person);
        named.Identified.Add(Other);
        named.Mention(Person, holds: true);
        named.Mention(Other, holds: true);
        named.Events.Add(EventIds.InStream(Fingerprint, Streams.Person(Person)));
    }

    internal override Refusal? CheckLimit(Permit permit, RecordingState state) => CommandPermits.Everybodys(permit);

    internal static void Fold(PendingEvent one, RecordingState state)
    {
        // The copies of it in organizations' streams concern them only.
        if (Streams.OrganizationOf(one.Stream) is not null)
            return;
        if (one.Data is PeopleIdentified link)
            state.Identities.Link(link.Person, link.SameAs);
        else if (one.Data is PeopleDistinguished parted)
            state.Identities.Unlink(parted.Person, parted.NotSameAs);
    }

    internal override Decision Decide(RecordingState state)
    {
        if (Person == Other)
            return new Refusal(Codes.InvalidValue, "Both ids are the same.");
        var stream = Streams.Person(Person);
        var id = EventIds.InStream(Fingerprint, stream);
        if (state.Events.Contains(id))
            return Decision.Unchanged;
        if (state.CheckRecordedAt(null, RecordedAt) is { } refusal)
            return refusal;
        if (!Undo && Holders.CheckIdentity(Person, Other, state) is { } differ)
            return differ;
        object identity = Undo
            ? new PeopleDistinguished { Person = Person, NotSameAs = Other, Reason = Reason }
            : new PeopleIdentified { Person = Person, SameAs = Other, Reason = Reason };
        // Recorded even when it changes nothing: else the same file, imported again, would do it after the decisions that came later.
        List<PendingEvent> events = [state.Event(stream, id, identity, RecordedAt)];
        var known = state.Identities;
        if (known.Links.Contains((Person, Other)) != Undo)
            return state.IsEdit ? Decision.Unchanged : Decision.Of(events);
        HashSet<string> everyone = state.Organizations.Count == 0
            ? []
            : known.Everyone(Person).Union(known.Everyone(Other)).ToHashSet(StringComparer.Ordinal);
        foreach (var organization in state.Organizations.Values.Where(one => Concerns(everyone, one)))
        {
            var at = Copies.TimeIn(organization, RecordedAt);
            // Who is joined may have been joined to others before, of whom this organization had no claims yet.
            if (!Undo)
            {
                events.AddRange(Introduce(everyone, organization, state, Fingerprint.ToString("N"), at));
                // Who had no claims there has brought no death along, nor a dissolution.
                var strangers = new[] { Person, Other }.Select(known.Everyone).Where(ids => !organization.People.Overlaps(ids))
                    .SelectMany(ids => ids).Distinct(StringComparer.Ordinal).ToList();
                events.AddRange(Deaths.Introduce(strangers, organization, state, Fingerprint.ToString("N"), at));
                events.AddRange(Dissolutions.Introduce(strangers, organization, state, Fingerprint.ToString("N"), at));
            }

            var inStream = EventIds.InStream(Fingerprint, Streams.Organization(organization.State.Id));
            events.Add(state.Event(organization, inStream, identity, at));
        }

        return Decision.Of(events);
    }

    /// <summary>
    /// The organization has claims about them. Or it had the link brought along for the sake of somebody who is no longer one with them:
    /// undone elsewhere only, it would be in force there for the first claim to come.
    /// </summary>
    private bool Concerns(HashSet<string> everyone, OrganizationState organization) =>
        organization.People.Overlaps(everyone) || (Undo && organization.State.Identities.Links.Contains((Person, Other)));

    /// <summary>The first claim about a person brings along what is decided of their identity, and what is known of their end.</summary>
    internal static IEnumerable<PendingEvent> Introduce(
        ClaimEvent claim, OrganizationState organization, RecordingState state, DateTime? recordedAt)
    {
        if (claim is not PostClaim { Person: var person } || organization.People.Contains(person))
            return [];
        var everyone = state.Identities.Everyone(person);
        var links = everyone.Count == 1 ? [] : Introduce(everyone, organization, state, claim.Id, recordedAt);
        return organization.People.Overlaps(everyone) ? links
            : links.Concat(Deaths.Introduce(everyone, organization, state, claim.Id, recordedAt))
                .Concat(Dissolutions.Introduce(everyone, organization, state, claim.Id, recordedAt));
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

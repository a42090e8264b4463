using Facts.Domain.Access;
using Facts.Domain.Organizations;

namespace Facts.Domain.Recording;

/// <summary>A person. Somebody who is limited to some organizations names them for these, and anybody else for all.</summary>
/// <param name="Person">As it will be recorded, but for the organizations of who declares them.</param>
public sealed record DeclarePerson(PersonDeclared Person) : RecordingCommand
{
    internal static DeclarePerson Parse(Fields fields) => new(new PersonDeclared
    {
        Id = fields.Id("id"),
        Name = fields.OptionalText("name") ?? fields.Id("id"),
        Aliases = fields.Texts("aliases"),
        Kind = fields.Choice<HolderKind>("kind") is HolderKind.Organization ? HolderKind.Organization : null,
    });

    /// <inheritdoc/>
    public override void NameTo(NamedIds named)
    {
        named.People.Add(Person.Id);
        named.Declarations.Add(EventIds.OfPerson(Person.Id));
        if (Person.Kind is null)
            return;
        // What is recorded of its dissolution reaches every organization that has claims about it already.
        named.ConcernsOthers = true;
        named.Identified.Add(Person.Id);
    }

    // Whom claims name has to be there; a name that is there already only its owners can change, which is decided with it at hand.
    internal override Refusal? CheckLimit(Permit permit, RecordingState state) =>
        Person.Kind is null || IsKnown(state) ? null : Holders.CheckLimit(permit, Person.Id, state);

    internal static void Fold(PendingEvent one, RecordingState state)
    {
        var person = (PersonDeclared)one.Data;
        state.People.Add(person.Id, person);
        state.Shared.Declarations[EventIds.OfPerson(person.Id)] = person;
        if (person.Kind is HolderKind.Organization)
            state.Dissolutions.Holders.Add(person.Id);
    }

    internal override Decision Decide(RecordingState state)
    {
        var id = Person.Id;
        if (state.People.TryGetValue(id, out var known))
            return Again(known, state);
        if (state.CheckRecordedAt(null, RecordedAt) is { } refusal)
            return refusal;
        if (state.Limit is { Count: 0 })
            return new Refusal(AccessCodes.OtherOrganization, $"{state.By.Actor} is limited to no organization: nobody would name them.");
        // The same words as for one whom others declared: that an id is in use can't be hidden, as taking the name would put it into
        // others' answers; who uses it, and how, can.
        if (!Rights.DeclaresPerson(state.Limit, state.Shared.ConcernedWith(id)))
            return Conflicts.Taken("person", id);
        if (Person.Kind is not null && Holders.CheckOrganization(id, state) is { } other)
            return other;
        var person = Person with { Organizations = state.Limit is { } limit ? Owners.Of(limit) : null };
        var declared = state.Event(Streams.Person(id), EventIds.OfPerson(id), person, RecordedAt);
        return Decision.Of(Person.Kind is null ? [declared] : [declared, .. Holders.Reach(id, state, RecordedAt)]);
    }

    /// <summary>True when somebody who is not limited names a person whom others declared for some organizations.</summary>
    internal static bool? ForAll(PersonDeclared known, RecordingState state) =>
        state.Limit is null && known.Organizations is not null ? true : null;

    private Decision Again(PersonDeclared known, RecordingState state)
    {
        var id = Person.Id;
        var isKnown = IsKnown(state);
        if (!isKnown && Person.Kind is not null && known.Kind is null && Conflicts.Same(Bare(known), Person with { Kind = null }))
            return Holders.Become(known, state, RecordedAt);
        if (isKnown && ForAll(known, state) is true)
        {
            var forAll = new PersonNamed { Person = id, Name = known.Name, ForAll = true };
            return Decision.Of(state.Event(Streams.Person(id), EventIds.Of("for-all", id), forAll, null));
        }

        return isKnown ? Decision.Unchanged
            : Rights.NamesPerson(state.Limit, known.Organizations, state.Shared.ConcernedWith(id))
                ? Conflicts.Renaming("person", id)
                : Conflicts.Taken("person", id);
    }

    /// <summary>Whether the line says what is known, or what was first declared.</summary>
    private bool IsKnown(RecordingState state) =>
        (state.People.TryGetValue(Person.Id, out var known) && Conflicts.Same(Bare(known), Person))
        || (state.Shared.Declarations.GetValueOrDefault(EventIds.OfPerson(Person.Id)) is PersonDeclared first
            && Conflicts.Same(Bare(first), Person));

    /// <summary>What the line says of a person; whose they are it does not say.</summary>
    private static PersonDeclared Bare(PersonDeclared person) => person with { Organizations = null };
}

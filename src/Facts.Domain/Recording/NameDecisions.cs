using Facts.Domain.Access;
using Facts.Domain.Organizations;
using Facts.Domain.Sources;
using Facts.Domain.Time;

namespace Facts.Domain.Recording;

/// <summary>
/// Whoever is limited to some organizations names a person for these; whoever is not, for all. A name can be replaced, by whoever is entitled
/// to.
/// </summary>
internal static class NameDecisions
{
    public static void Fold(object data, RecordingState state)
    {
        switch (data)
        {
            case PersonDeclared person:
                state.People.Add(person.Id, person);
                state.Shared.Declarations[EventIds.OfPerson(person.Id)] = person;
                break;
            case PersonNamed named:
                var known = state.People[named.Person];
                state.People[named.Person] = known with
                {
                    Name = named.Name,
                    Aliases = Others(named.Aliases, known.Aliases),
                    Organizations = named.ForAll is true ? null : known.Organizations,
                };
                break;
            case OrganizationNamed named:
                var organization = state.Organization(named.Organization);
                organization.Declared = organization.Declared! with
                {
                    Name = named.Name,
                    Aliases = Others(named.Aliases, organization.Declared.Aliases),
                };
                break;
            case SourceNamed named:
                state.Shared.Titles[named.Source] = named.Title;
                break;
        }
    }

    public static Decision Declare(DeclarePerson command, RecordingState state)
    {
        var id = command.Person.Id;
        if (state.People.TryGetValue(id, out var known))
        {
            var isKnown = Deciding.Same(Bare(known), command.Person)
                || (state.Shared.Declarations.GetValueOrDefault(EventIds.OfPerson(id)) is PersonDeclared first
                    && Deciding.Same(Bare(first), command.Person));
            if (isKnown && ForAll(known, state) is true)
            {
                var forAll = new PersonNamed { Person = id, Name = known.Name, ForAll = true };
                return Decision.Of(state.Event(Streams.Person(id), EventIds.Of("for-all", id), forAll, null));
            }

            return isKnown ? Decision.Unchanged
                : Rights.NamesPerson(state.Limit, known.Organizations, state.Shared.ConcernedWith(id))
                    ? Deciding.Renaming("person", id)
                    : Deciding.Taken("person", id);
        }

        if (state.CheckRecordedAt(null, command.RecordedAt) is { } refusal)
            return refusal;
        if (state.Limit is { Count: 0 })
            return new Refusal(AccessCodes.OtherOrganization, $"{state.By.Actor} is limited to no organization: nobody would name them.");
        // The same words as for one whom others declared: that an id is in use can't be hidden, as taking the name would put it into
        // others' answers; who uses it, and how, can.
        if (!Rights.DeclaresPerson(state.Limit, state.Shared.ConcernedWith(id)))
            return Deciding.Taken("person", id);
        var person = command.Person with { Organizations = state.Limit is { } limit ? Owners.Of(limit) : null };
        return Decision.Of(state.Event(Streams.Person(id), EventIds.OfPerson(id), person, command.RecordedAt));
    }

    /// <summary>
    /// A name that is known is done. One that changes nothing now is recorded too: else the same file, imported again, would bring it back
    /// after those that came later.
    /// </summary>
    public static Decision Name(Rename command, RecordingState state) =>
        state.Events.Contains(command.Fingerprint) ? Decision.Unchanged : command.What switch
        {
            Called.Person => Person(command, state),
            Called.Organization => Organization(command, state),
            _ => Source(command, state),
        };

    private static Decision Person(Rename command, RecordingState state)
    {
        var concerned = state.Shared.ConcernedWith(command.Id);
        var known = state.People.GetValueOrDefault(command.Id);
        if (known is null && Rights.DeclaresPerson(state.Limit, concerned))
            return new Refusal(Codes.UnknownPerson, $"No person '{Fields.Shown(command.Id)}' was declared: declare them with their name.");
        // Likewise: whether others declared them, or only speak of them, is not told.
        if (known is null || !Rights.NamesPerson(state.Limit, known.Organizations, concerned))
            return NotTheirs(command.Id, state);
        if (CheckOrder(Streams.Person(command.Id), command, state) is { } back)
            return back;
        var named = new PersonNamed { Person = command.Id, Name = command.Name, Aliases = command.Aliases, ForAll = ForAll(known, state), Reason = command.Reason };
        return Decision.Of(state.Event(Streams.Person(command.Id), command.Fingerprint, named, command.RecordedAt));
    }

    /// <summary>True when somebody who is not limited names a person whom others declared for some organizations.</summary>
    private static bool? ForAll(PersonDeclared known, RecordingState state) => state.Limit is null && known.Organizations is not null ? true : null;

    private static Decision Organization(Rename command, RecordingState state)
    {
        var organization = state.Find(command.Id);
        if (organization.Declared is null)
        {
            return new Refusal(
                Codes.UnknownOrganization, $"No organization '{Fields.Shown(command.Id)}' was declared: declare it with its name.");
        }

        if (state.CheckRecordedAt(organization, command.RecordedAt) is { } refusal)
            return refusal;
        var named = new OrganizationNamed { Organization = command.Id, Name = command.Name, Aliases = command.Aliases, Reason = command.Reason };
        return Decision.Of(state.Event(organization, command.Fingerprint, named, command.RecordedAt));
    }

    private static Decision Source(Rename command, RecordingState state)
    {
        if (state.Citable(command.Id) is null)
            return QuoteSearch.UnknownSource(command.Id);
        if (!Rights.NamesSource(state.Limit, state.Shared.OwnersOf(command.Id)))
        {
            return new Refusal(
                AccessCodes.OtherOrganization,
                $"The source '{Fields.Shown(command.Id)}' is not only of organizations that {state.By.Actor} is limited to.");
        }

        if (CheckOrder(Streams.Source(command.Id), command, state) is { } back)
            return back;
        var named = new SourceNamed { Source = command.Id, Title = command.Name, Reason = command.Reason };
        return Decision.Of(state.Event(Streams.Source(command.Id), command.Fingerprint, named, command.RecordedAt));
    }

    /// <summary>A recorded time of its own may not lie before the latest of the stream.</summary>
    private static Refusal? CheckOrder(string stream, Rename command, RecordingState state)
    {
        if (state.CheckRecordedAt(null, command.RecordedAt) is { } refusal)
            return refusal;
        return command.RecordedAt is { } at && state.StreamTimes.TryGetValue(stream, out var latest) && at < latest
            ? new Refusal(
                Codes.RecordedTimeGoesBack,
                $"'recordedAt' is {AsOf.Print(at)}, but '{Fields.Shown(command.Id)}' was named at {AsOf.Print(latest)}.")
            : null;
    }

    private static IReadOnlyList<string>? Others(IReadOnlyList<string>? given, IReadOnlyList<string>? before) =>
        given is null ? before : given.Count == 0 ? null : given;

    /// <summary>What the line says of a person; whose they are it does not say.</summary>
    private static PersonDeclared Bare(PersonDeclared person) => person with { Organizations = null };

    private static Refusal NotTheirs(string person, RecordingState state) => new(
        AccessCodes.OtherOrganization,
        $"The name of '{Fields.Shown(person)}' is not for {state.By.Actor} to give: it may stand in answers about other organizations.");
}

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
    public static void Fold(object data, Context context)
    {
        switch (data)
        {
            case PersonDeclared person:
                context.People.Add(person.Id, person);
                context.Shared.Declarations[EventIds.OfPerson(person.Id)] = person;
                break;
            case PersonNamed named:
                var known = context.People[named.Person];
                context.People[named.Person] = known with
                {
                    Name = named.Name,
                    Aliases = Others(named.Aliases, known.Aliases),
                    Organizations = named.ForAll is true ? null : known.Organizations,
                };
                break;
            case OrganizationNamed named:
                var organization = context.Organization(named.Organization);
                organization.Declared = organization.Declared! with
                {
                    Name = named.Name,
                    Aliases = Others(named.Aliases, organization.Declared.Aliases),
                };
                break;
            case SourceNamed named:
                context.Shared.Titles[named.Source] = named.Title;
                break;
        }
    }

    public static Decision Declare(PersonLine line, Context context)
    {
        var id = line.Person.Id;
        if (context.People.TryGetValue(id, out var known))
        {
            var isKnown = Decisions.Same(Bare(known), line.Person)
                || (context.Shared.Declarations.GetValueOrDefault(EventIds.OfPerson(id)) is PersonDeclared first
                    && Decisions.Same(Bare(first), line.Person));
            if (isKnown && ForAll(known, context) is true)
            {
                var forAll = new PersonNamed { Person = id, Name = known.Name, ForAll = true };
                return Decision.Of(context.Event(Streams.Person(id), EventIds.Of("for-all", id), forAll, null));
            }

            return isKnown ? Decision.Unchanged
                : Rights.NamesPerson(context.Limit, known.Organizations, context.Shared.ConcernedWith(id))
                    ? Decisions.Renaming("person", id)
                    : Decisions.Taken("person", id);
        }

        if (context.CheckRecordedAt(null, line.RecordedAt) is { } refusal)
            return refusal;
        if (context.Limit is { Count: 0 })
            return new Refusal(AccessCodes.OtherOrganization, $"{context.By.Actor} is limited to no organization: nobody would name them.");
        // The same words as for one whom others declared: that an id is in use can't be hidden, as taking the name would put it into
        // others' answers; who uses it, and how, can.
        if (!Rights.DeclaresPerson(context.Limit, context.Shared.ConcernedWith(id)))
            return Decisions.Taken("person", id);
        var person = line.Person with { Organizations = context.Limit is { } limit ? Owners.Of(limit) : null };
        return Decision.Of(context.Event(Streams.Person(id), EventIds.OfPerson(id), person, line.RecordedAt));
    }

    /// <summary>
    /// A name that is known is done. One that changes nothing now is recorded too: else the same file, imported again, would bring it back
    /// after those that came later.
    /// </summary>
    public static Decision Name(NameLine line, Context context) =>
        context.Events.Contains(line.Fingerprint) ? Decision.Unchanged : line.What switch
        {
            Called.Person => Person(line, context),
            Called.Organization => Organization(line, context),
            _ => Source(line, context),
        };

    private static Decision Person(NameLine line, Context context)
    {
        var concerned = context.Shared.ConcernedWith(line.Id);
        var known = context.People.GetValueOrDefault(line.Id);
        if (known is null && Rights.DeclaresPerson(context.Limit, concerned))
            return new Refusal(Codes.UnknownPerson, $"No person '{Fields.Shown(line.Id)}' was declared: declare them with their name.");
        // Likewise: whether others declared them, or only speak of them, is not told.
        if (known is null || !Rights.NamesPerson(context.Limit, known.Organizations, concerned))
            return NotTheirs(line.Id, context);
        if (CheckOrder(Streams.Person(line.Id), line, context) is { } back)
            return back;
        var named = new PersonNamed { Person = line.Id, Name = line.Name, Aliases = line.Aliases, ForAll = ForAll(known, context), Reason = line.Reason };
        return Decision.Of(context.Event(Streams.Person(line.Id), line.Fingerprint, named, line.RecordedAt));
    }

    /// <summary>True when somebody who is not limited names a person whom others declared for some organizations.</summary>
    private static bool? ForAll(PersonDeclared known, Context context) => context.Limit is null && known.Organizations is not null ? true : null;

    private static Decision Organization(NameLine line, Context context)
    {
        var organization = context.Find(line.Id);
        if (organization.Declared is null)
        {
            return new Refusal(
                Codes.UnknownOrganization, $"No organization '{Fields.Shown(line.Id)}' was declared: declare it with its name.");
        }

        if (context.CheckRecordedAt(organization, line.RecordedAt) is { } refusal)
            return refusal;
        var named = new OrganizationNamed { Organization = line.Id, Name = line.Name, Aliases = line.Aliases, Reason = line.Reason };
        return Decision.Of(context.Event(organization, line.Fingerprint, named, line.RecordedAt));
    }

    private static Decision Source(NameLine line, Context context)
    {
        if (context.Citable(line.Id) is null)
            return QuoteSearch.UnknownSource(line.Id);
        if (!Rights.NamesSource(context.Limit, context.Shared.OwnersOf(line.Id)))
        {
            return new Refusal(
                AccessCodes.OtherOrganization,
                $"The source '{Fields.Shown(line.Id)}' is not only of organizations that {context.By.Actor} is limited to.");
        }

        if (CheckOrder(Streams.Source(line.Id), line, context) is { } back)
            return back;
        var named = new SourceNamed { Source = line.Id, Title = line.Name, Reason = line.Reason };
        return Decision.Of(context.Event(Streams.Source(line.Id), line.Fingerprint, named, line.RecordedAt));
    }

    /// <summary>A recorded time of its own may not lie before the latest of the stream.</summary>
    private static Refusal? CheckOrder(string stream, NameLine line, Context context)
    {
        if (context.CheckRecordedAt(null, line.RecordedAt) is { } refusal)
            return refusal;
        return line.RecordedAt is { } at && context.StreamTimes.TryGetValue(stream, out var latest) && at < latest
            ? new Refusal(
                Codes.RecordedTimeGoesBack,
                $"'recordedAt' is {AsOf.Print(at)}, but '{Fields.Shown(line.Id)}' was named at {AsOf.Print(latest)}.")
            : null;
    }

    private static IReadOnlyList<string>? Others(IReadOnlyList<string>? given, IReadOnlyList<string>? before) =>
        given is null ? before : given.Count == 0 ? null : given;

    /// <summary>What the line says of a person; whose they are it does not say.</summary>
    private static PersonDeclared Bare(PersonDeclared person) => person with { Organizations = null };

    private static Refusal NotTheirs(string person, Context context) => new(
        AccessCodes.OtherOrganization,
        $"The name of '{Fields.Shown(person)}' is not for {context.By.Actor} to give: it may stand in answers about other organizations.");
}

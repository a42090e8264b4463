using Facts.Domain.Access;
using Facts.Domain.Organizations;
using Facts.Domain.Sources;
using Facts.Domain.Time;

namespace Facts.Domain.Recording;

/// <summary>Another name for something that was declared, given by somebody who is entitled to.</summary>
/// <param name="What">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">The name, or the title of a source.</param>
/// <param name="Aliases">Other spellings in place of those that it has; null to leave them. A source has none.</param>
/// <param name="Reason">Why.</param>
public sealed record Rename(Called What, string Id, string Name, IReadOnlyList<string>? Aliases, string Reason) : FingerprintedCommand
{
    /// <summary>One of a person, an organization or a source; a name, or of a source the title.</summary>
    internal static Rename Parse(Fields fields)
    {
        var what = fields.Has("person") ? Called.Person : fields.Has("organization") ? Called.Organization : Called.Source;
        // Further ids are fields that nobody asks for, and so unknown.
        if (what == Called.Source)
        {
            if (!fields.Has("source"))
                fields.Refuse(Codes.MissingField, "Whose name is it? Give 'person', 'organization' or 'source'.");
            return new Rename(what, fields.Id("source"), fields.Text("title"), null, fields.Text("reason"));
        }

        var id = fields.Id(what == Called.Person ? "person" : "organization");
        var aliases = fields.Has("aliases") ? fields.Texts("aliases") ?? [] : null;
        return new Rename(what, id, fields.Text("name"), aliases, fields.Text("reason"));
    }

    /// <inheritdoc/>
    public override void NameTo(NamedIds named)
    {
        named.Events.Add(Fingerprint);
        switch (What)
        {
            case Called.Person:
                named.People.Add(Id);
                named.Revised.Add(Streams.Person(Id));
                break;
            case Called.Organization:
                named.Organizations.Add(Id);
                break;
            default:
                named.Sources.Add(Id);
                named.NamedSources.Add(Id);
                named.Revised.Add(Streams.Source(Id));
                break;
        }
    }

    // Whose a person's or a source's name is, is decided with it at hand.
    internal override Refusal? CheckLimit(Permit permit, RecordingState state) =>
        What == Called.Organization ? CommandPermits.Covered(permit, Id) : null;

    internal static void Fold(PendingEvent one, RecordingState state)
    {
        switch (one.Data)
        {
            case PersonNamed named:
                var known = state.People[named.Person];
                state.People[named.Person] = known with
                {
                    Name = named.Name,
                    Aliases = Others(named.Aliases, known.Aliases),
                    Organizations = named.ForAll is true ? null : known.Organizations,
                    Kind = named.Kind ?? known.Kind,
                };
                if (named.Kind is HolderKind.Organization)
                    state.Dissolutions.Holders.Add(named.Person);
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

    /// <summary>
    /// A name that is known is done. One that changes nothing now is recorded too: else the same file, imported again, would bring it back
    /// after those that came later.
    /// </summary>
    internal override Decision Decide(RecordingState state) => state.Events.Contains(Fingerprint) ? Decision.Unchanged : What switch
    {
        Called.Person => Person(state),
        Called.Organization => Organization(state),
        _ => Source(state),
    };

    private Decision Person(RecordingState state)
    {
        var concerned = state.Shared.ConcernedWith(Id);
        var known = state.People.GetValueOrDefault(Id);
        if (known is null && Rights.DeclaresPerson(state.Limit, concerned))
            return new Refusal(Codes.UnknownPerson, $"No person '{Fields.Shown(Id)}' was declared: declare them with their name.");
        // Likewise: whether others declared them, or only speak of them, is not told.
        if (known is null || !Rights.NamesPerson(state.Limit, known.Organizations, concerned))
            return NotTheirs(Id, state);
        if (CheckOrder(Streams.Person(Id), state) is { } back)
            return back;
        var named = new PersonNamed
        {
            Person = Id,
            Name = Name,
            Aliases = Aliases,
            ForAll = DeclarePerson.ForAll(known, state),
            Reason = Reason,
        };
        return Decision.Of(state.Event(Streams.Person(Id), Fingerprint, named, RecordedAt));
    }

    private Decision Organization(RecordingState state)
    {
        var organization = state.Find(Id);
        if (organization.Declared is null)
            return new Refusal(Codes.UnknownOrganization, $"No organization '{Fields.Shown(Id)}' was declared: declare it with its name.");
        if (state.CheckRecordedAt(organization, RecordedAt) is { } refusal)
            return refusal;
        var named = new OrganizationNamed { Organization = Id, Name = Name, Aliases = Aliases, Reason = Reason };
        return Decision.Of(state.Event(organization, Fingerprint, named, RecordedAt));
    }

    private Decision Source(RecordingState state)
    {
        if (state.Citable(Id) is null)
            return QuoteSearch.UnknownSource(Id);
        if (!Rights.NamesSource(state.Limit, state.Shared.OwnersOf(Id)))
        {
            return new Refusal(
                AccessCodes.OtherOrganization,
                $"The source '{Fields.Shown(Id)}' is not only of organizations that {state.By.Actor} is limited to.");
        }

        if (CheckOrder(Streams.Source(Id), state) is { } back)
            return back;
        var named = new SourceNamed { Source = Id, Title = Name, Reason = Reason };
        return Decision.Of(state.Event(Streams.Source(Id), Fingerprint, named, RecordedAt));
    }

    /// <summary>A recorded time of its own may not lie before the latest of the stream.</summary>
    private Refusal? CheckOrder(string stream, RecordingState state)
    {
        if (state.CheckRecordedAt(null, RecordedAt) is { } refusal)
            return refusal;
        return RecordedAt is { } at && state.StreamTimes.TryGetValue(stream, out var latest) && at < latest
            ? new Refusal(
                Codes.RecordedTimeGoesBack,
                $"'recordedAt' is {AsOf.Print(at)}, but '{Fields.Shown(Id)}' was named at {AsOf.Print(latest)}.")
            : null;
    }

    private static IReadOnlyList<string>? Others(IReadOnlyList<string>? given, IReadOnlyList<string>? before) =>
        given is null ? before : given.Count == 0 ? null : given;

    private static Refusal NotTheirs(string person, RecordingState state) => new(
        AccessCodes.OtherOrganization,
        $"The name of '{Fields.Shown(person)}' is not for {state.By.Actor} to give: it may stand in answers about other organizations.");
}

/// <summary>What a name can be replaced of.</summary>
public enum Called
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>An organization.</summary>
    Organization,

    /// <summary>A source.</summary>
    Source,
}

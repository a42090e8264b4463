using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Tenures;

namespace Facts.Recording;

/// <summary>Every id that the lines name.</summary>
internal sealed class NamedIds
{
    public HashSet<string> Organizations { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Sources { get; } = new(StringComparer.Ordinal);

    /// <summary>Sources that others were copied from.</summary>
    public HashSet<string> Origins { get; } = new(StringComparer.Ordinal);

    /// <summary>Sources that get another title: all of their owners matter.</summary>
    public HashSet<string> NamedSources { get; } = new(StringComparer.Ordinal);

    /// <summary>Events that first declared something.</summary>
    public HashSet<Guid> Declarations { get; } = [];

    /// <summary>Streams of sources and people that get events beside the first.</summary>
    public HashSet<string> Revised { get; } = new(StringComparer.Ordinal);

    /// <summary>Claims whose own source is needed.</summary>
    public HashSet<string> SourcesOf { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Claims { get; } = new(StringComparer.Ordinal);

    public HashSet<string> People { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Holders { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Identified { get; } = new(StringComparer.Ordinal);

    public HashSet<(string Organization, string Id)> Posts { get; } = [];

    public HashSet<Guid> Events { get; } = [];

    /// <summary>Claims whose version is asked for.</summary>
    public HashSet<string> Versioned { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether a line acts upon what another one recorded, perhaps in an organization that it does not name. A claim does not: one with
    /// its id in another organization refuses it, and stays there for good.
    /// </summary>
    public bool ConcernsOthers { get; private set; }

    public static NamedIds Of(IEnumerable<Request> requests)
    {
        var named = new NamedIds();
        foreach (var request in requests)
        {
            foreach (var (_, line) in request.Lines)
                named.Add(line);
            request.Edit?.Name(named);
        }

        return named;
    }

    public void Add(RecordingCommand line)
    {
        ConcernsOthers |= line is CorrectClaim or ActOnClaim or DecideIdentity or RecordClaim { Claim: DenialClaimed };
        switch (line)
        {
            case DeclareSource source:
                Sources.Add(source.Source.Id);
                if (source.Source.Origin is { } origin)
                    Origins.Add(origin);
                if (source.Source.Organizations is not null)
                    Revised.Add(Streams.Source(source.Source.Id));
                break;
            case ReviseSource revision:
                Sources.Add(revision.Source);
                Revised.Add(Streams.Source(revision.Source));
                Events.Add(line.Fingerprint);
                break;
            case DeclarePerson person:
                People.Add(person.Person.Id);
                Declarations.Add(EventIds.OfPerson(person.Person.Id));
                break;
            case DeclareOrganization organization:
                Organizations.Add(organization.Organization.Id);
                Declarations.Add(EventIds.OfOrganization(organization.Organization.Id));
                break;
            case Rename name:
                AddNamed(name);
                break;
            case DeclarePost post:
                Organizations.Add(post.Post.Organization);
                Posts.Add((post.Post.Organization, post.Post.Id));
                break;
            case RecordClaim { Claim: var claim }:
                Organizations.Add(claim.Organization);
                Sources.Add(claim.Source);
                Claims.Add(claim.Id);
                foreach (var post in Known.PostsOf(claim))
                    Posts.Add((claim.Organization, post));
                if (claim is PostClaim holding)
                    Holders.Add(holding.Person);
                if (claim is DenialClaimed denial)
                    Claims.Add(denial.Denies);
                break;
            case CorrectClaim correction:
                Act(line.Fingerprint, correction.Claim, correction.Source);
                AddCorrected(correction);
                break;
            case ActOnClaim { Act: var act }:
                Act(line.Fingerprint, act.Claim, act.Source);
                break;
            case DecideIdentity identity:
                Identified.Add(identity.Person);
                Identified.Add(identity.Other);
                Events.Add(EventIds.InStream(line.Fingerprint, Streams.Person(identity.Person)));
                break;
        }
    }

    private void AddNamed(Rename name)
    {
        Events.Add(name.Fingerprint);
        switch (name.What)
        {
            case Called.Person:
                People.Add(name.Id);
                Revised.Add(Streams.Person(name.Id));
                break;
            case Called.Organization:
                Organizations.Add(name.Id);
                break;
            default:
                Sources.Add(name.Id);
                NamedSources.Add(name.Id);
                Revised.Add(Streams.Source(name.Id));
                break;
        }
    }

    private void Act(Guid fingerprint, string claim, string? source)
    {
        Events.Add(fingerprint);
        Claims.Add(claim);
        if (source is not null)
            Sources.Add(source);
    }

    /// <summary>
    /// A corrected claim may name another source, person or denied claim; its own source is needed to anchor its quote.
    /// </summary>
    private void AddCorrected(CorrectClaim correction)
    {
        foreach (var (field, value) in correction.Set)
        {
            // What is no id is refused when the corrected claim is read.
            if (field is not ("source" or "denies" or "person") || Fields.IdIn(value) is not { } id)
                continue;
            _ = field switch
            {
                "source" => Sources.Add(id),
                "denies" => Claims.Add(id),
                _ => Holders.Add(id),
            };
        }

        SourcesOf.Add(correction.Claim);
    }
}

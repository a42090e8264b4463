namespace Facts.Domain.Recording;

/// <summary>Every id that commands name: what has to be locked and read before they can be decided.</summary>
public sealed class NamedIds
{
    /// <summary>Organizations that they are about.</summary>
    public HashSet<string> Organizations { get; } = new(StringComparer.Ordinal);

    /// <summary>Sources that they declare, revise, name or cite.</summary>
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

    /// <summary>Claims that they record or act upon.</summary>
    public HashSet<string> Claims { get; } = new(StringComparer.Ordinal);

    /// <summary>People that they declare or name.</summary>
    public HashSet<string> People { get; } = new(StringComparer.Ordinal);

    /// <summary>People whom claims are about.</summary>
    public HashSet<string> Holders { get; } = new(StringComparer.Ordinal);

    /// <summary>People who come into being by being named, if they are not there (<see cref="Naming"/>).</summary>
    public HashSet<string> Mentioned { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of them who hold no post by that: who sign or are planned for.</summary>
    public HashSet<string> Signatories { get; } = new(StringComparer.Ordinal);

    /// <summary>Posts that claims are moved to; their organizations are known only from the store.</summary>
    public HashSet<(string Claim, string Post)> MovedTo { get; } = [];

    /// <summary>Denials that corrections have deny something else.</summary>
    public HashSet<string> Redirected { get; } = new(StringComparer.Ordinal);

    /// <summary>People whose identity is decided, and holders that end: everybody's identities are locked for them.</summary>
    public HashSet<string> Identified { get; } = new(StringComparer.Ordinal);

    /// <summary>Organizations that they declare.</summary>
    public HashSet<string> DeclaredOrganizations { get; } = new(StringComparer.Ordinal);

    /// <summary>Posts, each with its organization.</summary>
    public HashSet<(string Organization, string Id)> Posts { get; } = [];

    /// <summary>Events that there are if the same was recorded before.</summary>
    public HashSet<Guid> Events { get; } = [];

    /// <summary>Claims whose version is asked for.</summary>
    public HashSet<string> Versioned { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether a command acts upon what another one recorded, perhaps in an organization that it does not name. A claim does not: one with
    /// its id in another organization refuses it, and stays there for good.
    /// </summary>
    public bool ConcernsOthers { get; internal set; }

    /// <summary>Somebody whom a line names.</summary>
    internal void Mention(string person, bool holds)
    {
        Mentioned.Add(person);
        if (!holds)
            Signatories.Add(person);
    }

    /// <summary>An act upon a claim.</summary>
    /// <param name="fingerprint">Of the act.</param>
    /// <param name="claim">The claim's id.</param>
    /// <param name="source">What shows it; null for none.</param>
    internal void AddAct(Guid fingerprint, string claim, string? source)
    {
        ConcernsOthers = true;
        Events.Add(fingerprint);
        Claims.Add(claim);
        if (source is not null)
            Sources.Add(source);
    }
}

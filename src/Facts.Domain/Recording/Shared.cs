using Facts.Domain.Claims;

namespace Facts.Domain.Recording;

/// <summary>
/// What several organizations may have in common, of what a batch refers to. Owners and concerns are read from the store only where
/// somebody records who is limited to some organizations: nobody else is asked about them.
/// </summary>
public sealed class Shared
{
    private static readonly HashSet<string> Nobody = [];

    private readonly Dictionary<string, HashSet<string>> _owners = new(StringComparer.Ordinal), _concerned = new(StringComparer.Ordinal);

    /// <summary>Events that declared something, by their ids: what it was called at first.</summary>
    public Dictionary<Guid, object> Declarations { get; } = [];

    /// <summary>Titles of sources that had another one before.</summary>
    public Dictionary<string, string> Titles { get; } = new(StringComparer.Ordinal);

    /// <summary>The organizations that own a source: those that it was declared for, and those that claims of it are about.</summary>
    public IReadOnlySet<string> OwnersOf(string source) => _owners.GetValueOrDefault(source, Nobody);

    /// <summary>The organizations that have claims about a person.</summary>
    public IReadOnlySet<string> ConcernedWith(string person) => _concerned.GetValueOrDefault(person, Nobody);

    /// <summary>Further owners of a source.</summary>
    public void AddOwners(string source, IEnumerable<string> organizations) => Of(_owners, source).UnionWith(organizations);

    /// <summary>Another organization that has claims about a person.</summary>
    public void AddConcerned(string person, string organization) => Of(_concerned, person).Add(organization);

    /// <summary>Who records a claim has its organization own the source, and concerned with the people in it.</summary>
    public void Add(ClaimEvent claim)
    {
        if (claim.Organization.Length > 0)
            AddOwners(claim.Source, [claim.Organization]);
        string[] people = claim switch
        {
            PostClaim about => [about.Person],
            ThreatClaimed threat => [.. threat.Signatories ?? []],
            PlanClaimed plan => [.. plan.People ?? []],
            _ => [],
        };
        foreach (var person in people)
            AddConcerned(person, claim.Organization);
    }

    private static HashSet<string> Of(Dictionary<string, HashSet<string>> all, string id)
    {
        if (!all.TryGetValue(id, out var some))
            all.Add(id, some = new HashSet<string>(StringComparer.Ordinal));
        return some;
    }
}

using System.Collections.Immutable;
using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Rules;
using Npgsql;

namespace Facts.Store.Tenures;

/// <summary>
/// What a save finds of the organizations it concerns, read in one go with the locks taken: nobody else changes it before the save
/// commits. Posts that the save makes join it as they get their keys.
/// </summary>
internal sealed class StoredOrganizations
{
    private readonly Dictionary<(string Organization, string Id), (long Key, int? Seats)> _posts = [];
    private readonly Dictionary<string, Dictionary<string, long>> _keys = new(StringComparer.Ordinal);
    private readonly List<(string Organization, string Person, string SameAs)> _links = [];

    public IReadOnlyDictionary<(string Organization, string Id), (long Key, int? Seats)> Posts => _posts;

    /// <summary>The rules by which each organization's tenures are kept.</summary>
    public Dictionary<string, RuleSet> Rules { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the store has any claim of a death; bounds of people are looked for only then.</summary>
    public bool HasDeaths { get; set; }

    /// <summary>Whether it has any of a dissolution or an abolition.</summary>
    public bool HasEnds { get; set; }

    /// <summary>Which people were decided to be one, in each organization.</summary>
    public ILookup<string, (string Person, string SameAs)> Links =>
        _links.ToLookup(link => link.Organization, link => (link.Person, link.SameAs), StringComparer.Ordinal);

    /// <summary>The keys of an organization's posts by their ids; more come while posts are made.</summary>
    public IReadOnlyDictionary<string, long> KeysOf(string organization)
    {
        if (!_keys.TryGetValue(organization, out var keys))
            _keys.Add(organization, keys = new Dictionary<string, long>(StringComparer.Ordinal));
        return keys;
    }

    /// <summary>The posts that an event is about.</summary>
    public static ImmutableArray<string> PostsOf(object data) => data switch
    {
        PostDeclared post => [post.Id],
        ClaimEvent claim => claim.Posts(),
        ClaimCorrected corrected => corrected.Becomes.Posts(),
        _ => [],
    };

    public void Link(string organization, string person, string sameAs) => _links.Add((organization, person, sameAs));

    public void Add(string organization, string id, long key, int? seats)
    {
        _posts[(organization, id)] = (key, seats);
        _ = KeysOf(organization);
        _keys[organization][id] = key;
    }

    /// <summary>A row of <c>Organizations/posts_by_id.sql</c>.</summary>
    public void Read(NpgsqlDataReader row) =>
        Add(row.GetString(0), row.GetString(1), row.GetInt64(2), row.IsDBNull(4) ? null : row.GetInt32(4));
}

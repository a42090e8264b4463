using System.Text.Json.Serialization;
using Facts.Domain.Recording;
using Facts.Store.Recording;

namespace Facts.Store.Importing;

/// <summary>
/// Organizations, posts and people that an import created by naming them, and that no line of it declared, before or after: a mistake in an
/// id shows here.
/// </summary>
internal sealed class CreatedNames
{
    /// <summary>So many of each are listed.</summary>
    public const int MostListed = 100;

    /// <summary>
    /// So many are remembered, in case a later line declares them. Beyond it, nobody reads the list, and names are counted as they come.
    /// </summary>
    private const int MostKept = 10_000;

    private readonly LinkedList<Mention> _order = [];
    private readonly Dictionary<Mention, LinkedListNode<Mention>> _kept = [];
    private readonly Dictionary<Mentioned, long> _counts = [];

    public IEnumerable<string> Organizations => Listed(Mentioned.Organization).Select(one => one.Id);

    public IEnumerable<CreatedPost> Posts => Listed(Mentioned.Post).Select(one => new CreatedPost(one.Organization!, one.Id));

    public IEnumerable<string> People => Listed(Mentioned.Person).Select(one => one.Id);

    public long OrganizationCount => Count(Mentioned.Organization);

    public long PostCount => Count(Mentioned.Post);

    public long PersonCount => Count(Mentioned.Person);

    [JsonIgnore]
    public bool AreNone => _counts.Values.All(count => count == 0);

    /// <summary>Adds a batch. Any of its lines may declare what another names, as parts of it are recorded at the same time.</summary>
    public void Add(IReadOnlyCollection<Recorded> batch)
    {
        var declared = batch.Where(line => line.Refusal is null).Select(line => Declared(line.Line)).OfType<Mention>().ToHashSet();
        foreach (var one in declared)
            Remove(one);
        foreach (var one in batch.SelectMany(line => line.Created).Distinct().Where(one => !declared.Contains(one)))
        {
            if (_kept.ContainsKey(one))
                continue;
            _counts[one.What] = Count(one.What) + 1;
            if (_kept.Count < MostKept)
                _kept.Add(one, _order.AddLast(one));
        }
    }

    private void Remove(Mention one)
    {
        if (!_kept.Remove(one, out var node))
            return;
        _order.Remove(node);
        _counts[one.What]--;
    }

    private long Count(Mentioned what) => _counts.GetValueOrDefault(what);

    private IEnumerable<Mention> Listed(Mentioned what) => _order.Where(one => one.What == what).Take(MostListed);

    private static Mention? Declared(RecordingCommand? line) => line switch
    {
        DeclareOrganization one => new(Mentioned.Organization, one.Organization.Id),
        DeclarePost one => new(Mentioned.Post, one.Post.Id, one.Post.Organization),
        DeclarePerson one => new(Mentioned.Person, one.Person.Id),
        _ => null,
    };
}

/// <summary>A post that was created by being named.</summary>
internal sealed record CreatedPost(string Organization, string Id);

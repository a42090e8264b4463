using Facts.Domain.Claims;
using Facts.Domain.Identity;

namespace Facts.Domain.Organizations;

/// <summary>
/// The posts that claims say people held, by any of their ids. Looked for in all claims at each link, ten thousand links among ten thousand
/// claims took 20 s.
/// </summary>
internal sealed class HeldPosts(IReadOnlyDictionary<string, Claim> claims, Identities identities)
{
    /// <summary>By the ids in the claims; null until somebody asks.</summary>
    private Dictionary<string, HashSet<string>>? _ofIds;

    /// <summary>By the ids of one person, with how many these were: who has several.</summary>
    private readonly Dictionary<IReadOnlySet<string>, (int Ids, HashSet<string> Posts)> _ofPeople = new(ReferenceEqualityComparer.Instance);

    /// <summary>A claim is new, or has a new wording.</summary>
    public void Add(Claim claim)
    {
        if (_ofIds is null)
            return;
        foreach (var wording in claim.Wordings())
        {
            if (!_ofIds.TryGetValue(wording.Person, out var posts))
                _ofIds.Add(wording.Person, posts = new(StringComparer.Ordinal));
            posts.Add(wording.Post);
            if (_ofPeople.TryGetValue(identities.Everyone(wording.Person), out var known))
                known.Posts.Add(wording.Post);
        }
    }

    /// <summary>A link was undone: groups of ids are others now.</summary>
    public void Forget() => _ofPeople.Clear();

    /// <summary>Links two ids, and gives the posts of the person that they name.</summary>
    public IReadOnlySet<string> Link(string person, string sameAs)
    {
        var (more, fewer) = (Of(person), Of(sameAs));
        if (more.Count < fewer.Count)
            (more, fewer) = (fewer, more);
        identities.Link(person, sameAs);
        more.UnionWith(fewer);
        var everyone = identities.Everyone(person);
        _ofPeople[everyone] = (everyone.Count, more);
        return more;
    }

    /// <summary>The posts of one person.</summary>
    public HashSet<string> Of(string person)
    {
        var everyone = identities.Everyone(person);
        if (_ofPeople.TryGetValue(everyone, out var known) && known.Ids == everyone.Count)
            return known.Posts;
        _ofIds ??= Index();
        var posts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in everyone)
        {
            if (_ofIds.TryGetValue(id, out var held))
                posts.UnionWith(held);
        }

        return posts;
    }

    private Dictionary<string, HashSet<string>> Index() => claims.Values.SelectMany(claim => claim.Wordings())
        .GroupBy(wording => wording.Person, StringComparer.Ordinal)
        .ToDictionary(
            held => held.Key, held => held.Select(wording => wording.Post).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
}

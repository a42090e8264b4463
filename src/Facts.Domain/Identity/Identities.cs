namespace Facts.Domain.Identity;

/// <summary>
/// Which ids name one person. Links can be undone one by one; what is left decides. Groups are kept as links come, as there are thousands
/// of ids in some, and each claim asks; they are made anew after a link was undone.
/// </summary>
public sealed class Identities
{
    private readonly HashSet<(string Person, string SameAs)> _links = [];

    /// <summary>By each id that is linked to another.</summary>
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);

    private bool _areGrouped = true;

    /// <summary>All links in force.</summary>
    public IReadOnlySet<(string Person, string SameAs)> Links => _links;

    /// <summary>Adds a link; false when it is in force already.</summary>
    public bool Link(string person, string sameAs)
    {
        if (!_links.Add((person, sameAs)))
            return false;
        if (_areGrouped)
            Join(person, sameAs);
        return true;
    }

    /// <summary>Undoes a link; false when it was not in force.</summary>
    public bool Unlink(string person, string sameAs)
    {
        if (!_links.Remove((person, sameAs)))
            return false;
        _areGrouped = false;
        return true;
    }

    /// <summary>Every id that names the same person, <paramref name="person"/> among them; good until links change.</summary>
    public IReadOnlySet<string> Everyone(string person) =>
        GroupOf(person) is { } group ? group.Ids : new HashSet<string>(StringComparer.Ordinal) { person };

    /// <summary>
    /// The id that stands for the person: among all linked ids one that is nobody's second name, the first in ordinal order where
    /// several (or, in a ring, none) are left.
    /// </summary>
    public string Canonical(string person) => GroupOf(person)?.Canonical ?? person;

    private Group? GroupOf(string person)
    {
        if (!_areGrouped)
        {
            _groups.Clear();
            foreach (var (one, sameAs) in _links)
                Join(one, sameAs);
            _areGrouped = true;
        }

        return _groups.GetValueOrDefault(person);
    }

    private void Join(string person, string sameAs)
    {
        var (larger, smaller) = (GroupWith(person), GroupWith(sameAs));
        if (larger.Ids.Count < smaller.Ids.Count)
            (larger, smaller) = (smaller, larger);
        if (larger != smaller)
        {
            larger.Take(smaller);
            foreach (var id in smaller.Ids)
                _groups[id] = larger;
        }

        larger.AddSecond(person);
    }

    private Group GroupWith(string id)
    {
        if (!_groups.TryGetValue(id, out var group))
            _groups.Add(id, group = new Group(id));
        return group;
    }

    /// <summary>Ids of one person, and those among them that are second names.</summary>
    private sealed class Group(string id)
    {
        private readonly HashSet<string> _seconds = new(StringComparer.Ordinal);
        private string? _canonical;

        public HashSet<string> Ids { get; } = new(StringComparer.Ordinal) { id };

        public string Canonical => _canonical ??= (Ids.Count > _seconds.Count ? Ids.Except(_seconds) : Ids).Min(StringComparer.Ordinal)!;

        public void Take(Group other)
        {
            Ids.UnionWith(other.Ids);
            _seconds.UnionWith(other._seconds);
            _canonical = null;
        }

        public void AddSecond(string person)
        {
            _seconds.Add(person);
            _canonical = null;
        }
    }
}

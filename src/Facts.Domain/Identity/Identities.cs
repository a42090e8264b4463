namespace Facts.Domain.Identity;

/// <summary>Which ids name one person. Links can be undone one by one; what is left decides.</summary>
public sealed class Identities
{
    private readonly HashSet<(string Person, string SameAs)> _links = [];

    /// <summary>All links in force.</summary>
    public IReadOnlyCollection<(string Person, string SameAs)> Links => _links;

    /// <summary>Adds a link; false when it is in force already.</summary>
    public bool Link(string person, string sameAs) => _links.Add((person, sameAs));

    /// <summary>Undoes a link; false when it was not in force.</summary>
    public bool Unlink(string person, string sameAs) => _links.Remove((person, sameAs));

    /// <summary>Every id that names the same person, <paramref name="person"/> among them.</summary>
    public IReadOnlySet<string> Everyone(string person)
    {
        var all = new HashSet<string>(StringComparer.Ordinal) { person };
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var (a, b) in _links)
            {
                if (all.Contains(a) != all.Contains(b))
                    grew = all.Add(a) | all.Add(b);
            }
        }

        return all;
    }

    /// <summary>
    /// The id that stands for the person: among all linked ids one that is nobody's second name, the first in ordinal order where
    /// several (or, in a ring, none) are left.
    /// </summary>
    public string Canonical(string person)
    {
        if (_links.Count == 0)
            return person;
        var all = Everyone(person);
        var seconds = _links.Select(link => link.Person).ToHashSet(StringComparer.Ordinal);
        return all.Where(id => !seconds.Contains(id)).DefaultIfEmpty(all.Min(StringComparer.Ordinal)!).Min(StringComparer.Ordinal)!;
    }
}

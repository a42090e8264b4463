using Facts.Domain.Words;

namespace Facts.Domain.Reading;

/// <summary>
/// Who and what a text has named so far. A short name goes back to the full one: a surname to the person, a first word or initials to the
/// organization. Each look-up costs the words of the name, however many names there are.
/// </summary>
internal sealed class NamesInText
{
    private readonly Dictionary<string, KnownPerson> _byFull = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownPerson> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownOrganization> _organizations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ambiguous = new(StringComparer.Ordinal);

    /// <summary>The person of that name, known already under it or under a fuller one; else added.</summary>
    public KnownPerson Person(string name, string[] words)
    {
        if (KnownPerson(words) is { } known)
        {
            if (words.Length > known.Words.Length)
                (known.Name, known.Words) = (name, words);
            Remember(known, words);
            return known;
        }

        var person = new KnownPerson(name, words);
        Remember(person, words);
        return person;
    }

    /// <summary>The person that the words name, or null.</summary>
    public KnownPerson? KnownPerson(string[] words)
    {
        if (_byFull.TryGetValue(string.Join(' ', words), out var same))
            return same;
        if (words.Length == 1 && _byWord.TryGetValue(words[0], out var one))
            return one;
        if (!_byWord.TryGetValue(Last(words), out var person) || person.Words.Length == 0)
            return null;
        return words.Length == 1 ? (Last(person.Words) == words[0] || person.Words.Contains(words[0]) ? person : null)
            : Matches(person.Words, words) ? person : null;
    }

    /// <summary>
    /// The longer name has all words of the shorter, or the first names agree in their initial and one is only an initial.
    /// </summary>
    private static bool Matches(string[] known, string[] words)
    {
        if (IsSuffix(known[^1]) && IsSuffix(words[^1]) && known[^1] != words[^1])
            return false;
        var (longer, shorter) = known.Length >= words.Length ? (known, words) : (words, known);
        if (shorter.Length == 1 || shorter.All(word => longer.Contains(word)))
            return true;
        return Last(known) == Last(words) && (known[0] == words[0]
            || (known[0][0] == words[0][0] && (known[0].Length == 1 || words[0].Length == 1)));
    }

    private static string Last(string[] words) => words.Length > 1 && IsSuffix(words[^1]) ? words[^2] : words[^1];

    private static bool IsSuffix(string word) => word is "jr" or "sr" or "ii" or "iii" or "iv";

    private void Remember(KnownPerson person, string[] words)
    {
        _byFull[string.Join(' ', words)] = person;
        foreach (var word in words)
        {
            if (word.Length > 1 && !IsSuffix(word))
                _byWord[word] = person;
        }
    }

    /// <summary>The organization that the words name, or null.</summary>
    public KnownOrganization? Organization(string lower) => _organizations.GetValueOrDefault(lower);

    /// <summary>The organization of that name, known already or added with the short names that a text may use for it.</summary>
    public KnownOrganization Organization(string name, IReadOnlyList<Token> words, bool isPlace = false)
    {
        var lower = Lower(words, words.Count);
        if (_organizations.TryGetValue(lower, out var known))
            return known;
        var organization = new KnownOrganization(name, isPlace);
        _organizations[lower] = organization;
        if (isPlace)
            return organization;
        for (var length = words.Count - 1; length > 0; length--)
        {
            if (length > 1 || IsTelling(words[0]))
                Alias(Lower(words, length), organization);
        }

        if (words.Count >= 3)
            Alias(string.Concat(words.Where(word => !IsLegal(word)).Select(word => word.Lower[0])), organization);
        return organization;
    }

    /// <summary>A further name, unless another organization has it.</summary>
    public void Alias(string lower, KnownOrganization organization)
    {
        if (_organizations.TryGetValue(lower, out var other) && other != organization)
            _ambiguous.Add(lower);
        else
            _organizations[lower] = organization;
    }

    /// <summary>A first word that can stand for the whole name: not a country, a rank or a common designator.</summary>
    private static bool IsTelling(Token word) => word.Lower.Length > 2 && word.IsCapital
        && !word.Entries.Any(entry => entry.Words.Length == 1
        && entry.Sense is Sense.Place or Sense.Designator or Sense.Rank or Sense.Area or Sense.Word);

    private static bool IsLegal(Token word) => word.Entries.Any(entry =>
        entry is { Sense: Sense.Designator, Value: "end", Words.Length: 1 });

    private static string Lower(IReadOnlyList<Token> words, int count) => string.Join(' ', words.Take(count).Select(word => word.Lower));
}

using System.Collections.Concurrent;

namespace Facts.Domain.Words;

/// <summary>
/// The words of one language, from the text files of its folder. A line is an entry of one or more words; <c>words = value</c> gives it a
/// value of its own, else the value is that of the section. A section starts with <c>[sense value]</c>; <c>#</c> starts a comment.
/// </summary>
internal sealed class Lexicon
{
    private static readonly ConcurrentDictionary<string, Lexicon?> Loaded = new(StringComparer.Ordinal);

    private readonly Dictionary<string, LexiconEntry[]> _byFirst;

    private readonly string[] _prefixes;
    private readonly string[] _suffixes;
    private readonly Dictionary<string, string> _synonyms;

    private Lexicon(IReadOnlyList<LexiconEntry> entries)
    {
        _prefixes = [.. entries.Where(entry => entry is { Sense: Sense.Affix, Value: "prefix" }).Select(entry => entry.Words[0])];
        _synonyms = entries.Where(entry => entry.Sense == Sense.Synonym).GroupBy(entry => string.Join(' ', entry.Words),
            StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
        _suffixes = [.. entries.Where(entry => entry is { Sense: Sense.Affix, Value: "suffix" }).Select(entry => entry.Words[0])];
        _byFirst = ByFirst(entries.Where(entry => entry.Sense != Sense.Affix));
    }

    private static Dictionary<string, LexiconEntry[]> ByFirst(IEnumerable<LexiconEntry> entries) => entries
        .GroupBy(entry => entry.Words[0], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Words.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>The lexicon of a language (ISO 639-1), or null where there is no folder for it.</summary>
    public static Lexicon? Of(string language) => Loaded.GetOrAdd(language, Load);

    /// <summary>The languages that have a folder, in the order of their codes.</summary>
    public static IReadOnlyList<string> Languages { get; } =
        [.. Files().Select(name => name.Split('/')[1]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The name that stands for all names of a post; the title itself where it has no other.</summary>
    public string Synonym(string title) => _synonyms.GetValueOrDefault(title, title);

    /// <summary>Whether a word that the lexicon does not know has the form of a common word.</summary>
    public bool LooksCommon(string lower) => lower.Length > 6
        && (Array.Exists(_prefixes, affix => lower.StartsWith(affix, StringComparison.Ordinal))
            || Array.Exists(_suffixes, affix => lower.EndsWith(affix, StringComparison.Ordinal)));

    /// <summary>The entries that start with the word.</summary>
    public LexiconEntry[] StartingWith(string lower) => _byFirst.TryGetValue(lower, out var entries) ? entries : [];

    private static IEnumerable<string> Files() => typeof(Lexicon).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("lexicon/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static Lexicon? Load(string language)
    {
        var files = Files().Where(name => name.StartsWith($"lexicon/{language}/", StringComparison.Ordinal)).ToList();
        return files.Count == 0 ? null : new([.. files.SelectMany(Entries)]);
    }

    private static IEnumerable<LexiconEntry> Entries(string file)
    {
        using var lines = new StreamReader(typeof(Lexicon).Assembly.GetManifestResourceStream(file)!);
        var (sense, value) = (Sense.None, "");
        while (lines.ReadLine() is { } line)
        {
            var text = line.Split('#')[0].Trim();
            if (text.Length == 0)
                continue;
            if (text[0] == '[')
            {
                var head = text.Trim('[', ']').Split(' ', 2);
                (sense, value) = (Enum.Parse<Sense>(head[0], ignoreCase: true), head.Length > 1 ? head[1] : "");
                continue;
            }

            var parts = text.Split(" = ", 2);
            foreach (var words in parts[0].Split(','))
                yield return new(sense, parts.Length > 1 ? parts[1].Trim() : value, words.Trim().Split(' '));
        }
    }
}

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

    private Lexicon(IEnumerable<LexiconEntry> entries) => _byFirst = entries
        .GroupBy(entry => entry.Words[0], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Words.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>The lexicon of a language (ISO 639-1), or null where there is no folder for it.</summary>
    public static Lexicon? Of(string language) => Loaded.GetOrAdd(language, Load);

    /// <summary>The languages that have a folder, in the order of their codes.</summary>
    public static IReadOnlyList<string> Languages { get; } =
        [.. Files().Select(name => name.Split('/')[1]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The entries that start with the word.</summary>
    public LexiconEntry[] StartingWith(string lower) => _byFirst.TryGetValue(lower, out var entries) ? entries : [];

    private static IEnumerable<string> Files() => typeof(Lexicon).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("lexicon/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static Lexicon? Load(string language)
    {
        var files = Files().Where(name => name.StartsWith($"lexicon/{language}/", StringComparison.Ordinal)).ToList();
        return files.Count == 0 ? null : new(files.SelectMany(Entries));
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

using Facts.Domain.Answers;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Asking;

/// <summary>
/// What a question is about: posts, or people, or organizations without a post. All empty when it names nothing recorded.
/// </summary>
internal sealed record Found(IReadOnlyList<PostOf> Posts, IReadOnlyList<Named> People, IReadOnlyList<Named> Organizations)
{
    /// <summary>The day that the question names; null for none.</summary>
    public AskedDay? Day { get; init; }

    /// <summary>The question's words.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The places of those that name what was found; those of the day are not among them.</summary>
    public IReadOnlySet<int> Used { get; init; } = new HashSet<int>();

    /// <summary>The one thing that can be meant: one post or one person; null where there are several, or none.</summary>
    public object? Only => (Posts, People) switch
    {
        ([var post], []) => post,
        ([], [var person]) when Organizations.Count == 0 => person,
        _ => null,
    };
}

/// <summary>
/// Finds what a question in plain words names, by ids, names and aliases as they are recorded. The longest run of words counts: a name in
/// a longer name is not looked at. Case does not matter. The same words over the same names always find the same.
/// </summary>
internal static class Finder
{
    public static async Task<Found> FindAsync(NpgsqlConnection connection, string question, CancellationToken stop)
    {
        var words = Phrase.WordsOf(question);
        var day = AskedDay.In(words);
        var phrases = Phrase.Of(question).Where(phrase => day is null || phrase.End <= day.Start || phrase.Start >= day.Start + day.Count).ToList();
        var called = await Sql.Query(connection, "Asking/find.sql", [AsTyped(phrases), Lower(phrases)], Read, stop).ToListAsync(stop);
        var spans = called.Select(one => (One: one, At: Longest(phrases, one.IsCalled))).Where(one => one.At is not null).ToList();
        spans.RemoveAll(one => spans.Exists(other => one.At!.IsWithin(other.At!)));

        var organizations = spans.Where(one => one.One.IsOrganization).Select(one => one.One.Named).ToList();
        var people = spans.Where(one => !one.One.IsOrganization).Select(one => one.One.Named).ToList();
        // Words that name an organization name no post: "CEO Magazine" asks for nobody's CEO.
        var rest = phrases.Where(phrase => !spans.Exists(one => one.At!.Overlaps(phrase))).ToList();
        var posts = organizations.Count > 0
            ? Sql.Query(connection, "Asking/posts_of.sql", [organizations.Select(one => one.Id).ToArray()], PostOf.Read, stop)
            : Sql.Query(connection, "Asking/posts_called.sql", [Lower(rest)], PostOf.Read, stop);
        var named = Best(await posts.ToListAsync(stop), rest);
        var without = organizations.Where(one => !named.Exists(post => post.Organization.Id == one.Id));
        var used = spans.SelectMany(one => one.At!.Places).Concat(named.SelectMany(post => PlacesOf(post.Post, rest)));
        return new Found(named, people, [.. without]) { Day = day, Words = words, Used = used.ToHashSet() };
    }

    /// <summary>In each organization the post with most of the words; a whole name before the beginning of one.</summary>
    private static List<PostOf> Best(IEnumerable<PostOf> posts, List<Phrase> phrases)
    {
        var all = posts.Select(post => (Post: post, Fit: Fit(post.Post, phrases))).Where(one => one.Fit > 0);
        return
        [
            .. all.GroupBy(one => one.Post.Organization.Id, StringComparer.Ordinal)
                .SelectMany(group => group.Where(one => one.Fit == group.Max(other => other.Fit)))
                .Select(one => one.Post),
        ];
    }

    private static int Fit(Named post, List<Phrase> phrases)
    {
        var (whole, begun) = (Whole(post, phrases)?.Count ?? 0, Begun(post, phrases)?.Count ?? 0);
        return Math.Max(2 * whole, (2 * begun) - 1);
    }

    private static IEnumerable<int> PlacesOf(Named post, List<Phrase> phrases) =>
        ((Phrase?[])[Whole(post, phrases), Begun(post, phrases)]).OfType<Phrase>().SelectMany(phrase => phrase.Places);

    private static Phrase? Whole(Named post, List<Phrase> phrases) => Longest(phrases, text => Same(text, post.Id) || Same(text, post.Name));

    private static Phrase? Begun(Named post, List<Phrase> phrases) => Longest(phrases, text => Starts(text, post.Name));

    private static Phrase? Longest(IEnumerable<Phrase> phrases, Func<string, bool> isCalled) =>
        phrases.Where(phrase => isCalled(phrase.Text)).MaxBy(phrase => phrase.Count);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool Starts(string text, string name) =>
        name.Length > text.Length && name[text.Length] == ' ' && name.StartsWith(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Ids, as they were typed and in lower case.</summary>
    private static string[] AsTyped(IEnumerable<Phrase> phrases) =>
        [.. phrases.SelectMany(phrase => (string[])[phrase.Text, phrase.Text.ToLowerInvariant()]).Distinct(StringComparer.Ordinal)];

    /// <summary>PostgreSQL's lower() knows all letters, or in a cluster of locale C only those of ASCII: so both.</summary>
    internal static string[] Lower(IEnumerable<Phrase> phrases) =>
    [
        .. phrases.SelectMany(phrase => (string[])[phrase.Text.ToLowerInvariant(), AsciiLower(phrase.Text)])
            .Distinct(StringComparer.Ordinal),
    ];

    internal static string AsciiLower(string text) =>
        string.Create(text.Length, text, (letters, from) =>
        {
            for (var at = 0; at < from.Length; at++)
                letters[at] = char.IsAsciiLetterUpper(from[at]) ? (char)(from[at] | 0x20) : from[at];
        });

    private static Called Read(NpgsqlDataReader row) => new(
        row.GetInt32(0) == 0,
        new Named(row.GetString(1), row.GetString(2)),
        row.IsDBNull(3) ? [] : row.GetFieldValue<string[]>(3));

    private sealed record Called(bool IsOrganization, Named Named, string[] Aliases)
    {
        public bool IsCalled(string text) =>
            Same(text, Named.Id) || Same(text, Named.Name) || Array.Exists(Aliases, alias => Same(text, alias));
    }
}

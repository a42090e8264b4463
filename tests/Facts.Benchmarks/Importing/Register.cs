using System.Text;

namespace Facts.Benchmarks.Importing;

/// <summary>
/// A made-up register, the same each time: organizations with five posts, each held ten times in a row, so a tenth as many posts as
/// claims. Terms last three years, and the last has no end yet.
/// </summary>
/// <param name="Claims">How many tenures it claims; a multiple of ten.</param>
/// <param name="Scattered">Each line is about another organization than the one before; else organizations come one by one.</param>
internal sealed record Register(int Claims, bool Scattered = false)
{
    public const string Source = """{"type":"source","id":"register","title":"Register","publishedAt":"2020-01-01"}""";

    private const int PostsEach = 5, TermsEach = 10, Years = 3, FirstYear = 1990;

    // A prime, so it has no factor in common with any size but its own multiples: every line is taken once.
    private const long Stride = 982_451_653;

    public int Posts => Claims / TermsEach;

    public static string Organization(int post) => $"org-{post / PostsEach}";

    public static string Post(int post) => $"post-{post % PostsEach}";

    /// <summary>Writes it as NDJSON, unless it is there; gives the path.</summary>
    public string Write(string folder)
    {
        var path = Path.Combine(folder, $"register-{Claims}{(Scattered ? "-scattered" : "")}.ndjson");
        if (File.Exists(path))
            return path;
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        file.WriteLine(Source);
        for (var line = 0; line < Claims; line++)
            file.WriteLine(Line(Scattered ? (int)(line * Stride % Claims) : line));
        return path;
    }

    /// <summary>The person whose term covers a day in the middle of it, and that day.</summary>
    public static (string Person, string On) Holder(int post, int term) => (Person(post, term), $"{FirstYear + (term * Years) + 1}-06-15");

    /// <summary>Who holds which post of an organization in the middle of a term, as <see cref="BenchStore.StateAsync"/> tells it.</summary>
    public static string State(int organization, int term) => string.Join(
        ' ',
        Enumerable.Range(organization * PostsEach, PostsEach).Select(post => $"{Post(post)}={Person(post, term)}")
            .Order(StringComparer.Ordinal));

    /// <summary>What a claim says; <c>..</c> for an end that is yet to come.</summary>
    public static (string Organization, string Post, string Person, string From, string To) Tenure(int claim)
    {
        var (post, term) = (claim / TermsEach, claim % TermsEach);
        var from = FirstYear + (term * Years);
        var to = term == TermsEach - 1 ? ".." : $"{from + Years}-03-01";
        return (Organization(post), Post(post), Person(post, term), $"{from}-03-01", to);
    }

    public static string Line(int claim)
    {
        var (organization, post, person, from, to) = Tenure(claim);
        return $$"""
            {"type":"claim","id":"claim-{{claim}}","kind":"tenure","source":"register",
            """ + $$"""
            "organization":"{{organization}}","post":"{{post}}","person":"{{person}}",
            """ + $$"""
            "from":"{{from}}","to":"{{to}}"}
            """;
    }

    // People come back, in other posts too.
    private static string Person(int post, int term) => $"person-{((post * 7) + (term * 3)) % ((post / 100 * 700) + 701)}";
}

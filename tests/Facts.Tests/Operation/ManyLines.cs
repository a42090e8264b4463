namespace Facts.Tests.Operation;

/// <summary>
/// A post, an organization, a person, a source and a group of ids that have thousands of what they have, as import lines. The benchmarks
/// measure what the tests bound.
/// </summary>
internal static class ManyLines
{
    /// <summary>In the order in which they are recorded.</summary>
    /// <param name="many">How many of each, at least 2,002.</param>
    public static IEnumerable<string> All(int many) =>
    [
        """{"type":"source","id":"crowd","title":"Crowd","text":"All of them."}""",
        $$"""{"type":"post","organization":"crowd","id":"seat","name":"Seat","seats":{{many}}}""",
        // Before there are claims: each organization that has any of the group would keep each decision too.
        .. Each(many, i => $$"""{"type":"identity","person":"alias-{{i}}","sameAs":"one-of-many","reason":"r"}"""),
        Tenure("alias", "aliases", "seat", "alias-7", 0),
        .. Each(many, i => Tenure($"seat-{i}", "crowd", "seat", $"p{i}", i)),
        .. Each(many, i => Tenure($"post-{i}", "posts", $"post-{i}", "plural", i)),
        .. Each(many, i => Said($"said-{i}", $$"""
            "kind":"statement","says":"Number {{i}}."
            """)),
        .. Each(many, i => Said($"threat-{i}", $$"""
            "kind":"threat","action":"Leaves, {{i}}.","signatories":["plural"]
            """)),
        // Acts upon one claim, claims of one tenure, denials of one claim, and claims that are not what they were.
        .. Each(2_000, i =>
            $$"""{"type":"correction","claim":"said-0","set":{"says":"Number 0, {{i}}."},"reason":"Once more, {{i}}."}"""),
        .. Each(4_000, i => Tenure($"alike-{i}", "alike", "head", "ann", 0)),
        .. Each(2_000, i => Said($"denial-{i}", """
            "kind":"denial","denies":"said-1"
            """)),
        .. Each(2_000, i => $$"""{"type":"retraction","claim":"said-{{i + 2}}","reason":"r"}"""),
    ];

    private static IEnumerable<string> Each(int count, Func<int, string> line) => Enumerable.Range(0, count).Select(line);

    private static string Said(string id, string rest) =>
        $$"""{"type":"claim","id":"{{id}}","source":"crowd","organization":"said",{{rest}}}""";

    private static string Tenure(string id, string organization, string post, string person, int day) => $$"""
        {"type":"claim","id":"{{id}}","kind":"tenure","source":"crowd","organization":"{{organization}}","post":"{{post}}",
        """ + $$"""
        "person":"{{person}}","from":"{{new DateOnly(1990, 1, 1).AddDays(day):yyyy-MM-dd}}","to":"..","quote":"All of them."}
        """;
}

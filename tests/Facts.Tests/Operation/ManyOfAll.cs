using Facts.Tests.Support;

namespace Facts.Tests.Operation;

/// <summary>A store in which a post, an organization, a person, a source and a group of ids have ten thousand of what they have.</summary>
public sealed class ManyOfAll(PostgresFixture postgres) : IAsyncLifetime
{
    public const int Many = 10_000;

    private readonly ServedFacts _served = new(postgres);

    public ServedFacts Served => _served;

    /// <summary>An open proposal of each kind.</summary>
    public string Ruling { get; private set; } = "";

    public string Redaction { get; private set; } = "";

    public string Webhook { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await _served.InitializeAsync();
        await ImportAsync("""{"type":"source","id":"crowd","title":"Crowd","text":"All of them."}""",
            """{"type":"post","organization":"crowd","id":"seat","name":"Seat","seats":10000}""");
        // Before there are claims: each organization that has any of the group would keep each decision too.
        await ImportAsync([.. Each(i => $$"""{"type":"identity","person":"alias-{{i}}","sameAs":"one-of-many","reason":"r"}""")]);
        await ImportAsync(Tenure("alias", "aliases", "seat", "alias-7", 0));
        await ImportAsync([.. Each(i => Tenure($"seat-{i}", "crowd", "seat", $"p{i}", i))]);
        await ImportAsync([.. Each(i => Tenure($"post-{i}", "posts", $"post-{i}", "plural", i))]);
        await ImportAsync([.. Each(i => $$"""{"type":"claim","id":"said-{{i}}","kind":"statement","source":"crowd","organization":"said","says":"Number {{i}}."}""")]);
        await ImportAsync([.. Each(i => $$"""{"type":"claim","id":"threat-{{i}}","kind":"threat","source":"crowd","organization":"said","action":"Leaves, {{i}}.","signatories":["plural"]}""")]);
        // Acts upon one claim, claims of one tenure, and denials of one claim.
        await ImportAsync([.. Each(i => $$"""{"type":"correction","claim":"said-0","set":{"says":"Number 0, {{i}}."},"reason":"Once more, {{i}}."}""").Take(2_000)]);
        await ImportAsync([.. Each(i => Tenure($"alike-{i}", "alike", "head", "ann", 0)).Take(4_000)]);
        await ImportAsync([.. Each(i => $$"""{"type":"claim","id":"denial-{{i}}","kind":"denial","source":"crowd","organization":"said","denies":"said-1"}""").Take(2_000)]);
        await ImportAsync([.. Each(i => $$"""{"type":"retraction","claim":"said-{{i + 2}}","reason":"r"}""").Take(2_000)]);
        Ruling = await MadeAsync("/api/proposals", """{"ruling":{"claim":"alike-0","rank":"deprecated","reason":"r"}}""");
        Redaction = await MadeAsync("/api/proposals", """{"redaction":{"target":"said-0","field":"says","reason":"r"}}""");
        Webhook = await MadeAsync("/api/webhooks", """{"url":"https://facts.invalid/hook"}""");
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    private static IEnumerable<string> Each(Func<int, string> line) => Enumerable.Range(0, Many).Select(line);

    private static string Tenure(string id, string organization, string post, string person, int day) =>
        $$"""{"type":"claim","id":"{{id}}","kind":"tenure","source":"crowd","organization":"{{organization}}","post":"{{post}}","person":"{{person}}","from":"{{new DateOnly(1990, 1, 1).AddDays(day):yyyy-MM-dd}}","to":"..","quote":"All of them."}""";

    private async Task ImportAsync(params string[] lines)
    {
        using var response = await _served.PostLinesAsync(lines);
        var report = await Http.BodyAsync(response);
        report.GetProperty("rejected").GetArrayLength().ShouldBe(0, report.ToString());
    }

    private async Task<string> MadeAsync(string path, string body)
    {
        using var response = await _served.Client.PostJsonAsync(path, body, null);
        var made = await Http.BodyAsync(response);
        response.IsSuccessStatusCode.ShouldBeTrue(made.ToString());
        return made.GetProperty("id").GetString()!;
    }
}

using Facts.Domain.Access;
using Facts.Tests.Support;

namespace Facts.Tests.Access;

/// <summary>
/// A guarded store where <c>theirs</c> has a mark in all that it says: in names, quotes, reasons, and ids that no request names. Each role
/// has a key, and another one that is limited to <c>acme</c>. Both cite the source <c>common</c>, which is of both: each by claims that have
/// its own mark, and in words that no longer stand there.
/// </summary>
public sealed class TwoOrganizations(PostgresFixture postgres) : IAsyncLifetime
{
    public const string Mark = "ZXMARKZX", Own = "QYOWNYQ", Limited = "acme-", TheirKey = "theirs-admin";

    private readonly GuardedFacts _facts = new(postgres);

    internal GuardedFacts Facts => _facts;

    /// <summary>What a route's <c>id</c> may be, by the path's beginning: of one's own organization, and of the other one.</summary>
    internal Dictionary<string, (string Mine, string Theirs)> Ids { get; } = new(StringComparer.Ordinal)
    {
        ["/api/claims/"] = ("acme-c1", "their-claim"),
        ["claims/"] = ("acme-c1", "their-claim"),
    };

    public async ValueTask InitializeAsync()
    {
        await _facts.InitializeAsync();
        string[] lines =
        [
            $$"""{"type":"source","id":"their-source","title":"{{Mark}} gazette","publisher":"{{Mark}}","text":"Bob took the chair, says {{Mark}}. He would leave, {{Mark}} warned."}""",
            $$"""{"type":"organization","id":"theirs","name":"{{Mark}} Ltd","aliases":["{{Mark}} & Co"]}""",
            $$"""{"type":"person","id":"their-person","name":"Bob {{Mark}}"}""",
            $$"""{"type":"post","organization":"theirs","id":"chair","name":"{{Mark}} chair"}""",
            $$"""{"type":"claim","id":"their-claim","kind":"appointment","source":"their-source","organization":"theirs","post":"chair","person":"their-person","when":"2024-01-01","quote":"Bob took the chair, says {{Mark}}.","attribution":[{"who":"{{Mark}}"}],"note":"{{Mark}}"}""",
            $$"""{"type":"claim","id":"{{Mark}}-c2","kind":"threat","source":"their-source","organization":"theirs","action":"{{Mark}} leaves","unless":"{{Mark}}","signatories":["their-person"]}""",
            $$"""{"type":"claim","id":"{{Mark}}-c3","kind":"statement","source":"their-source","organization":"theirs","about":"{{Mark}}"}""",
            $$"""{"type":"correction","claim":"their-claim","set":{"when":"2024-01-02"},"reason":"{{Mark}}"}""",
            """{"type":"source","id":"common","title":"The common gazette","organizations":["acme","theirs"],"text":"Both were told. Each says its own."}""",
            .. Citing("theirs", Mark), .. Citing("acme", Own),
            """{"type":"revision","source":"common","text":"Neither was told. Each says its own.","reason":"amended"}""",
            // The last, so that whoever follows changes until these meets all before them.
            """{"type":"claim","id":"acme-c9","kind":"appointment","source":"acme-1","organization":"acme","post":"cfo","person":"cid","when":"2024-03-01"}""",
        ];
        (await _facts.Store.ImportAsync(lines)).Rejected.ShouldBeEmpty();
        foreach (var role in Enum.GetValues<Role>())
            await _facts.AddKeyAsync(Limited + role.ToString().ToLowerInvariant(), [role], "acme");
        await _facts.AddKeyAsync(TheirKey, [Role.Admin], "theirs");
        using var admin = _facts.As(_facts.Keys["admin"]);
        Ids["/api/proposals/"] = (await ProposeAsync(admin, "acme-c1"), await ProposeAsync(admin, "their-claim"));
        Ids["/api/webhooks/"] = (await AddWebhookAsync(admin, "acme"), await AddWebhookAsync(admin, "theirs"));
    }

    /// <summary>Quotes of the first text, one of them redone in the reason of a correction.</summary>
    private static string[] Citing(string organization, string mark) =>
    [
        $$"""{"type":"claim","id":"{{mark}}-told","kind":"statement","source":"common","organization":"{{organization}}","says":"{{mark}}","note":"{{mark}}","quote":"Both were told","attribution":[{"who":"{{mark}}"}]}""",
        $$"""{"type":"claim","id":"{{mark}}-holds","kind":"tenure","source":"common","organization":"{{organization}}","post":"{{mark}}-post","person":"{{mark}}-person","from":"2024","quote":"Each says its own"}""",
        $$"""{"type":"correction","claim":"{{mark}}-holds","set":{"from":"2024-01-03"},"reason":"{{mark}}","source":"common"}""",
    ];

    private static Task<string> ProposeAsync(HttpClient admin, string claim) => MadeAsync(admin, "/api/proposals",
        $$"""{"ruling":{"claim":"{{claim}}","rank":"deprecated","reason":"{{(claim == "their-claim" ? Mark : "x")}}" } }""");

    private static Task<string> AddWebhookAsync(HttpClient admin, string organization) => MadeAsync(admin, "/api/webhooks",
        $$"""{"url":"https://example.com/{{(organization == "theirs" ? Mark : "x")}}","organization":"{{organization}}"}""");

    private static async Task<string> MadeAsync(HttpClient admin, string path, string body)
    {
        using var response = await admin.PostJsonAsync(path, body, null);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var made = await Http.BodyAsync(response);
        return (made.TryGetProperty("webhook", out var webhook) ? webhook : made).GetProperty("id").GetString()!;
    }

    public ValueTask DisposeAsync() => _facts.DisposeAsync();
}

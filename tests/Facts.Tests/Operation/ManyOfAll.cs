using Facts.Tests.Support;

namespace Facts.Tests.Operation;

/// <summary>A store in which a post, an organization, a person, a source and a group of ids have thousands of what they have.</summary>
public sealed class ManyOfAll(PostgresFixture postgres) : IAsyncLifetime
{
    /// <summary>Several pages of each; in the long form more, as somebody may well have.</summary>
    public static readonly int Many = Cases.IsLongForm ? 10_000 : 2_500;

    private readonly ServedFacts _served = new(postgres);

    public ServedFacts Served => _served;

    /// <summary>An open proposal of each kind.</summary>
    public string Ruling { get; private set; } = "";

    public string Redaction { get; private set; } = "";

    public string Webhook { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await _served.InitializeAsync();
        using var response = await _served.PostLinesAsync([.. ManyLines.All(Many)]);
        var report = await Http.BodyAsync(response);
        report.GetProperty("rejected").GetArrayLength().ShouldBe(0, report.ToString());
        Ruling = await MadeAsync("/api/proposals", """{"ruling":{"claim":"alike-0","rank":"deprecated","reason":"r"}}""");
        Redaction = await MadeAsync("/api/proposals", """{"redaction":{"target":"said-0","field":"says","reason":"r"}}""");
        Webhook = await MadeAsync("/api/webhooks", """{"url":"https://facts.invalid/hook"}""");
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    private async Task<string> MadeAsync(string path, string body)
    {
        using var response = await _served.Client.PostJsonAsync(path, body, null);
        var made = await Http.BodyAsync(response);
        response.IsSuccessStatusCode.ShouldBeTrue(made.ToString());
        return (made.TryGetProperty("webhook", out var webhook) ? webhook : made).GetProperty("id").GetString()!;
    }
}

using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Facts.Store.Webhooks;
using Facts.Tests.Support;
using Microsoft.AspNetCore.Builder;

namespace Facts.Tests.Webhooks;

/// <summary>The web application with a clock that a test moves; three attempts a message, and two seconds for each.</summary>
public sealed class HookedFacts(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly WebhookSettings Settings =
        new() { Loopback = true, Attempts = 3, FirstWait = TimeSpan.FromSeconds(10), Seconds = 2 };

    private readonly List<WebApplication> _nodes = [];

    internal FactsStore Store { get; private set; } = null!;

    internal SettableClock Clock { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Store = await FactsStore.CreateAsync(postgres, "hooked", Clock);
        Client = await AddNodeAsync();
        await PostLinesAsync("""{"type":"source","id":"hooks","title":"Hooks"}""");
    }

    /// <summary>A further node over the same database.</summary>
    public async Task<HttpClient> AddNodeAsync()
    {
        var node = FactsHost.Build(Store.Session.Database, Clock, "http://127.0.0.1:0", limits: ServedFacts.Limits, webhooks: Settings);
        await node.StartAsync(TestContext.Current.CancellationToken);
        _nodes.Add(node);
        return new HttpClient { BaseAddress = new Uri(node.Urls.Single()), Timeout = Patience.Limit };
    }

    public async Task PostLinesAsync(params string[] lines)
    {
        using var content = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");
        using var response = await Client.PostAsync("/api/import", content, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        (await Http.BodyAsync(response)).GetProperty("rejectedCount").GetInt32().ShouldBe(0);
    }

    /// <summary>Somebody becomes head of an organization: one answer changes.</summary>
    public Task AppointAsync(string id, string organization, string person = "ann", int year = 2020) => PostLinesAsync(
        $$"""{"type":"claim","id":"{{id}}","kind":"appointment","source":"hooks","organization":"{{organization}}","post":"head","""
        + $$"""
            "person":"{{person}}","when":"{{year}}"}
            """);

    /// <summary>Its id and secret.</summary>
    public async Task<(string Id, string Secret)> AddAsync(string url, string? organization = null)
    {
        var stop = TestContext.Current.CancellationToken;
        if (organization is not null)
            await PostLinesAsync($$"""{"type":"organization","id":"{{organization}}","name":"{{organization}}"}""");
        using var response = await Client.PostAsJsonAsync("/api/webhooks", new { url, organization }, stop);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var made = await Http.BodyAsync(response);
        return (made.GetProperty("webhook").GetProperty("id").GetString()!, made.GetProperty("secret").GetString()!);
    }

    /// <summary>The endpoint's messages, once all of them are in that state; it is asked until they are.</summary>
    public async Task<IReadOnlyList<JsonElement>> DeliveriesAsync(string webhook, string state)
    {
        using var limit = Patience.Token();
        while (true)
        {
            var page = await Client.GetFromJsonAsync<JsonElement>($"/api/webhooks/{webhook}/deliveries", limit.Token);
            var all = page.GetProperty("deliveries").EnumerateArray().ToList();
            if (all.Count > 0 && all.All(one => one.GetProperty("state").GetString() == state))
                return all;
            await Task.Delay(50, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await Store.DisposeAsync();
    }
}

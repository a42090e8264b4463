using System.Text;
using System.Text.Json;
using Facts.Api.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Facts.Tests.Support;

/// <summary>The web application on a loopback port of its own, over a store with the seed in it.</summary>
public sealed class ServedFacts(PostgresFixture postgres) : IAsyncLifetime
{
    /// <summary>On a busy machine a request may take its time.</summary>
    internal static readonly Limits Limits = new() { Seconds = Patience.Limit.TotalSeconds };

    private FactsStore _store = null!;
    private WebApplication _app = null!;

    public HttpClient Client { get; private set; } = null!;

    internal FactsStore Store => _store;

    internal SettableClock Clock { get; } = new();

    internal IServiceProvider Services => _app.Services;

    internal IReadOnlyList<RouteEndpoint> Endpoints => Http.EndpointsOf(_app);

    public async ValueTask InitializeAsync()
    {
        _store = await FactsStore.CreateSeededAsync(postgres, "served", Clock);
        _app = FactsHost.Build(_store.Session.Database, _store.Session.Clock, "http://127.0.0.1:0", limits: Limits);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()), Timeout = Patience.Limit };
    }

    public Task<JsonElement> GetAsync(string path) => Http.GetAsync(Client, path);

    public Task<HttpResponseMessage> PostLinesAsync(params string[] lines) => Client.PostAsync(
        "/api/import",
        new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson"),
        TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await _store.DisposeAsync();
    }
}

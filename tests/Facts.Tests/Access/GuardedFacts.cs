using System.Net.Http.Headers;
using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Facts.Tests.Access;

/// <summary>The web application where everybody is asked who they are, by keys and tokens, over a store with the seed in it.</summary>
public sealed class GuardedFacts(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly TemporaryFolder _files = new();
    private WebApplication _app = null!;

    /// <summary>The test comes faster than anybody would.</summary>
    private static readonly Limits Limits = ServedFacts.Limits with { RequestsPerSecond = 0, UnknownPerSecond = 0 };

    internal Issuer Issuer { get; } = new();

    internal SettableClock Clock { get; } = new();

    internal FactsStore Store { get; private set; } = null!;

    /// <summary>The keys of one who has each role, by its name in lower case; <c>openai</c> and <c>acme</c> are admins of these alone.</summary>
    public Dictionary<string, string> Keys { get; } = [];

    public Uri Address { get; private set; } = null!;

    internal IReadOnlyList<RouteEndpoint> Endpoints => Http.EndpointsOf(_app);

    public async ValueTask InitializeAsync()
    {
        Store = await FactsStore.CreateSeededAsync(postgres, "guarded", Clock);
        await Store.ImportAsync(
            """{"type":"source","id":"acme-1","title":"t"}""",
            """{"type":"claim","id":"acme-c1","kind":"appointment","source":"acme-1","organization":"acme","post":"ceo","person":"ann","when":"2024-01-01"}""");
        foreach (var role in Enum.GetValues<Role>())
            await AddKeyAsync(role.ToString().ToLowerInvariant(), [role]);
        await AddKeyAsync("openai", [Role.Admin], "openai");
        await AddKeyAsync("acme", [Role.Admin], "acme");
        Directory.CreateDirectory(_files.Path);
        await File.WriteAllTextAsync(_files["jwks.json"], Issuer.Jwks, TestContext.Current.CancellationToken);
        var access = new AccessSettings { ApiKeys = true, Jwks = _files["jwks.json"], Issuer = Issuer.Name, Audience = Issuer.Audience };
        _app = FactsHost.Build(Store.Session.Database, Clock, "http://127.0.0.1:0", access, Limits);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Address = new Uri(_app.Urls.Single());
    }

    internal async Task<string> AddKeyAsync(string name, Role[] roles, params string[] organizations)
    {
        var (key, _, refusal) = await Store.Session.Keys.AddAsync(new GiveKey(name, roles, organizations, null), "test", TestContext.Current.CancellationToken);
        return Keys[name] = key ?? throw new InvalidOperationException(refusal!.Message);
    }

    /// <summary>Somebody who sends a bearer token or key with each request; null for nobody. Redirects are not followed.</summary>
    public HttpClient As(string? bearer)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        if (bearer is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Store.DisposeAsync();
        Issuer.Dispose();
        _files.Dispose();
    }
}

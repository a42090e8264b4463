using System.Net;
using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Facts.Tests.Access;

/// <summary>An OIDC issuer on this machine, whose keys are found by discovery; and how much a caller may ask.</summary>
public sealed class when_an_issuer_is_discovered(PostgresFixture postgres)
{
    private const string Read = "/api/state?organization=openai";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task its_tokens_are_taken_and_nobody_else_s()
    {
        using var issuer = new Issuer();
        await using var server = await ServeAsync(issuer);
        var authority = server.Urls.Single();
        await using var store = await FactsStore.CreateSeededAsync(postgres, "oidc");
        var access = new AccessSettings { Authority = authority, Audience = Issuer.Audience };
        await using var app = FactsHost.Build(store.Session.Database, store.Session.Clock, "http://127.0.0.1:0", access, new Limits { RequestsPerSecond = 1, UnknownPerSecond = 0 });
        await app.StartAsync(Stop);
        var now = store.Session.Clock.GetUtcNow();
        (await AskAsync(app, issuer.Token(now, "reader", issuer: authority))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(app, issuer.Token(now, issuer: authority))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await AskAsync(app, issuer.Token(now, "reader"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        foreach (var (why, token) in issuer.Forged(now))
            (await AskAsync(app, token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, why);
        // Where only tokens are taken, a key is none.
        (await AskAsync(app, "facts_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var greedy = issuer.Token(now, "reader", issuer: authority, subject: "greedy");
        HttpResponseMessage last;
        var asked = 0;
        do
            last = await AskAsync(app, greedy);
        while (last.StatusCode == HttpStatusCode.OK && ++asked < 100);
        last.Headers.RetryAfter.ShouldNotBeNull();
        await Http.IsProblemAsync(last, HttpStatusCode.TooManyRequests, "too-many-requests");
        (await AskAsync(app, issuer.Token(now, "reader", issuer: authority, subject: "modest"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpResponseMessage> AskAsync(WebApplication app, string token)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return await client.GetAsync(Read, Stop);
    }

    private static async Task<WebApplication> ServeAsync(Issuer issuer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/.well-known/openid-configuration", (HttpRequest request) => Results.Json(new
        {
            issuer = $"http://{request.Host}",
            jwks_uri = $"http://{request.Host}/keys",
        }));
        app.MapGet("/keys", () => Results.Text(issuer.Jwks, "application/json"));
        await app.StartAsync(Stop);
        return app;
    }
}

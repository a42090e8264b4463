using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Facts.Api.Access;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Proposals;

/// <summary>With <c>Access__TwoPeople=true</c>.</summary>
public sealed class when_two_people_are_needed(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Dictionary<string, string> _keys = [];
    private FactsStore _store = null!;
    private WebApplication _app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await FactsStore.CreateAsync(postgres, "two");
        (await _store.ImportAsync("""{"type":"source","id":"acme-1","title":"t"}""", Proposing.Line("c1"))).Rejected.ShouldBeEmpty();
        foreach (var (name, role) in new[] { ("ann", Role.Reviewer), ("bob", Role.Reviewer), ("eve", Role.Admin), ("ed", Role.Editor) })
            _keys[name] = (await _store.Session.Keys.AddAsync(new GiveKey(name, [role], null, null), "test", Stop)).Key!;
        _app = FactsHost.Build(
            _store.Session.Database, _store.Session.Clock, "http://127.0.0.1:0", new AccessSettings { ApiKeys = true, TwoPeople = true });
        await _app.StartAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("eve")]
    public async Task nobody_rules_alone_by_any_door(string name)
    {
        using var client = As(name);
        const string ruling = """{"rank":"deprecated","reason":"x"}""";
        await IsProblemAsync(await client.PostJsonAsync("/api/claims/c1/rulings", ruling, "*"), HttpStatusCode.Forbidden, "needs-proposal");
        using var lines = new StringContent(
            """{"type":"ruling","claim":"c1","rank":"deprecated","reason":"x"}""", Encoding.UTF8, "application/x-ndjson");
        var report = await BodyAsync(await client.PostAsync("/api/import", lines, Stop));
        report.GetProperty("rejected")[0].GetProperty("code").GetString().ShouldBe("needs-proposal");

        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = client.BaseAddress };
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        var form = await WebForm.GetAsync(browser, "/sign-in");
        form["Key"] = _keys[name];
        await form.SendAsync("in");
        var rule = await WebForm.GetAsync(browser, "/claims/c1/rule");
        (rule["Rank"], rule["Reason"]) = ("deprecated", "x");
        var refused = await rule.SendAsync("preview");
        (refused.Status, refused.Text.Contains("needs-proposal", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Forbidden, true));
        (await client.RankAsync("c1")).ShouldBe("normal");
    }

    [Fact]
    public async Task what_one_proposes_another_approves_and_an_editor_still_may_not_rule()
    {
        using var ann = As("ann");
        using var bob = As("bob");
        using var ed = As("ed");
        var id = await ann.ProposeAsync(Proposing.Ruling("c1"));
        await IsProblemAsync(await ed.PostJsonAsync("/api/claims/c1/rulings", """{"rank":"normal","reason":"x"}""", "*"), HttpStatusCode.Forbidden, AccessCodes.Forbidden);
        (await ed.PostJsonAsync("/api/claims/c1/retractions?dryRun=true", """{"reason":"x"}""", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await bob.DecideAsync(id, "approval")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await bob.RankAsync("c1")).ShouldBe("deprecated");
    }

    [Fact]
    public void it_needs_to_know_who_people_are() =>
        Listening.Check("http://127.0.0.1:5080", new AccessSettings { TwoPeople = true }, new ConfigurationBuilder().Build())!.Code
            .ShouldBe("access-incomplete");

    private HttpClient As(string name)
    {
        var client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _keys[name]);
        return client;
    }
}

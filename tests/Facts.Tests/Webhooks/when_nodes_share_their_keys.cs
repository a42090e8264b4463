using System.Net;
using Facts.Api.Access;
using Facts.Domain.Access;
using Facts.Tests.Access;
using Facts.Tests.Support;
using Microsoft.AspNetCore.DataProtection;

namespace Facts.Tests.Webhooks;

public sealed class when_nodes_share_their_keys(GuardedFacts facts, PostgresFixture postgres) : IClassFixture<GuardedFacts>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task whoever_signed_in_at_one_is_signed_in_at_the_other()
    {
        await using var other = FactsHost.Build(
            facts.Store.Session.Database, facts.Clock, "http://127.0.0.1:0", new AccessSettings { ApiKeys = true });
        await other.StartAsync(Stop);
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = facts.Address };
        var form = await WebForm.GetAsync(browser, "/sign-in");
        form["Key"] = facts.Keys["reader"];
        await form.SendAsync("in");
        // Cookies do not look at ports.
        using var page = await browser.GetAsync(new Uri(other.Urls.Single() + "/board?organization=openai"), Stop);
        page.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/board");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task of_nodes_that_start_at_once_one_makes_the_key()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "keys");
        var providers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            () => Facts.Store.Protection.SharedKeys.Provider(store.Session.Database.Source, store.Session.Clock).CreateProtector("test"), Stop)));
        var encrypted = await Task.WhenAll(providers.Select(one => Task.Run(() => one.Protect("words"), Stop)));
        foreach (var one in providers)
            encrypted.ShouldAllBe(text => one.Unprotect(text) == "words");
        (await Sql.AskAsync<long>(store.ConnectionString, "select count(*) from facts.protection_keys")).ShouldBe(1);
    }

    [Fact]
    public async Task whoever_is_limited_has_to_do_with_webhooks_of_theirs_only()
    {
        using var acme = facts.As(facts.Keys["acme"]);
        using var openai = facts.As(facts.Keys["openai"]);
        using (var all = await Http.PostJsonAsync(acme, "/api/webhooks", """{"url":"https://example.org/"}""", null))
            await Http.IsProblemAsync(all, HttpStatusCode.Forbidden, AccessCodes.OtherOrganization);
        using (var others = await Http.PostJsonAsync(acme, "/api/webhooks", """{"url":"https://example.org/","organization":"openai"}""", null))
            await Http.IsProblemAsync(others, HttpStatusCode.Forbidden, AccessCodes.OtherOrganization);
        (await facts.Store.ImportAsync("""{"type":"organization","id":"acme","name":"Acme"}""")).Rejected.ShouldBeEmpty();
        using var made = await Http.PostJsonAsync(acme, "/api/webhooks", """{"url":"https://example.org/","organization":"acme"}""", null);
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (await Http.BodyAsync(made)).GetProperty("webhook").GetProperty("id").GetString();

        (await acme.GetStringAsync("/api/webhooks", Stop)).ShouldContain(id!);
        (await openai.GetStringAsync("/api/webhooks", Stop)).ShouldNotContain(id!);
        using var deliveries = await openai.GetAsync($"/api/webhooks/{id}/deliveries", Stop);
        await Http.IsProblemAsync(deliveries, HttpStatusCode.NotFound, "unknown-webhook");
        using var rotated = await openai.PostAsync($"/api/webhooks/{id}/rotate", null, Stop);
        await Http.IsProblemAsync(rotated, HttpStatusCode.NotFound, "unknown-webhook");
        using var removed = await openai.DeleteAsync($"/api/webhooks/{id}", Stop);
        await Http.IsProblemAsync(removed, HttpStatusCode.NotFound, "unknown-webhook");
        using var loopback = await Http.PostJsonAsync(acme, "/api/webhooks", """{"url":"https://127.0.0.1/","organization":"acme"}""", null);
        await Http.IsProblemAsync(loopback, HttpStatusCode.BadRequest, "address-refused");
    }
}

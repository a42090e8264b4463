using System.Net;
using System.Text.Json;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Tests.Support;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Access;

public sealed class when_keys_are_used(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    private const string Read = "/api/state?organization=openai";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task they_are_good_until_they_are_revoked_and_only_their_hash_is_kept()
    {
        var key = await facts.AddKeyAsync("short-lived", [Role.Reader]);
        key.Length.ShouldBe("facts_".Length + 43);
        using var client = facts.As(key);
        (await client.GetAsync(Read, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Sql.AskAsync<string>(facts.Store.ConnectionString, "select string_agg(k::text, ' ') from facts.api_keys k")).ShouldNotContain(key);
        await facts.Store.Session.Keys.RevokeAsync(new RevokeKey("short-lived"), "test", Stop);
        await IsProblemAsync(await client.GetAsync(Read, Stop), HttpStatusCode.Unauthorized, AccessCodes.Unauthenticated);
        var (_, _, taken) = await facts.Store.Session.Keys.AddAsync(new GiveKey("short-lived", [Role.Admin], null, null), "test", Stop);
        taken!.Code.ShouldBe("id-conflict");
    }

    [Fact]
    public async Task they_expire()
    {
        var expires = facts.Clock.GetUtcNow().UtcDateTime.AddSeconds(90);
        var (key, _, _) = await facts.Store.Session.Keys.AddAsync(new GiveKey("expiring", [Role.Reader], null, expires), "test", Stop);
        using var client = facts.As(key);
        facts.Clock.Tick();
        (await client.GetAsync(Read, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        facts.Clock.Tick();
        (await client.GetAsync(Read, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task a_bad_key_beside_a_good_one_is_a_bad_key()
    {
        using var client = facts.As(facts.Keys["reader"]);
        client.DefaultRequestHeaders.Add("X-Api-Key", "facts_nonsense");
        (await client.GetAsync(Read, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task who_recorded_something_is_whoever_has_the_key()
    {
        using var client = facts.As(null);
        client.DefaultRequestHeaders.Add("X-Api-Key", facts.Keys["editor"]);
        client.DefaultRequestHeaders.Add("X-Actor", "somebody-else");
        using var corrected = await client.PostJsonAsync(
            "/api/claims/signed-tandai-chen/corrections", """{"set":{"note":"x"},"reason":"test"}""", await client.ETagAsync("/api/claims/signed-tandai-chen"));
        corrected.StatusCode.ShouldBe(HttpStatusCode.OK);
        var claim = JsonDocument.Parse(await client.GetStringAsync("/api/claims/signed-tandai-chen", Stop)).RootElement;
        claim.GetProperty("history").EnumerateArray().Last().GetProperty("actor").GetString().ShouldBe("editor");
    }

    [Fact]
    public async Task what_is_let_in_is_kept_for_nobody_else()
    {
        using var client = facts.As(facts.Keys["auditor"]);
        using var response = await client.GetAsync(Read, Stop);
        response.Headers.CacheControl!.Private.ShouldBeTrue();
        response.Headers.Vary.ShouldContain("Authorization");
        response.Headers.Vary.ShouldContain("Cookie");
    }
}

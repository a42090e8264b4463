using System.Net;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Tests.Support;

namespace Facts.Tests.Access;

public sealed class when_signed_in_on_the_web(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task one_is_led_there_and_back()
    {
        using var browser = Browser();
        var form = await WebForm.GetAsync(browser, "/board?organization=openai");
        form.Address.AbsolutePath.ShouldBe("/sign-in");
        form["Key"] = facts.Keys["reader"];
        var board = await form.SendAsync("in");
        board.Status.ShouldBe(HttpStatusCode.OK);
        board.Address.PathAndQuery.ShouldBe("/board?organization=openai");
        board.Text.ShouldContain("<bdi>reader</bdi>");
    }

    [Fact]
    public async Task a_bad_key_is_refused_and_not_shown_again()
    {
        using var browser = Browser();
        var form = await WebForm.GetAsync(browser, "/sign-in");
        form["Key"] = "facts_nonsense";
        var refused = await form.SendAsync("in");
        refused.Text.ShouldContain("unauthenticated");
        refused.Html.ShouldNotContain("facts_nonsense");
        (await WebForm.GetAsync(browser, "/board")).Address.AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task one_may_what_the_role_may_and_acts_are_kept_under_the_key()
    {
        using var browser = Browser();
        await SignInAsync(browser, "editor");
        (await browser.GetAsync("/claims/signed-tandai-chen/rule", Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var form = await WebForm.GetAsync(browser, "/claims/altman-fired-on-friday/retract");
        form["Reason"] = "test";
        var saved = await (await form.SendAsync("preview")).SendAsync("save");
        saved.Status.ShouldBe(HttpStatusCode.OK);
        saved.Text.ShouldContain("· <bdi>editor</bdi>");
    }

    [Fact]
    public async Task one_is_out_once_the_key_is_revoked_or_one_signs_out()
    {
        await facts.AddKeyAsync("web-one", [Role.Reader]);
        using var browser = Browser();
        await SignInAsync(browser, "web-one");
        await facts.Store.Session.Keys.RevokeAsync(new RevokeKey("web-one"), "test", Stop);
        (await WebForm.GetAsync(browser, "/board")).Address.AbsolutePath.ShouldBe("/sign-in");

        await SignInAsync(browser, "reader");
        await (await WebForm.GetAsync(browser, "/sign-in")).SendAsync("out");
        (await WebForm.GetAsync(browser, "/board")).Address.AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task a_cookie_that_was_copied_is_no_good_once_one_signed_out()
    {
        var (jar, other) = (new CookieContainer(), new CookieContainer());
        using var browser = Browser(jar);
        await SignInAsync(browser, "reader");
        using var elsewhere = Browser(other);
        await SignInAsync(elsewhere, "reader");
        using var thief = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = facts.Address };
        thief.DefaultRequestHeaders.Add("Cookie", jar.GetCookieHeader(facts.Address));
        (await thief.GetAsync("/api/state?organization=openai", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await WebForm.GetAsync(browser, "/sign-in")).SendAsync("out");
        (await thief.GetAsync("/api/state?organization=openai", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        // Another session with the same key goes on.
        (await elsewhere.GetAsync("/api/state?organization=openai", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task it_leads_nowhere_else(string to)
    {
        using var browser = Browser();
        var form = await WebForm.GetAsync(browser, "/sign-in?to=" + Uri.EscapeDataString(to));
        form["Key"] = facts.Keys["reader"];
        (await form.SendAsync("in")).Address.PathAndQuery.ShouldBe("/");
    }

    [Fact]
    public async Task a_form_without_its_token_and_a_page_of_another_site_write_nothing()
    {
        using var browser = Browser();
        await SignInAsync(browser, "admin");
        using var fields = new FormUrlEncodedContent([new("Reason", "x"), new("Step", "save"), new("Version", "1")]);
        (await browser.PostAsync("/claims/signed-tandai-chen/retract", fields, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var (header, value) in new[] { ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "null") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/claims/signed-tandai-chen/retractions") { Content = new StringContent("{\"reason\":\"x\"}") };
            request.Headers.Add(header, value);
            request.Headers.TryAddWithoutValidation("If-Match", "*");
            await Http.IsProblemAsync(await browser.SendAsync(request, Stop), HttpStatusCode.Forbidden, "cross-site");
        }
    }

    private HttpClient Browser(CookieContainer? cookies = null)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = facts.Address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }

    private async Task SignInAsync(HttpClient browser, string name)
    {
        var form = await WebForm.GetAsync(browser, "/sign-in");
        form["Key"] = facts.Keys[name];
        (await form.SendAsync("in")).Address.AbsolutePath.ShouldNotBe("/sign-in");
    }
}

using System.Net;
using Facts.Tests.Support;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Hosting;

/// <summary>Every test decides about people of its own, as they share the store.</summary>
public sealed class when_people_are_identified_over_http(ServedFacts served) : IClassFixture<ServedFacts>
{
    [Fact]
    public async Task it_wants_to_know_which_version_was_seen()
    {
        const string body = """{"person":"che-chang","sameAs":"mark-chen","reason":"test"}""";
        await IsProblemAsync(await PostAsync(body), HttpStatusCode.PreconditionRequired, "precondition-required");
        // The seed decided about Mark Chen: only his page shows the version that concerns both.
        (await ETagAsync("che-chang")).ShouldBe("\"0\"");
        await IsProblemAsync(await PostAsync(body, "\"0\""), HttpStatusCode.PreconditionFailed, "stale");
        await IsProblemAsync(await PostAsync(body, "\"nonsense\""), HttpStatusCode.PreconditionFailed, "stale");
        await IsProblemAsync(await PostAsync(body, "\"99\"", "?dryRun=true"), HttpStatusCode.PreconditionFailed, "stale");
        (await ETagAsync("che-chang")).ShouldBe("\"0\"");
    }

    [Fact]
    public async Task it_records_nothing_in_a_dry_run_and_says_which_version_it_saw()
    {
        const string body = """{"person":"emmett-shear","sameAs":"mira-murati","reason":"test"}""";
        var before = await served.Client.GetStringAsync("/api/people?id=emmett-shear", TestContext.Current.CancellationToken);
        var announced = await PostAsync(body, null, "?dryRun=true");
        announced.StatusCode.ShouldBe(HttpStatusCode.OK);
        announced.Headers.ETag!.Tag.ShouldBe(await ETagAsync("emmett-shear"));
        var impact = (await BodyAsync(announced)).GetProperty("impact");
        impact.GetArrayLength().ShouldBeGreaterThan(0);
        impact[0].GetProperty("organization").GetString().ShouldBe("openai");
        impact[0].GetProperty("post").GetString().ShouldBe("ceo");
        (await served.Client.GetStringAsync("/api/people?id=emmett-shear", TestContext.Current.CancellationToken)).ShouldBe(before);
    }

    [Fact]
    public async Task it_identifies_and_undoes_with_the_version_of_the_page()
    {
        const string identify = """{"person":"greg-brockman","sameAs":"sam-altman","reason":"test"}""";
        const string undo = """{"person":"greg-brockman","notSameAs":"sam-altman","reason":"test"}""";
        var seen = await ETagAsync("sam-altman");
        var announced = await BodyAsync(await PostAsync(identify, null, "?dryRun=true"));
        var saved = await PostAsync(identify, seen);
        saved.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await BodyAsync(saved)).GetProperty("impact").ToString().ShouldBe(announced.GetProperty("impact").ToString());
        var next = saved.Headers.ETag!.Tag;
        next.ShouldNotBe(seen);
        (await ETagAsync("greg-brockman")).ShouldBe(next);
        (await ETagAsync("sam-altman")).ShouldBe(next);
        (await served.GetAsync("/api/people?id=greg-brockman")).GetProperty("person").GetProperty("id").GetString().ShouldBe("sam-altman");

        await IsProblemAsync(await PostAsync(undo, seen), HttpStatusCode.PreconditionFailed, "stale");
        (await PostAsync(undo, next)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await served.GetAsync("/api/people?id=greg-brockman")).GetProperty("ids").GetArrayLength().ShouldBe(1);
        var again = await PostAsync(undo, "*");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await BodyAsync(again)).GetProperty("unchanged").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "invalid-json", HttpStatusCode.BadRequest)]
    [InlineData("[]", "invalid-json", HttpStatusCode.BadRequest)]
    [InlineData("""{"person":"mark-chen","reason":"test"}""", "missing-field", HttpStatusCode.BadRequest)]
    [InlineData("""{"sameAs":"mark-chen","reason":"test"}""", "missing-field", HttpStatusCode.BadRequest)]
    [InlineData("""{"person":"mark-chen","sameAs":"sam-altman"}""", "missing-field", HttpStatusCode.BadRequest)]
    [InlineData("""{"person":"mark-chen","sameAs":"sam-altman","notSameAs":"sam-altman","reason":"test"}""", "unknown-field", HttpStatusCode.BadRequest)]
    [InlineData("""{"person":"mark-chen","sameAs":"mark-chen","reason":"test"}""", "invalid-value", HttpStatusCode.BadRequest)]
    [InlineData("""{"person":"mark-chen","sameAs":7,"reason":"test"}""", "invalid-value", HttpStatusCode.BadRequest)]
    [InlineData("""{"person":"nobody","sameAs":"mark-chen","reason":"test"}""", "unknown-person", HttpStatusCode.UnprocessableEntity)]
    public async Task it_refuses_a_body_with_its_code(string body, string code, HttpStatusCode status)
    {
        var seen = await ETagAsync("mark-chen");
        await IsProblemAsync(await PostAsync(body, seen), status, code);
        (await ETagAsync("mark-chen")).ShouldBe(seen);
    }

    [Fact]
    public async Task it_lets_exactly_one_of_two_editors_win()
    {
        var seen = await ETagAsync("lilian-weng");
        var both = await Task.WhenAll(
            PostAsync("""{"person":"lilian-weng","sameAs":"anna-makanju","reason":"one"}""", seen),
            PostAsync("""{"person":"lilian-weng","sameAs":"bob-mcgrew","reason":"other"}""", seen));
        both.Select(response => response.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed]);
        (await served.GetAsync("/api/people?id=lilian-weng")).GetProperty("ids").GetArrayLength().ShouldBe(2);
    }

    private Task<string> ETagAsync(string person) => served.Client.ETagAsync($"/api/people?id={person}");

    private Task<HttpResponseMessage> PostAsync(string body, string? ifMatch = null, string query = "") =>
        served.Client.PostJsonAsync("/api/identities" + query, body, ifMatch);
}

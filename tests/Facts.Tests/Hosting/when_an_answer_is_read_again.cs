using System.Net;
using System.Text.Json;
using Facts.Tests.Support;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Hosting;

public sealed class when_an_answer_is_read_again(ServedFacts served) : IClassFixture<ServedFacts>
{
    private const string Pinned = "on=2023-11-18&known=2023-11-21";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/holders?organization=openai&post=ceo&" + Pinned, false)]
    [InlineData("/api/holders?organization=openai&post=ceo", true)]
    [InlineData("/api/holders?organization=openai&post=ceo&on=2023-11-18", true)]
    [InlineData("/api/state?organization=openai&" + Pinned, false)]
    [InlineData("/api/timeline?organization=openai", true)]
    [InlineData("/api/changes?organization=openai&from=2023-11-01&to=2023-12-01", false)]
    [InlineData("/api/sources?id=article-2023-11-20", false)]
    public async Task it_is_said_to_be_the_same(string path, bool weak)
    {
        using var first = await served.Client.GetAsync(path, Stop);
        var tag = first.Headers.ETag.ShouldNotBeNull();
        tag.IsWeak.ShouldBe(weak);
        foreach (var sent in (string[])[tag.ToString(), $"\"other\", {tag}", "*", $"W/{tag.Tag}"])
        {
            using var again = await AskAsync(path, sent);
            again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
            again.Headers.ETag.ShouldBe(tag);
            (await again.Content.ReadAsByteArrayAsync(Stop)).ShouldBeEmpty();
        }

        using var other = await AskAsync(path, "\"other\"");
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/api/holders?organization=openai&post=ceo&" + Pinned, HttpStatusCode.OK)]
    [InlineData("/api/holders?organization=openai&post=nothing", HttpStatusCode.NotFound)]
    [InlineData("/openapi/v1.json", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/timeline?organization=openai", HttpStatusCode.OK)]
    public async Task HEAD_says_what_GET_does_but_the_body(string path, HttpStatusCode status)
    {
        using var whole = await served.Client.GetAsync(path, Stop);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await served.Client.SendAsync(request, Stop);

        head.StatusCode.ShouldBe(status);
        whole.StatusCode.ShouldBe(status);
        head.Headers.ETag.ShouldBe(whole.Headers.ETag);
        head.Content.Headers.ContentType.ShouldBe(whole.Content.Headers.ContentType);
        (await head.Content.ReadAsByteArrayAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_stream_has_no_HEAD()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/stream?organization=openai");
        using var head = await served.Client.SendAsync(request, Stop);

        head.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task it_is_never_said_when_anything_else_changed()
    {
        const string path = "/api/holders?organization=openai&post=board&on=2023-11-18", claim = "/api/claims/sutskever-on-board-at-the-vote";
        var before = await ETagAsync(path);
        var seen = await ETagAsync(claim);
        using var ruled = await served.Client.PostJsonAsync(claim + "/rulings", """{"rank":"deprecated","reason":"test"}""", seen);
        ruled.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var after = await AskAsync(path, before);
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
        after.Headers.ETag!.ToString().ShouldNotBe(before);
    }

    [Fact]
    public async Task a_version_says_nothing_of_what_others_did_and_so_is_never_enough()
    {
        const string claim = "/api/claims/altman-removed-on-friday";
        var version = await ETagAsync(claim);
        (await AskAsync(claim, version)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_list_goes_on_as_it_was_when_it_began()
    {
        await served.PostLinesAsync([.. Enumerable.Range(0, 7).Select(Line)]);
        var page = await served.GetAsync("/api/claims?organization=listed&size=3");
        var (ids, known) = (new List<string>(Ids(page)), page.GetProperty("knownAt").GetString());
        served.Clock.Tick();
        await served.PostLinesAsync(Line(7));
        while (page.TryGetProperty("next", out var next))
        {
            page = await served.GetAsync($"/api/claims?organization=listed&size=3&after={next.GetString()}");
            page.GetProperty("knownAt").GetString().ShouldBe(known);
            ids.AddRange(Ids(page));
        }

        ids.ShouldBe([.. Enumerable.Range(0, 7).Select(number => $"listed-{number}")]);
        Ids(await served.GetAsync("/api/claims?organization=listed")).Count().ShouldBe(8);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("!")]
    [InlineData("MQoyCjM")]
    public async Task a_cursor_that_was_not_given_is_refused(string cursor) => await IsProblemAsync(
        await served.Client.GetAsync("/api/claims?organization=openai&after=" + cursor, Stop), HttpStatusCode.BadRequest, "invalid-cursor");

    [Fact]
    public async Task a_cursor_of_another_list_is_refused()
    {
        var next = (await served.GetAsync("/api/claims?organization=openai&size=1")).GetProperty("next").GetString();
        await IsProblemAsync(await served.Client.GetAsync("/api/claims?organization=microsoft&after=" + next, Stop), HttpStatusCode.BadRequest, "invalid-cursor");
    }

    private static string Line(int number) => $$"""{"type":"claim","id":"listed-{{number}}","kind":"appointment","source":"article-2023-11-20","organization":"listed","post":"p","person":"x{{number}}","when":"2024-01-01"}""";

    private static IEnumerable<string> Ids(JsonElement page) => page.GetProperty("claims").EnumerateArray().Select(claim => claim.GetProperty("id").GetString()!);

    private async Task<string> ETagAsync(string path) => (await served.Client.GetAsync(path, Stop)).Headers.ETag!.ToString();

    private async Task<HttpResponseMessage> AskAsync(string path, string ifNoneMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        return await served.Client.SendAsync(request, Stop);
    }
}

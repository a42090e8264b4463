using System.Net;
using System.Text;
using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Operation;

/// <summary>A store in which a post, an organization, a person, a source and a group of ids have ten thousand of what they have.</summary>
public sealed class ManyOfAll(PostgresFixture postgres) : IAsyncLifetime
{
    public const int Many = 10_000;

    private readonly ServedFacts _served = new(postgres);

    public ServedFacts Served => _served;

    public async ValueTask InitializeAsync()
    {
        await _served.InitializeAsync();
        await ImportAsync("""{"type":"source","id":"crowd","title":"Crowd","text":"All of them."}""",
            """{"type":"post","organization":"crowd","id":"seat","name":"Seat","seats":10000}""");
        await ImportAsync([.. Each(i => Tenure($"seat-{i}", "crowd", "seat", $"p{i}", i))]);
        await ImportAsync([.. Each(i => Tenure($"post-{i}", "posts", $"post-{i}", "plural", i))]);
        await ImportAsync([.. Each(i => $$"""{"type":"claim","id":"said-{{i}}","kind":"statement","source":"crowd","organization":"said","says":"Number {{i}}."}""")]);
        await ImportAsync([.. Each(i => $$"""{"type":"claim","id":"threat-{{i}}","kind":"threat","source":"crowd","organization":"said","action":"Leaves, {{i}}.","signatories":["plural"]}""")]);
        // Acts upon one claim, claims of one tenure, and denials of one claim.
        await ImportAsync([.. Each(i => $$"""{"type":"correction","claim":"said-0","set":{"says":"Number 0, {{i}}."},"reason":"Once more, {{i}}."}""").Take(2_000)]);
        await ImportAsync([.. Each(i => Tenure($"alike-{i}", "alike", "head", "ann", 0)).Take(4_000)]);
        await ImportAsync([.. Each(i => $$"""{"type":"claim","id":"denial-{{i}}","kind":"denial","source":"crowd","organization":"said","denies":"said-1"}""").Take(2_000)]);
        await ImportAsync([.. Each(i => $$"""{"type":"identity","person":"p{{i}}","sameAs":"one-of-many","reason":"r"}""").Take(Group)]);
    }

    /// <summary>Each decision about a group reads all of it.</summary>
    public const int Group = 300;

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    private static IEnumerable<string> Each(Func<int, string> line) => Enumerable.Range(0, Many).Select(line);

    private static string Tenure(string id, string organization, string post, string person, int day) =>
        $$"""{"type":"claim","id":"{{id}}","kind":"tenure","source":"crowd","organization":"{{organization}}","post":"{{post}}","person":"{{person}}","from":"{{new DateOnly(1990, 1, 1).AddDays(day):yyyy-MM-dd}}","to":"..","quote":"All of them."}""";

    private async Task ImportAsync(params string[] lines)
    {
        using var body = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");
        using var response = await _served.Client.PostAsync("/api/import", body, TestContext.Current.CancellationToken);
        var report = await Http.BodyAsync(response);
        report.GetProperty("rejected").GetArrayLength().ShouldBe(0, report.ToString());
    }
}

/// <summary>
/// Whatever is asked about them, a page is given; and where that is not all, it is said. Exports and imports are streams, and exempt.
/// </summary>
[Slow]
public sealed class when_there_are_ten_thousand_of_a_thing(ManyOfAll many) : IClassFixture<ManyOfAll>
{
    /// <summary>Rows of a page, and its bytes: with 256 KiB of JSON, one element more, and what stands around them.</summary>
    private const int Rows = 3_000, Bytes = 1 << 20;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/holders?organization=crowd&post=seat")]
    [InlineData("/api/holders?organization=crowd&post=seat&why=true")]
    [InlineData("/api/holders?organization=alike&post=head")]
    [InlineData("/api/state?organization=crowd")]
    [InlineData("/api/state?organization=posts")]
    [InlineData("/api/state?organization=said")]
    [InlineData("/api/timeline?organization=crowd")]
    [InlineData("/api/timeline?organization=crowd&post=seat")]
    [InlineData("/api/timeline?organization=posts")]
    [InlineData("/api/people?id=plural")]
    [InlineData("/api/changes?organization=crowd&from=2020-01-01")]
    [InlineData("/api/changes?organization=posts&from=2020-01-01")]
    [InlineData("/api/trail?organization=crowd&post=seat&format=json")]
    [InlineData("/api/claims?organization=said")]
    [InlineData("/api/claims/said-0")]
    [InlineData("/api/claims/said-1")]
    [InlineData("/api/sources?id=crowd")]
    [InlineData("/api/search?q=number")]
    public async Task json_comes_in_pages(string address)
    {
        using var response = await many.Served.Client.GetAsync(address, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await response.Content.ReadAsByteArrayAsync(Stop);
        body.Length.ShouldBeLessThan(Bytes);
        var json = JsonDocument.Parse(body).RootElement;
        Longest(json).ShouldBeLessThanOrEqualTo(Rows);
        var next = response.Headers.TryGetValues("Link", out var links) ? links.Single()[1..^">; rel=\"next\"".Length]
            : json.GetProperty("next") is { ValueKind: JsonValueKind.String } cursor ? $"{address}&after={cursor}"
            : null;
        using var second = await many.Served.Client.GetAsync(next.ShouldNotBeNull(), Stop);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await second.Content.ReadAsByteArrayAsync(Stop)).ShouldNotBe(body);
    }

    [Theory]
    [InlineData("/?organization=crowd&post=seat")]
    [InlineData("/?organization=alike&post=head")]
    [InlineData("/board?organization=crowd")]
    [InlineData("/board?organization=posts")]
    [InlineData("/board?organization=said")]
    [InlineData("/person?id=plural")]
    [InlineData("/changes?organization=crowd&from=2020-01-01")]
    [InlineData("/claims/said-0")]
    [InlineData("/claims/said-1")]
    [InlineData("/source?id=crowd")]
    [InlineData("/api/trail?organization=crowd&post=seat&format=html")]
    public async Task pages_say_that_there_is_more(string address)
    {
        using var response = await many.Served.Client.GetAsync(address, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await response.Content.ReadAsByteArrayAsync(Stop);
        body.Length.ShouldBeLessThan(2 * Bytes);
        Encoding.UTF8.GetString(body).ShouldMatch("more, in the JSON|There is more");
    }

    /// <summary>Pictures have a measure of their own, and say how many bars they leave out.</summary>
    [Theory]
    [InlineData("/timeline?organization=crowd")]
    [InlineData("/timeline?organization=posts")]
    public async Task pictures_say_that_there_is_more(string address)
    {
        using var response = await many.Served.Client.GetAsync(address, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await response.Content.ReadAsByteArrayAsync(Stop);
        body.Length.ShouldBeLessThan(2 * Bytes);
        Encoding.UTF8.GetString(body).ShouldContain(" more");
    }

    [Theory]
    [InlineData("who", "crowd", "seat")]
    [InlineData("state", "posts")]
    [InlineData("state", "said")]
    [InlineData("timeline", "crowd")]
    [InlineData("timeline", "posts")]
    [InlineData("person", "plural")]
    [InlineData("changes", "crowd", "--from", "2020-01-01")]
    [InlineData("claim", "said-0")]
    [InlineData("source", "crowd")]
    [InlineData("trail", "crowd", "seat")]
    public async Task verbs_say_that_there_is_more(params string[] verb)
    {
        var told = await FactsInProcess.RunAsync(many.Served.Store.ConnectionString, verb);
        told.Exit.ShouldBe(0, told.Notes);
        (told.Output + told.Notes).ShouldContain("more");
        told.Output.Length.ShouldBeLessThan(Bytes);
        told.Output.Count(letter => letter == '\n').ShouldBeLessThan(4 * Rows);

        var json = await FactsInProcess.RunAsync(many.Served.Store.ConnectionString, [.. verb, "--json"]);
        json.Output.Length.ShouldBeLessThan(Bytes);
        var cursor = json.Notes.Split("--after ")[1].Trim();
        var next = await FactsInProcess.RunAsync(many.Served.Store.ConnectionString, [.. verb, "--json", "--after", cursor]);
        next.Exit.ShouldBe(0, next.Notes);
        next.Output.ShouldNotBe(json.Output);
        JsonDocument.Parse(next.Output);
    }

    /// <summary>All pages together have every holder once.</summary>
    [Fact]
    public async Task pages_together_are_all_of_it()
    {
        var (seen, next, pages) = (new List<string>(), "/api/holders?organization=crowd&post=seat", 0);
        for (; next is not null; pages++)
        {
            using var response = await many.Served.Client.GetAsync(next, Stop);
            var page = await Http.BodyAsync(response);
            seen.AddRange(page.GetProperty("holders").EnumerateArray().Select(holder => holder.GetProperty("person").GetProperty("id").GetString()!));
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single()[1..^">; rel=\"next\"".Length] : null;
        }

        pages.ShouldBeGreaterThan(5);
        seen.Count.ShouldBe(ManyOfAll.Many - ManyOfAll.Group + 1);
        seen.Distinct().Count().ShouldBe(seen.Count);
    }

    private static int Longest(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => Math.Max(json.GetArrayLength(), json.EnumerateArray().Select(Longest).DefaultIfEmpty().Max()),
        JsonValueKind.Object => json.EnumerateObject().Select(field => Longest(field.Value)).DefaultIfEmpty().Max(),
        _ => 0,
    };
}

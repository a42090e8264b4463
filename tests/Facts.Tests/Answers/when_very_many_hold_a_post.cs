using System.Net;
using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Answers;

/// <summary>A post with as many holders as a register has, each from a day of their own: what changed is told in pages, and each once.</summary>
[Slow]
public sealed class when_very_many_hold_a_post(ServedFacts served) : IClassFixture<ServedFacts>
{
    private const int Holders = 2_500, Page = 1_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task what_changed_lists_only_who_differs()
    {
        await RecordAsync("differs", i => $"{1900 + (i / 300)}", Holders);
        await served.PostLinesAsync(
            """{"type":"retraction","claim":"differs-7","reason":"r","recordedAt":"2025-06-02T00:00:00Z"}""",
            """{"type":"claim","id":"differs-one","kind":"tenure","source":"differs","organization":"differs","post":"member","person":"ann","from":"1900","to":"1901","recordedAt":"2025-06-02T00:00:00Z"}""");
        var changes = await served.GetAsync("/api/changes?organization=differs&from=2025-06-01&to=2025-06-02");
        Names(changes, "before").Distinct().ShouldBe(["differs-p7"]);
        Names(changes, "after").Distinct().ShouldBe(["ann"]);
    }

    [Fact]
    public async Task what_changed_is_told_in_pages_that_together_are_all_of_it()
    {
        await RecordAsync("paged", _ => "1900-01-01", Holders);
        var address = "/api/changes?organization=paged&from=2025-05-31&to=2025-06-01";
        var seen = new List<string>();
        for (string? next = address; next is not null;)
        {
            using var response = await served.Client.GetAsync(next, Stop);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            var page = await Http.BodyAsync(response);
            foreach (var change in page.EnumerateArray())
            {
                change.GetProperty("from").GetString().ShouldBe("1900-01-01");
                change.GetProperty("post").GetString().ShouldBe("member");
            }

            var names = Names(page, "after");
            names.Count.ShouldBeLessThanOrEqualTo(Page);
            seen.AddRange(names);
            next = Next(response);
            (next is null).ShouldBe(names.Count < Page);
        }

        seen.ShouldBe(Enumerable.Range(0, Holders).Select(i => $"paged-p{i}").Order(StringComparer.Ordinal));
    }

    /// <summary>Each day has other holders than the one before; all pages would be some millions of names.</summary>
    [Fact]
    public async Task a_page_stays_one_where_every_day_differs()
    {
        await RecordAsync("days", i => new DateOnly(2000, 1, 1).AddDays(i).ToString("yyyy-MM-dd", null), Holders);
        var address = "/api/changes?organization=days&from=2025-05-31&to=2025-06-01";
        var (stretches, last) = (new List<string>(), "");
        for (var (pages, next) = (0, address); pages < 4; pages++)
        {
            using var response = await served.Client.GetAsync(next, Stop);
            var page = await Http.BodyAsync(response);
            Names(page, "after").Count.ShouldBe(Page);
            foreach (var change in page.EnumerateArray())
            {
                var key = $"{change.GetProperty("from")} {string.Join(' ', Of(change, "after"))}";
                stretches.ShouldNotContain(key);
                stretches.Add(key);
                string.CompareOrdinal(change.GetProperty("from").GetString(), last).ShouldBeGreaterThanOrEqualTo(0);
                last = change.GetProperty("from").GetString()!;
            }

            next = Next(response).ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("NjM4NDEzNzUxOTk5OTk5OTkwCjEwYTk")]
    public async Task a_cursor_of_nothing_is_refused(string after) => await Http.IsProblemAsync(
        await served.Client.GetAsync($"/api/changes?organization=openai&from=2023-11-01&after={after}", Stop),
        HttpStatusCode.BadRequest, "invalid-cursor");

    /// <summary>Of 600 posts one person is another one: nobody's before, everybody's after, twice as many as a page lists.</summary>
    [Fact]
    public async Task an_act_says_when_it_changes_more_than_it_lists()
    {
        const int Posts = 600;
        await served.PostLinesAsync([
            """{"type":"source","id":"act"}""", """{"type":"person","id":"act-y","name":"Y"}""",
            .. Enumerable.Range(0, Posts).Select(i =>
                $$"""{"type":"claim","id":"act-{{i}}","kind":"tenure","source":"act","organization":"act","post":"p{{i}}","person":"act-x","from":"2020-01-01","to":".."}""")]);
        using var large = await served.Client.PostJsonAsync(
            "/api/identities?dryRun=true", """{"person":"act-x","sameAs":"act-y","reason":"r"}""", ifMatch: null);
        var impact = await Http.BodyAsync(large);
        (Names(impact.GetProperty("impact"), "before").Count + Names(impact.GetProperty("impact"), "after").Count).ShouldBe(Page);
        impact.GetProperty("impactIncomplete").GetBoolean().ShouldBeTrue();
        using var small = await served.Client.PostJsonAsync("/api/claims/act-3/retractions?dryRun=true", """{"reason":"r"}""", ifMatch: null);
        impact = await Http.BodyAsync(small);
        Names(impact.GetProperty("impact"), "before").ShouldBe(["act-x"]);
        Names(impact.GetProperty("impact"), "after").ShouldBeEmpty();
        impact.TryGetProperty("impactIncomplete", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task a_terminal_and_an_agent_are_told_that_there_is_more()
    {
        await RecordAsync("told", _ => "1900-01-01", Holders);
        var run = await FactsInProcess.RunAsync(
            served.Store.ConnectionString, ["changes", "told", "--from", "2025-05-31", "--to", "2025-06-01", "--json"]);
        run.Exit.ShouldBe(0);
        Names(JsonDocument.Parse(run.Output).RootElement, "after").Count.ShouldBe(Page);
        var cursor = run.Notes.Split("--after ")[1].Trim();
        run = await FactsInProcess.RunAsync(
            served.Store.ConnectionString, ["changes", "told", "--from", "2025-05-31", "--to", "2025-06-01", "--json", "--after", cursor]);
        Names(JsonDocument.Parse(run.Output).RootElement, "after").Count.ShouldBe(Page);
    }

    private async Task RecordAsync(string organization, Func<int, string> from, int count)
    {
        var lines = Enumerable.Range(0, count).Select(i =>
            $$"""{"type":"claim","id":"{{organization}}-{{i}}","kind":"tenure","source":"{{organization}}","organization":"{{organization}}","post":"member","person":"{{organization}}-p{{i}}","from":"{{from(i)}}","to":"..","recordedAt":"2025-06-01T00:00:00Z"}""")
            .Prepend($$"""{"type":"source","id":"{{organization}}"}""");
        var report = await Http.BodyAsync(await served.PostLinesAsync([.. lines]));
        report.GetProperty("claims").GetInt32().ShouldBe(count);
    }

    private static List<string> Names(JsonElement changes, string when) => [.. changes.EnumerateArray().SelectMany(change => Of(change, when))];

    private static IEnumerable<string> Of(JsonElement change, string when) =>
        change.GetProperty(when).EnumerateArray().Select(holder => holder.GetProperty("person").GetProperty("id").GetString()!);

    private static string? Next(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Link", out var links))
            return null;
        var link = links.Single();
        link.ShouldEndWith(">; rel=\"next\"");
        return link[1..link.IndexOf('>', StringComparison.Ordinal)];
    }
}

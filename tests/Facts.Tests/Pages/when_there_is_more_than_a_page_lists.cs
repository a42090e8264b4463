using Facts.Tests.Support;

namespace Facts.Tests.Pages;

/// <summary>An organization with a post, and a claim in it that was withdrawn, more than a page lists.</summary>
public sealed class when_there_is_more_than_a_page_lists(ServedFacts facts) : IClassFixture<ServedFacts>, IAsyncLifetime
{
    private const int Posts = 1_002;

    public async ValueTask InitializeAsync()
    {
        if ((await facts.Client.GetAsync("/api/claims/crowd-0", TestContext.Current.CancellationToken)).IsSuccessStatusCode)
            return;
        await facts.PostLinesAsync(
        [
            """{"type":"source","id":"crowds","title":"Crowds"}""",
            .. Enumerable.Range(0, Posts).Select(i =>
                $$"""{"type":"claim","id":"crowd-{{i}}","kind":"appointment","source":"crowds","organization":"crowd","post":"p{{i}}","person":"ann","when":"2020-01-01","recordedAt":"2025-01-01T00:00:00Z"}"""),
            .. Enumerable.Range(0, Posts).Select(i =>
                $$"""{"type":"retraction","claim":"crowd-{{i}}","reason":"test","recordedAt":"2025-01-03T00:00:00Z"}"""),
        ]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("/board?organization=crowd&on=2021-01-01&known=2025-01-02", "<section class=\"card\">", "en", "in the JSON")]
    [InlineData("/source?id=crowds", "/claims/crowd-", "id", "after=")]
    [InlineData("/changes?organization=crowd&from=2024-12-31&to=2025-01-02", "<td><bdi>p", "en", "in the JSON")]
    [InlineData("/changes?organization=crowd&from=2025-01-02", "<section class=\"card\">", "en", "in the JSON")]
    public async Task it_says_that_there_is_more_and_where(string path, string each, string language, string more)
    {
        var (_, html, _) = await facts.Client.ReadAsync(path, language);
        (html.Split(each).Length - 1).ShouldBeInRange(100, 1_000);
        html.ShouldContain(more);
    }
}

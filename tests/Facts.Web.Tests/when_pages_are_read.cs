using Facts.Web.Tests.Support;
using Microsoft.Playwright;

namespace Facts.Web.Tests;

public class when_pages_are_read(Site site)
{
    /// <summary>Every page that only shows, with its name in the pictures.</summary>
    private static readonly (string Name, string Path)[] Pages =
    [
        ("ask", "/"),
        ("answer", "/?organization=openai&post=ceo&on=2023-11-18"),
        ("found", "/?q=ceo&on=2023-11-18"),
        ("nothing-found", "/?q=nonsense"),
        ("answer-refused", "/?organization=openai&post=nothing"),
        ("board", "/board?organization=openai&on=2023-11-20"),
        ("boards", "/board"),
        ("board-refused", "/board?organization=nobody"),
        ("person", "/person?id=mira-murati"),
        ("person-refused", "/person?id=nobody"),
        ("claim", "/claims/murati-demoted-over-weekend"),
        ("source", "/source?id=article-2023-11-20&claim=murati-demoted-over-weekend"),
        ("source-revised", "/source?id=revised&claim=left-in-may"),
        ("revisions", "/source/revisions?id=revised"),
        ("revisions-refused", "/source/revisions?id=revised&left=1&right=3"),
        ("orphan", "/claims/left-in-may"),
        ("correct", "/claims/murati-demoted-over-weekend/correct"),
        ("retract", "/claims/murati-demoted-over-weekend/retract"),
        ("rule", "/claims/murati-demoted-over-weekend/rule"),
        ("identify", "/person/identify?person=tandai-chen&other=mark-chen"),
        ("record", "/source/claim?source=article-2023-11-20&start=0&end=14&kind=dismissal"),
        ("changes", "/changes?organization=openai&from=2023-11-21"),
        ("changes-refused", "/changes?organization=nobody&from=2023-11-21"),
        ("proposals", "/proposals"),
        ("audit", "/audit"),
        ("timeline", "/timeline?organization=openai&on=2023-11-18"),
        ("timeline-none", "/timeline"),
        ("search", "/search"),
        ("search-found", "/search?q=murati"),
    ];

    /// <summary>In both languages and both themes, but not in each with each: colours do not depend on words.</summary>
    public static TheoryData<string, string, ColorScheme> Readings() =>
    [
        .. from page in Pages
           from reader in ((string Language, ColorScheme Theme)[])[("en", ColorScheme.Light), ("id", ColorScheme.Dark)]
           select new TheoryDataRow<string, string, ColorScheme>(page.Name, reader.Language, reader.Theme),
    ];

    public static TheoryData<string> Names() => [.. Pages.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Readings))]
    public async Task nothing_is_wrong_for_anybody(string name, string language, ColorScheme theme)
    {
        await using var visitor = await site.VisitAsync(language, theme);

        await visitor.GoAsync(PathOf(name));
        await visitor.PictureAsync($"{name}-{language}-{theme}".ToLowerInvariant());

        (await visitor.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
        (await visitor.AccessibilityAsync()).ShouldBeEmpty();
        visitor.Troubles.Where(trouble => !IsRefusal(name, trouble)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task they_say_the_same_without_scripts(string name)
    {
        await using var with = await site.VisitAsync();
        await using var without = await site.VisitAsync(script: false);

        await with.GoAsync(PathOf(name));
        await without.GoAsync(PathOf(name));

        (await without.Page.Locator("main h1").First.TextContentAsync()).ShouldBe(await with.Page.Locator("main h1").First.TextContentAsync());
        (await without.Page.Locator("main").InnerTextAsync()).ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task nothing_sticks_out_on_a_phone(string name)
    {
        await using var visitor = await site.VisitAsync(width: 360);

        await visitor.GoAsync(PathOf(name));
        await visitor.PictureAsync($"{name}-phone");

        (await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task nothing_comes_from_elsewhere_and_nothing_runs_in_the_page(string name)
    {
        await using var visitor = await site.VisitAsync();
        var asked = new List<string>();
        visitor.Page.Request += (_, request) => asked.Add(request.Url);

        var response = await visitor.GoAsync(PathOf(name));

        asked.ShouldAllBe(url => url.StartsWith(site.Address, StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal));
        var policy = (await response.AllHeadersAsync())["content-security-policy"];
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("unsafe-inline");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/timeline?organization=openai")]
    public async Task it_takes_less_than_100_KB_over_the_wire(string path)
    {
        await using var visitor = await site.VisitAsync();
        var asked = new List<IRequest>();
        visitor.Page.RequestFinished += (_, request) => asked.Add(request);

        await visitor.GoAsync(path);
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var sizes = await Task.WhenAll(asked.Select(request => request.SizesAsync()));
        // The page, its style and its script.
        sizes.Length.ShouldBeGreaterThanOrEqualTo(3);
        sizes.Sum(one => one.ResponseBodySize + one.ResponseHeadersSize).ShouldBeInRange(1, 100_000);
    }

    private static string PathOf(string name) => Pages.Single(page => page.Name == name).Path;

    /// <summary>Chromium notes a refused page on its console.</summary>
    private static bool IsRefusal(string name, string trouble) =>
        name.EndsWith("-refused", StringComparison.Ordinal) && trouble.Contains("status of 404", StringComparison.Ordinal);
}

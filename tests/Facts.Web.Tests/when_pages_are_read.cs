using Facts.Web.Tests.Support;
using Microsoft.Playwright;

namespace Facts.Web.Tests;

public class when_pages_are_read(Site site, Readings readings) : IClassFixture<Readings>
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

    public static TheoryData<string> Names() => [.. Pages.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task nothing_is_wrong_for_anybody(string name)
    {
        var page = await ReadAsync(name);

        string[] wrong = [.. page.Violations, .. page.Troubles.Where(trouble => !IsRefusal(name, trouble))];
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task they_speak_the_language_of_their_reader(string name)
    {
        var page = await ReadAsync(name);

        page.English.Language.ShouldBe("en");
        page.Indonesian.Language.ShouldBe("id");
        // What Chromium would note on its console.
        ((int)page.Indonesian.Status < 400).ShouldBe(!IsRefused(name));
        page.Indonesian.Status.ShouldBe(page.English.Status);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task they_say_the_same_without_scripts(string name)
    {
        var page = await ReadAsync(name);

        page.English.Said.ShouldBe(page.Shown);
        foreach (var said in (Reading.Said[])[page.English.Said, page.Indonesian.Said])
        {
            said.Heading.ShouldNotBeNullOrWhiteSpace();
            said.Text.Length.ShouldBeGreaterThan(said.Heading.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task nothing_sticks_out_on_a_phone(string name)
    {
        var page = await ReadAsync(name);

        page.Widths.ShouldAllBe(width => width <= Reading.Phone);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task nothing_comes_from_elsewhere_and_nothing_runs_in_the_page(string name)
    {
        var page = await ReadAsync(name);

        page.Asked.ShouldNotBeEmpty();
        page.Asked.ShouldAllBe(
            url => url.StartsWith(site.Address, StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal));
        foreach (var policy in (string[])[page.English.Policy, page.Indonesian.Policy])
        {
            policy.ShouldContain("default-src 'none'");
            policy.ShouldNotContain("unsafe-inline");
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/timeline?organization=openai")]
    public async Task it_takes_less_than_100_KB_over_the_wire(string path)
    {
        await using var visitor = await site.VisitAsync(first: true);
        var asked = new List<IRequest>();
        visitor.Page.RequestFinished += (_, request) => asked.Add(request);

        await visitor.GoAsync(path);
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var sizes = await Task.WhenAll(asked.Select(request => request.SizesAsync()));
        // The page, its style and its script.
        sizes.Length.ShouldBeGreaterThanOrEqualTo(3);
        sizes.Sum(one => one.ResponseBodySize + one.ResponseHeadersSize).ShouldBeInRange(1, 100_000);
    }

    private Task<Reading> ReadAsync(string name) => readings.OfAsync(name, Pages.Single(page => page.Name == name).Path);

    private static bool IsRefused(string name) => name.EndsWith("-refused", StringComparison.Ordinal);

    /// <summary>Chromium notes a refused page on its console.</summary>
    private static bool IsRefusal(string name, string trouble) =>
        IsRefused(name) && trouble.Contains("status of 404", StringComparison.Ordinal);
}

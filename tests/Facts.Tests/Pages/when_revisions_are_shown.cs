using System.Net;
using CsCheck;
using Facts.Domain;
using Facts.Pages;
using Facts.Tests.Support;
using static Facts.Tests.Sources.Revisions;

namespace Facts.Tests.Pages;

public sealed class when_revisions_are_shown(ServedFacts served) : IClassFixture<ServedFacts>, IAsyncLifetime
{
    private const string First = "She leads the firm.\nHe left in May.\nNobody else <b>moved</b>.",
        Second = "She leads the firm.\nHe was <i>dismissed</i> in June.\nNobody else <b>moved</b>.\nA correction was made.";

    private static readonly string[] Parts = ["a", "b ", "cd", "\n", "e\u0301", "😀"];

    public async ValueTask InitializeAsync() => (await served.Store.ImportAsync(
        Source("beside", First), Claim("stays", "beside", "leads"), Claim("orphan", "beside", "in May"),
        Revision("beside", Second, "a correction by the editors"), Claim("added", "beside", "in June"))).RejectedCount.ShouldBe(0);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task a_source_lists_its_texts_and_the_quotes_that_the_shown_one_does_not_have()
    {
        var page = await served.Client.ReadAsync("/source?id=beside");
        page.Html.ShouldContain("<strong>Revision 2</strong>");
        page.Html.ShouldContain("""href="/source?id=beside&amp;revision=1">Revision 1</a>""");
        page.Html.ShouldContain("a correction by the editors");
        page.Html.ShouldContain("""href="/source/revisions?id=beside&amp;left=1&amp;right=2">""");
        page.Html.ShouldContain("Orphaned quotes, to be reviewed (1)");
        page.Html.ShouldContain("<bdi>in May</bdi></q> <span class=\"doubt\">These words are gone.");
        page.Html.ShouldContain("href=\"/source?id=beside&amp;claim=orphan&amp;revision=1#at\"");
        page.Html.ShouldContain("""href="/claims/orphan/correct" """);
    }

    [Fact]
    public async Task an_earlier_text_has_the_marks_of_its_quotes_and_is_quoted_from()
    {
        var page = await served.Client.ReadAsync("/source?id=beside&revision=1&claim=orphan");
        page.Html.First("mark").ShouldBe("leads");
        page.Html.ShouldContain("""class="sought">in May</mark>""");
        page.Html.ShouldNotContain("Orphaned quotes");
        page.Html.ShouldContain("""href="/source/claim?source=beside&amp;revision=1">""");
        page.Html.ShouldContain("""data-revision="1" """);
    }

    [Theory]
    [InlineData("orphan", "Revision 2: These words are gone.", "/source?id=beside&amp;claim=orphan&amp;revision=1#at")]
    [InlineData("stays", "leads", "/source?id=beside&amp;claim=stays#at")]
    [InlineData("added", "in June", "/source?id=beside&amp;claim=added#at")]
    public async Task a_claim_leads_to_the_text_that_has_its_words(string claim, string says, string link)
    {
        var page = await served.Client.ReadAsync($"/claims/{claim}");
        page.Html.ShouldContain(says);
        page.Html.ShouldContain($"href=\"{link}\"");
    }

    [Fact]
    public async Task two_of_them_stand_side_by_side_with_what_changed()
    {
        var page = await served.Client.ReadAsync("/source/revisions?id=beside");
        page.Html.ShouldContain("""<td dir="auto">She leads the firm.</td>""");
        page.Html.ShouldContain("<del>left</del>");
        page.Html.ShouldContain("<ins>was &lt;i&gt;dismissed&lt;/i&gt;</ins>");
        page.Html.ShouldContain("<ins>A correction was made.</ins>");
        page.Html.ShouldContain("Nobody else &lt;b&gt;moved&lt;/b&gt;.");
    }

    [Theory]
    [InlineData("?id=beside&left=1&right=3", HttpStatusCode.NotFound, Codes.UnknownRevision)]
    [InlineData("?id=nothing", HttpStatusCode.NotFound, Codes.UnknownSource)]
    [InlineData("?id=beside&left=2&right=2", HttpStatusCode.OK, "Both have the same text.")]
    [InlineData("?id=beside&left=2&right=1", HttpStatusCode.OK, "<ins>left</ins>")]
    public async Task whatever_is_asked_for_is_answered(string asked, HttpStatusCode status, string says)
    {
        var page = await served.Client.ReadAsync($"/source/revisions{asked}");
        page.Status.ShouldBe(status);
        page.Html.ShouldContain(says);
    }

    [Fact]
    public void nothing_of_either_text_is_left_out()
    {
        var text = Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[0, 60].Select(string.Concat);
        Gen.Select(text, text).Sample((left, right) =>
        {
            var rows = SideBySide.Of(left, right)!;
            Told(rows.Select(row => row.Left)).ShouldBe(left);
            Told(rows.Select(row => row.Right)).ShouldBe(right);
            rows.Any(row => row.IsChanged).ShouldBe(left != right);
            Unchanged(rows.Select(row => row.Left)).ShouldBe(Unchanged(rows.Select(row => row.Right)));
        });
    }

    [Fact]
    public void texts_that_would_take_long_are_not_compared() =>
        SideBySide.Of(new string('a', SideBySide.MostCompared), "b").ShouldBeNull();

    private static string Told(IEnumerable<IReadOnlyList<Stretch>?> lines) =>
        string.Join('\n', lines.OfType<IReadOnlyList<Stretch>>().Select(line => string.Concat(line.Select(one => one.Text))));

    private static string Unchanged(IEnumerable<IReadOnlyList<Stretch>?> lines) => string.Concat(
        lines.OfType<IReadOnlyList<Stretch>>().SelectMany(line => line).Where(one => !one.IsChanged).Select(one => one.Text));
}

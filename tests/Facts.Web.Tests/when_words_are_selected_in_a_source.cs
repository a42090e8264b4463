using Facts.Web.Tests.Support;
using Microsoft.Playwright;

namespace Facts.Web.Tests;

public class when_words_are_selected_in_a_source(Site site)
{
    /// <summary>From within one quote's mark to within another's, over plain text between them.</summary>
    private const string Select = """
        () => {
          const marks = document.querySelectorAll(".snapshot mark");
          const range = document.createRange();
          range.setStart(marks[2].firstChild, 3);
          range.setEnd(marks[4].firstChild, 5);
          const selection = getSelection();
          selection.removeAllRanges();
          selection.addRange(range);
          return range.toString();
        }
        """;

    [Fact]
    public async Task a_claim_is_recorded_from_exactly_these_words()
    {
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;

        await visitor.GoAsync("/source?id=article-2023-11-20");
        var record = page.GetByRole(AriaRole.Link, new() { Name = "Record a claim from these words" });
        (await record.CountAsync()).ShouldBe(0);
        var words = await page.EvaluateAsync<string>(Select);
        await record.ClickAsync();

        (await page.GetByLabel("The exact words in the source").InputValueAsync()).ShouldBe(words);
        await page.GetByLabel("Kind of claim").SelectOptionAsync("statement");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the fields of this kind" }).ClickAsync();
        await page.GetByLabel("Organization (id)").FillAsync("selected-words");
        await page.GetByLabel("What it says").FillAsync("They were selected.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();
        await Assertions.Expect(page.Locator("#preview")).ToBeVisibleAsync();
        (await visitor.AccessibilityAsync()).ShouldBeEmpty();
        await visitor.PictureAsync("record-preview");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        (await page.GetByRole(AriaRole.Status).TextContentAsync()).ShouldBe("The claim is recorded.");
        (await page.Locator("blockquote mark").TextContentAsync()).ShouldBe(words);
        visitor.Troubles.ShouldBeEmpty();
    }
}

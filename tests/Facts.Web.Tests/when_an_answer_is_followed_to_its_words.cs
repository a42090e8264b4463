using System.Text.RegularExpressions;
using Facts.Web.Tests.Support;
using Microsoft.Playwright;

namespace Facts.Web.Tests;

public class when_an_answer_is_followed_to_its_words(Site site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task the_right_words_are_marked(bool script)
    {
        await using var visitor = await site.VisitAsync(script: script);
        var page = visitor.Page;

        await visitor.GoAsync("/");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Chief executive officer" }).First.ClickAsync();
        await page.GetByLabel("Question").FillAsync("who was CEO of OpenAI");
        await page.GetByLabel("On", new() { Exact = true }).FillAsync("2023-11-18");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(new Regex("^Mira Murati, interim, possibly until 19 November 2023"));

        await page.GetByRole(AriaRole.Link, new() { Name = "dismissal" }).First.ClickAsync();
        var quote = (await page.Locator("blockquote mark").TextContentAsync())!.Trim();
        quote.ShouldBe("namun dirinya diturunkan jabatannya pada akhir pekan");
        await page.GetByRole(AriaRole.Link, new() { Name = "In its source" }).ClickAsync();

        (await page.Locator("#at mark").TextContentAsync()).ShouldBe(quote);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("#at$"));
        visitor.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task text_of_others_is_shown_and_never_run()
    {
        const string Hostile = "<script>document.title='run'</script><svg onload=\"document.title='run'\"> \u202Edrawkcab \"'>&lt;";
        await using var visitor = await site.VisitAsync();
        await site.ImportAsync(
            new { type = "source", id = "hostile", title = Hostile, text = $"Before. {Hostile} After." },
            new
            {
                type = "claim",
                id = "hostile-claim",
                kind = "statement",
                source = "hostile",
                organization = "hostile-org",
                says = Hostile,
                quote = Hostile,
            });

        foreach (var path in (string[])["/source?id=hostile&claim=hostile-claim", "/claims/hostile-claim", "/?organization=%3Cscript%3E&post=x"])
        {
            await visitor.GoAsync(path);
            (await visitor.Page.TitleAsync()).ShouldNotBe("run");
            (await visitor.Page.Locator("main script, main svg").CountAsync()).ShouldBe(0);
        }

        await visitor.GoAsync("/source?id=hostile&claim=hostile-claim");
        (await visitor.Page.Locator("#at mark").TextContentAsync()).ShouldBe(Hostile);
    }
}

using System.Text.RegularExpressions;
using Facts.Web.Tests.Support;
using Microsoft.Playwright;

namespace Facts.Web.Tests;

/// <summary>The whole way of an editor: from a question to the words, to a correction that is looked at before it is saved, to its change.</summary>
public class when_a_mistake_is_found_and_mended(Site site)
{
    /// <summary>What the pages call things.</summary>
    private sealed record Wording(
        string On, string Timeline, string Known, string InSource, string Correct, string Reason, string Preview, string NotYet, string Save,
        string Saved, string Nobody);

    private static readonly Wording English = new(
        "On", "Timeline", "As known at", "In its source", "Correct this claim", "Reason", "Show what would change", "Nothing is saved yet.",
        "Save", "The correction is saved.", "nobody else");

    private static readonly Wording Indonesian = new(
        "Pada", "Garis waktu", "Menurut yang diketahui pada", "Dalam sumbernya", "Koreksi klaim ini", "Alasan",
        "Tampilkan yang akan berubah", "Belum ada yang disimpan.", "Simpan", "Koreksi tersimpan.", "tidak ada yang lain");

    [Theory]
    [InlineData("en", true)]
    [InlineData("id", true)]
    [InlineData("en", false)]
    [InlineData("id", false)]
    public async Task it_is_seen_from_the_question_to_the_change(string language, bool script)
    {
        var (say, name) = (language == "en" ? English : Indonesian, $"journey-{language}-{(script ? "quick" : "plain")}");
        await RecordAsync(name);
        await using var visitor = await site.VisitAsync(language, script: script);
        var page = visitor.Page;

        // Ask.
        await visitor.GoAsync($"/?organization={name}&post=head&on=2021-06-01");
        (await page.Locator("h1").TextContentAsync())!.ShouldContain("Ann Arden");

        // Look at the picture, and move both sliders.
        await page.GetByRole(AriaRole.Link, new() { Name = say.Timeline }).First.ClickAsync();
        await visitor.GoAsync($"/timeline?organization={name}&on=2021-06-01");
        await Assertions.Expect(page.Locator("svg.timeline .bar")).ToHaveCountAsync(1);
        if (script)
        {
            await page.GetByRole(AriaRole.Slider, new() { Name = say.On, Exact = true }).PressAsync("ArrowRight");
            await Assertions.Expect(page).ToHaveURLAsync(new Regex("on=2021-06-02"));
            await page.GetByRole(AriaRole.Slider, new() { Name = say.Known }).PressAsync("Home");
            await Assertions.Expect(page).ToHaveURLAsync(new Regex("known=2021-02-02"));
        }

        // Open the claim, and see its words in the source.
        await visitor.GoAsync($"/?organization={name}&post=head&on=2021-06-01");
        await page.Locator($"main a[href='/claims/{name}-tenure']").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = say.InSource }).ClickAsync();
        (await page.Locator("#at mark").TextContentAsync()).ShouldBe("headed the firm until 2022");
        await page.GoBackAsync();

        // Correct it: first what would change, then the deed.
        await page.GetByRole(AriaRole.Link, new() { Name = say.Correct }).ClickAsync();
        await page.Locator("input[name='field:to']").FillAsync("2021-03-01");
        await page.GetByLabel(say.Reason).FillAsync("The register has the day.");
        await page.GetByRole(AriaRole.Button, new() { Name = say.Preview }).ClickAsync();
        (await page.Locator("#preview").TextContentAsync())!.ShouldContain(say.NotYet);
        (await page.Locator("#preview").TextContentAsync())!.ShouldContain("Ann Arden");
        // axe-core is a script itself.
        if (script)
            (await visitor.AccessibilityAsync()).ShouldBeEmpty();
        await visitor.PictureAsync($"{name}-preview");
        await page.GetByRole(AriaRole.Button, new() { Name = say.Save, Exact = true }).ClickAsync();
        (await page.GetByRole(AriaRole.Status).TextContentAsync()).ShouldBe(say.Saved);

        // See what became of the answers.
        await visitor.GoAsync($"/changes?organization={name}&from=2021-12-31");
        var change = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Ann Arden" }).First;
        (await change.TextContentAsync())!.ShouldContain(say.Nobody);
        await visitor.PictureAsync($"{name}-change");
        visitor.Troubles.ShouldBeEmpty();
    }

    private Task RecordAsync(string name) => site.ImportAsync(
        new { type = "organization", id = name, name = $"Journey {name}" },
        new { type = "person", id = "ann-arden", name = "Ann Arden" },
        new { type = "source", id = $"{name}-source", title = "A paper", text = "Ann Arden headed the firm until 2022. So it was.", recordedAt = "2021-02-01T00:00:00Z" },
        new
        {
            type = "claim",
            id = $"{name}-tenure",
            kind = "tenure",
            source = $"{name}-source",
            organization = name,
            post = "head",
            person = "ann-arden",
            from = "2020-01-01",
            to = "2022-01-01",
            quote = "headed the firm until 2022",
            recordedAt = "2021-02-02T00:00:00Z",
        });
}

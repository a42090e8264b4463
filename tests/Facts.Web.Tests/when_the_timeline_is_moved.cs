using System.Text.RegularExpressions;
using Facts.Web.Tests.Support;
using Microsoft.Playwright;

namespace Facts.Web.Tests;

public class when_the_timeline_is_moved(Site site)
{
    private const string Openai = "/timeline?organization=openai&on=2023-11-18";

    [Fact]
    public async Task the_line_follows_the_day_by_keyboard()
    {
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await visitor.GoAsync(Openai);
        var slider = page.GetByRole(AriaRole.Slider, new() { Name = "On" });
        var before = await page.Locator("#line").GetAttributeAsync("transform");

        await slider.PressAsync("ArrowRight");

        await Assertions.Expect(page.Locator("#line text")).ToHaveTextAsync("19 Nov 2023");
        (await page.Locator("#line").GetAttributeAsync("transform")).ShouldNotBe(before);
        (await slider.GetAttributeAsync("aria-valuetext")).ShouldBe("19 Nov 2023");
        (await page.Locator("input[name=on]").First.InputValueAsync()).ShouldBe("2023-11-19");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("on=2023-11-19"));
        (await page.GetByRole(AriaRole.Link, new() { Name = "Zoom in" }).GetAttributeAsync("href"))!.ShouldContain("on=2023-11-19");
        visitor.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task the_line_stands_where_the_server_puts_it()
    {
        await using var with = await site.VisitAsync();
        await using var without = await site.VisitAsync(script: false);
        await with.GoAsync(Openai);
        await without.GoAsync(Openai);
        (await with.Page.Locator("#line").GetAttributeAsync("transform")).ShouldBe(
            await without.Page.Locator("#line").GetAttributeAsync("transform"));
    }

    [Fact]
    public async Task the_picture_becomes_that_of_another_recorded_time()
    {
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await site.ImportAsync(
            new { type = "source", id = "moved", title = "Moved", recordedAt = "2020-01-01T00:00:00Z" },
            Tenure("moved-1", "ann", "2019-01-01", "2020-01-01", "2020-01-02T00:00:00Z"),
            Tenure("moved-2", "bob", "2020-01-01", "..", "2020-01-03T00:00:00Z"));
        await visitor.GoAsync("/timeline?organization=moved-org");
        await Assertions.Expect(page.Locator("svg.timeline .bar")).ToHaveCountAsync(2);
        var slider = page.GetByRole(AriaRole.Slider, new() { Name = "As known at" });
        (await slider.GetAttributeAsync("aria-valuetext")).ShouldBe("now");

        // Over the second time to the first.
        await slider.PressAsync("ArrowLeft");
        await slider.PressAsync("ArrowLeft");

        await Assertions.Expect(page.Locator("svg.timeline .bar")).ToHaveCountAsync(1);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("known=2020-01-02T00%3A00%3A00Z"));
        (await page.Locator("svg.timeline .bar").GetAttributeAsync("href"))!.ShouldContain("known=2020-01-02T00%3A00%3A00Z");
        (await slider.EvaluateAsync<bool>("range => range === document.activeElement")).ShouldBeTrue();

        await slider.PressAsync("End");
        await Assertions.Expect(page.Locator("svg.timeline .bar")).ToHaveCountAsync(2);
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("known="));
        visitor.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task an_answer_that_comes_late_is_not_shown()
    {
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await visitor.GoAsync("/timeline?organization=openai&post=ceo");
        // The first question is answered only after the second one.
        var asked = new List<string>();
        var (second, answered) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/timeline?*", async route =>
        {
            asked.Add(route.Request.Url);
            if (asked.Count == 1)
            {
                await second.Task;
                await route.FulfillAsync(new() { ContentType = "text/html", Body = "<div id=picture>overtaken</div>" });
                answered.SetResult();
                return;
            }

            await route.ContinueAsync();
        });
        var slider = page.GetByRole(AriaRole.Slider, new() { Name = "As known at" });

        await page.RunAndWaitForRequestAsync(() => slider.PressAsync("Home"), request => request.Url.Contains("known="));
        await slider.PressAsync("End");
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("known="));
        second.SetResult();
        await answered.Task;

        await Assertions.Expect(page.Locator("svg.timeline")).ToBeVisibleAsync();
        (await page.Locator("#picture").TextContentAsync())!.ShouldNotContain("overtaken");
    }

    [Fact]
    public async Task a_bar_leads_to_its_answer_by_keyboard_and_tells_its_claims()
    {
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await visitor.GoAsync(Openai);
        var bar = page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Mira Murati: 17 November 2023") });

        await bar.FocusAsync();
        await Assertions.Expect(page.Locator(".told")).ToContainTextAsync("murati-appointed-ceo");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Mira Murati");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("on=2023-11-17"));
    }

    private static object Tenure(string id, string person, string from, string to, string recordedAt) =>
        new { type = "claim", id, kind = "tenure", source = "moved", organization = "moved-org", post = "head", person, from, to, recordedAt };
}

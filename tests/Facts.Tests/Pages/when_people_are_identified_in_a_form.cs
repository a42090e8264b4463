using System.Net;
using Facts.Tests.Support;

namespace Facts.Tests.Pages;

public sealed class when_people_are_identified_in_a_form(ServedFacts served) : IClassFixture<ServedFacts>
{
    [Fact]
    public async Task two_ids_become_one_person_and_two_again()
    {
        var form = await FormAsync("greg-brockman", "mira-murati");
        form.Text.ShouldContain("They are two people after all</strong>");
        form["Reason"] = "test";
        var preview = await form.SendAsync("preview");
        preview.Text.ShouldContain("Nothing is saved yet.");
        preview.Text.ShouldContain("Greg Brockman");
        var saved = await preview.SendAsync("save");
        saved.Text.ShouldContain("Saved.");
        saved.Text.ShouldContain("They are one person</strong>");

        var undo = await FormAsync("greg-brockman", "mira-murati");
        (undo["Decision"], undo["Reason"]) = ("two", "they are not");
        (await (await undo.SendAsync("preview")).SendAsync("save")).Text.ShouldContain("They are two people after all</strong>");
    }

    [Fact]
    public async Task who_was_slower_looks_again()
    {
        var (mine, theirs) = (await FormAsync("brad-lightcap", "jason-kwon"), await FormAsync("brad-lightcap", "jason-kwon"));
        (mine["Reason"], theirs["Reason"]) = ("mine", "theirs");
        var previewed = await mine.SendAsync("preview");
        await (await theirs.SendAsync("preview")).SendAsync("save");
        var refused = await previewed.SendAsync("save");
        refused.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        refused.Text.ShouldContain("Somebody else was faster");
        refused["Reason"].ShouldBe("mine");
        (await refused.SendAsync("preview")).Text.ShouldContain("It is so already");
    }

    [Theory]
    [InlineData("ilya-sutskever", "nobody", "test", HttpStatusCode.UnprocessableEntity, "unknown-person")]
    [InlineData("ilya-sutskever", "ilya-sutskever", "test", HttpStatusCode.BadRequest, "invalid-value")]
    [InlineData("ilya-sutskever", "mira-murati", "", HttpStatusCode.BadRequest, "missing-field")]
    public async Task it_refuses_beside_the_form(string person, string other, string reason, HttpStatusCode status, string code)
    {
        var form = await FormAsync("ilya-sutskever", "sam-altman");
        (form["Person"], form["Other"], form["Reason"]) = (person, other, reason);
        var refused = await form.SendAsync("preview");
        refused.Status.ShouldBe(status);
        refused.Html.ShouldContain($"<code>{code}</code>");
        refused["Person"].ShouldBe(person);
    }

    private Task<WebForm> FormAsync(string person, string other) =>
        WebForm.GetAsync(served.Client, $"/person/identify?person={person}&other={other}");
}

using Facts.Domain.Recording;
using Facts.Domain.Sources;

namespace Facts.Domain.Tests.Recording;

public sealed class when_a_source_has_another_text
{
    private const string Source = """{"type":"source","id":"s","text":"He left.","recordedAt":"2024-03-01"}""";

    [Theory]
    [InlineData("2024-03-01T23:59:59Z", Codes.RecordedTimeGoesBack)]
    [InlineData("2024-03-02T00:00:00Z", "")]
    [InlineData("2024-03-03T00:00:00Z", "")]
    [InlineData("2027-01-01T00:00:00Z", Codes.InvalidDate)]
    public void its_recorded_time_does_not_go_back(string recordedAt, string code) => new Decided()
        .Given(Source, Revision("He has left.", "2024-03-02"))
        .Codes(Revision("They left.", recordedAt)).ShouldBe([code]);

    [Fact]
    public void the_text_that_it_has_is_no_news_but_the_line_is_known()
    {
        var lines = new Decided().Given(Source, Revision("One.", "2024-03-02"));
        var confirmed = lines.Say(Revision("One.", "2024-03-03"));
        confirmed.IsUnchanged.ShouldBeTrue();
        confirmed.Events.ShouldHaveSingleItem().Data.ShouldBeOfType<SourceConfirmed>().Revision.ShouldBe(2);
        lines.Given(Revision("Two.", "2024-03-04"));
        lines.Say(Revision("One.", "2024-03-03")).ShouldBe(Decision.Unchanged);
        lines.State.Revisions["s"][^1].Text.ShouldBe("Two.");
    }

    [Fact]
    public void words_that_the_newest_text_has_twice_are_not_taken_from_an_older_one()
    {
        var lines = new Decided().Given(Source, Revision("He left. She left.", "2024-03-02"));
        var refused = lines.Say("""{"type":"claim","id":"c","kind":"statement","source":"s","organization":"o","quote":"left"}""").Refusal!;
        refused.Code.ShouldBe(Codes.QuoteAmbiguous);
        refused.Message.ShouldContain("in revision 2");
    }

    [Fact]
    public void one_that_is_not_there_has_none() => new Decided().Codes(Revision("He left.", "2024-03-01")).ShouldBe([Codes.UnknownSource]);

    private static string Revision(string text, string recordedAt) =>
        $$"""{"type":"revision","source":"s","text":"{{text}}","recordedAt":"{{recordedAt}}"}""";
}

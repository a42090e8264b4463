namespace Facts.Domain.Tests.Reading;

public sealed class when_a_statement_has_a_date
{
    [Theory]
    [InlineData("Norcross Corp said Ann Reed was named treasurer, effective January 1.", "2024-01-01")]
    [InlineData("Norcross Corp said Ann Reed was named treasurer, effective immediately.", "2023-11-20")]
    [InlineData("Norcross Corp said Ann Reed will become treasurer on December 4.", "2023-12-04")]
    [InlineData("Norcross Corp said Ann Reed became treasurer in May.", "2023-05")]
    [InlineData("Norcross Corp said Ann Reed became treasurer over the weekend.", "[2023-11-18..2023-11-19]")]
    [InlineData("Ann Reed became treasurer of Norcross Corp on Friday.", "2023-11-17")]
    [InlineData("Norcross Corp named Ann Reed treasurer. Reed's appointment is effective December 1.", "2023-12-01")]
    [InlineData("Norcross Corp named Ann Reed treasurer.", null)]
    public void it_is_that_of_the_change(string text, string? when) => Said.Read(text).Statements.ShouldHaveSingleItem().When.ShouldBe(when);

    [Fact]
    public void it_says_how_it_was_reckoned() =>
        Said.Read("Ann Reed became treasurer of Norcross Corp on Friday.").Statements[0].How.ShouldBe("the Friday before the day of publication");

    [Fact]
    public void a_start_of_an_earlier_year_is_that_of_what_is_held() =>
        Said.In("Norcross Corp chairman Ann Reed spoke. Reed became chairman in 1998.").ShouldBe(["holds | Ann Reed | chairman | Norcross Corp | 1998"]);
}

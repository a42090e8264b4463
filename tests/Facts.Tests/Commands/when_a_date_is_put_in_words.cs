using Facts.Commands;

namespace Facts.Tests.Commands;

public sealed class when_a_date_is_put_in_words
{
    [Theory]
    [InlineData("2023-11-17", "17 November 2023")]
    [InlineData("2023-11", "November 2023")]
    [InlineData("2023", "2023")]
    [InlineData("..", "ongoing")]
    [InlineData("[2023-11-18..2023-11-19]", "between 18 and 19 November 2023")]
    [InlineData("[2023-10-30..2023-11-02]", "between 30 October and 2 November 2023")]
    [InlineData("[2022-12-31..2023-01-01]", "between 31 December 2022 and 1 January 2023")]
    [InlineData("[2022..2023]", "between 2022 and 2023")]
    [InlineData("[..2023-11-20]", "by 20 November 2023")]
    [InlineData("[2023-11-20..]", "from 20 November 2023 on")]
    [InlineData("[2023-11-17,2023-11-19]", "17 November 2023 or 19 November 2023")]
    [InlineData("{2021,2023}", "2021 and 2023")]
    [InlineData("2023-11?", "November 2023 (uncertain)")]
    [InlineData("2023-11~", "about November 2023")]
    [InlineData("2023%", "about 2023 (uncertain)")]
    [InlineData("2023-21", "spring 2023")]
    [InlineData("199X", "the 1990s")]
    [InlineData("2023-11-XX", "a day in November 2023")]
    [InlineData("2023-XX", "a month in 2023")]
    [InlineData("2021/2023-05", "2021 to May 2023")]
    [InlineData("2021/..", "2021, ongoing")]
    [InlineData("2021/", "2021, end unknown")]
    [InlineData("../2021", "until 2021")]
    [InlineData("2023-11-17T12:00:00Z", "17 November 2023, 12:00 UTC")]
    public void it_reads_as_people_say_it(string edtf, string words) => EdtfWords.Of(edtf).ShouldBe(words);

    [Theory]
    [InlineData("2023-11-17", "17 November 2023")]
    [InlineData("[2023-11-18..2023-11-19]", "18 or 19 November 2023")]
    [InlineData("[2023-11-01..2023-11-19]", "some time between 1 and 19 November 2023")]
    [InlineData("[..2023-11-20]", "20 November 2023 or earlier")]
    [InlineData("[2023-11-20..]", "20 November 2023 or later")]
    public void it_stands_after_since_and_until(string edtf, string words) => EdtfWords.Point(edtf).ShouldBe(words);

    [Theory]
    [InlineData("2023-11-17", "on 17 November 2023")]
    [InlineData("2023-11", "in November 2023")]
    [InlineData("[..2023-11-20]", "by 20 November 2023")]
    public void it_stands_after_a_verb(string edtf, string words) => EdtfWords.When(edtf).ShouldBe(words);

    [Theory]
    [InlineData("Y170000002")]
    [InlineData("-0043-03-15")]
    [InlineData("XXXX")]
    [InlineData("19XX")]
    [InlineData("1XXX-12")]
    [InlineData("[1,3..5]")]
    [InlineData("20?23-11")]
    public void it_stays_as_it_is_without_words_for_it(string edtf) => EdtfWords.Of(edtf).ShouldBe(edtf);

    [Theory]
    [InlineData("2023-11-18", "18 November 2023")]
    [InlineData("2023-11-19T23:59:59.999999Z", "19 November 2023")]
    [InlineData("2023-11-20T15:00:00Z", "20 November 2023, 15:00 UTC")]
    public void it_takes_the_end_of_a_day_for_the_day(string asOf, string words) => EdtfWords.AsOf(asOf).ShouldBe(words);
}

using Facts.Domain.Dates;

namespace Facts.Domain.Tests.Dates;

/// <summary>Published on Monday, 20 November 2023.</summary>
public sealed class when_dates_are_in_words
{
    private static readonly DateOnly Published = new(2023, 11, 20);

    [Theory]
    [InlineData("on 17 November 2023", "2023-11-17")]
    [InlineData("on November 17, 2023", "2023-11-17")]
    [InlineData("on January 3", "2024-01-03")]
    [InlineData("in March 2021", "2021-03")]
    [InlineData("since 1983", "1983")]
    [InlineData("in the 1970s", "197X")]
    [InlineData("today", "2023-11-20")]
    [InlineData("yesterday", "2023-11-19")]
    [InlineData("on Friday", "2023-11-17")]
    [InlineData("on Monday", "2023-11-20")]
    [InlineData("next Friday", "2023-11-24")]
    [InlineData("last Monday", "2023-11-13")]
    [InlineData("last week", "[2023-11-13..2023-11-19]")]
    [InlineData("last month", "2023-10")]
    [InlineData("next year", "2024")]
    [InlineData("over the weekend", "[2023-11-18..2023-11-19]")]
    [InlineData("by year's end", "[2023-11-20..2023-12-31]")]
    [InlineData("two years ago", "2021")]
    [InlineData("three months ago", "2023-08")]
    [InlineData("effective April one", "2024-04-01")]
    public void english_is_read(string words, string edtf) => Single(words, "en").Edtf.ShouldBe(edtf);

    [Theory]
    [InlineData("pada hari Jumat", "2023-11-17")]
    [InlineData("Jumat (17/11/2023)", "2023-11-17")]
    [InlineData("pada tanggal 3 Februari 2009", "2009-02-03")]
    [InlineData("pada Maret 2000", "2000-03")]
    [InlineData("sejak tahun 2009", "2009")]
    [InlineData("hari ini", "2023-11-20")]
    [InlineData("pekan lalu", "[2023-11-13..2023-11-19]")]
    [InlineData("bulan lalu", "2023-10")]
    [InlineData("tahun depan", "2024")]
    [InlineData("akhir pekan", "[2023-11-18..2023-11-19]")]
    [InlineData("Oktober lalu", "2023-10")]
    [InlineData("dua tahun lalu", "2021")]
    public void indonesian_is_read(string words, string edtf) => Single(words, "id").Edtf.ShouldBe(edtf);

    [Fact]
    public void how_it_was_reckoned_is_said_unless_it_is_whole()
    {
        Single("on Friday", "en").How.ShouldBe("the Friday before the day of publication");
        Single("on 17 November 2023", "en").How.ShouldBeNull();
    }

    [Theory]
    [InlineData("on February 30, 2023")]
    [InlineData("they may march")]
    [InlineData("one of them")]
    public void what_is_no_date_is_none(string words) => DateWords.In(words, "en", Published).Where(one => one.Edtf is { Length: > 7 }).ShouldBeEmpty();

    [Fact]
    public void without_a_day_of_publication_only_whole_dates_are_known()
    {
        DateWords.In("on Friday", "en", null).ShouldHaveSingleItem().Edtf.ShouldBeNull();
        DateWords.In("on 17 November 2023", "en", null).ShouldHaveSingleItem().Edtf.ShouldBe("2023-11-17");
    }

    private static DateInWords Single(string words, string language) => DateWords.In(words, language, Published).ShouldHaveSingleItem();
}

using Facts.Store.Sentences;
using Facts.Tests.Support;

namespace Facts.Tests.Commands;

public sealed class when_a_date_is_put_in_words
{
    [Theory]
    [InlineData("2023-11-17", "17 November 2023", "17 November 2023")]
    [InlineData("2023-08-05", "5 August 2023", "5 Agustus 2023")]
    [InlineData("2023-05", "May 2023", "Mei 2023")]
    [InlineData("2023", "2023", "2023")]
    [InlineData("..", "ongoing", "masih berlangsung")]
    [InlineData("[2023-11-18..2023-11-19]", "between 18 and 19 November 2023", "antara 18 dan 19 November 2023")]
    [InlineData("[2023-10-30..2023-11-02]", "between 30 October and 2 November 2023", "antara 30 Oktober dan 2 November 2023")]
    [InlineData("[2022-12-31..2023-01-01]", "between 31 December 2022 and 1 January 2023", "antara 31 Desember 2022 dan 1 Januari 2023")]
    [InlineData("[2022..2023]", "between 2022 and 2023", "antara 2022 dan 2023")]
    [InlineData("[..2023-11-20]", "by 20 November 2023", "paling lambat 20 November 2023")]
    [InlineData("[2023-11-20..]", "from 20 November 2023 on", "mulai 20 November 2023")]
    [InlineData("[2023-11-17,2023-11-19]", "17 November 2023 or 19 November 2023", "17 November 2023 atau 19 November 2023")]
    [InlineData("{2021,2023}", "2021 and 2023", "2021 dan 2023")]
    [InlineData("2023-03?", "March 2023 (uncertain)", "Maret 2023 (tidak pasti)")]
    [InlineData("2023-11~", "about November 2023", "sekitar November 2023")]
    [InlineData("2023%", "about 2023 (uncertain)", "sekitar 2023 (tidak pasti)")]
    [InlineData("2023-21", "spring 2023", "musim semi 2023")]
    [InlineData("2023-22", "summer 2023", "musim panas 2023")]
    [InlineData("2023-23", "autumn 2023", "musim gugur 2023")]
    [InlineData("2023-24", "winter 2023", "musim dingin 2023")]
    [InlineData("199X", "the 1990s", "tahun 1990-an")]
    [InlineData("2023-07-XX", "a day in July 2023", "suatu hari pada Juli 2023")]
    [InlineData("2023-XX", "a month in 2023", "suatu bulan pada 2023")]
    [InlineData("2021/2023-05", "2021 to May 2023", "2021 sampai Mei 2023")]
    [InlineData("2021/..", "2021, ongoing", "2021, masih berlangsung")]
    [InlineData("2021/", "2021, end unknown", "2021, akhir tidak diketahui")]
    [InlineData("../2021", "until 2021", "sampai 2021")]
    [InlineData("2023-11-17T12:00:00Z", "17 November 2023, 12:00 UTC", "17 November 2023 pukul 12.00 UTC")]
    public void it_reads_as_people_say_it(string edtf, string english, string indonesian) =>
        Reader.ShouldRead(() => EdtfWords.Of(edtf), english, indonesian);

    [Theory]
    [InlineData("2023-11-17", "17 November 2023", "17 November 2023")]
    [InlineData("[2023-11-18..2023-11-19]", "18 or 19 November 2023", "18 atau 19 November 2023")]
    [InlineData("[2023-11-01..2023-11-19]", "some time between 1 and 19 November 2023", "suatu waktu antara 1 dan 19 November 2023")]
    [InlineData("[..2023-11-20]", "20 November 2023 or earlier", "20 November 2023 atau sebelumnya")]
    [InlineData("[2023-11-20..]", "20 November 2023 or later", "20 November 2023 atau sesudahnya")]
    public void it_stands_after_since_and_until(string edtf, string english, string indonesian) =>
        Reader.ShouldRead(() => EdtfWords.Point(edtf), english, indonesian);

    [Theory]
    [InlineData("2023-11-17", "on 17 November 2023", "pada 17 November 2023")]
    [InlineData("2023-06", "in June 2023", "pada Juni 2023")]
    [InlineData("[..2023-11-20]", "by 20 November 2023", "paling lambat 20 November 2023")]
    public void it_stands_after_a_verb(string edtf, string english, string indonesian) =>
        Reader.ShouldRead(() => EdtfWords.When(edtf), english, indonesian);

    [Theory]
    [InlineData("Y170000002")]
    [InlineData("-0043-03-15")]
    [InlineData("XXXX")]
    [InlineData("19XX")]
    [InlineData("1XXX-12")]
    [InlineData("[1,3..5]")]
    [InlineData("20?23-11")]
    public void it_stays_as_it_is_without_words_for_it(string edtf) => Reader.ShouldRead(() => EdtfWords.Of(edtf), edtf, edtf);

    [Theory]
    [InlineData("2023-11-18", "18 November 2023", "18 November 2023")]
    [InlineData("2023-12-19T23:59:59.999999Z", "19 December 2023", "19 Desember 2023")]
    [InlineData("2023-11-20T15:00:00Z", "20 November 2023, 15:00 UTC", "20 November 2023 pukul 15.00 UTC")]
    [InlineData("2023-11-20T15:00:09Z", "20 November 2023, 15:00:09 UTC", "20 November 2023 pukul 15.00.09 UTC")]
    public void it_takes_the_end_of_a_day_for_the_day(string asOf, string english, string indonesian) =>
        Reader.ShouldRead(() => EdtfWords.AsOf(asOf), english, indonesian);
}

using Facts.Domain.Time;

namespace Facts.Domain.Tests.Time;

public class when_a_text_is_not_edtf
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("..")]
    [InlineData("2023-1-1")]
    [InlineData("2023-11-1")]
    [InlineData("202")]
    [InlineData("198")]
    [InlineData("20231117")]
    [InlineData("2023-")]
    [InlineData("2023-11-")]
    [InlineData("2023-11-17-")]
    [InlineData("2023-11-17x")]
    [InlineData("2023/11/17")]
    [InlineData("2023.11.17")]
    [InlineData("17-11-2023")]
    [InlineData("+2023")]
    [InlineData("12023")]
    [InlineData("2023-321")]
    [InlineData("2023-W46-5")]
    [InlineData("P1Y")]
    [InlineData(" 2023")]
    [InlineData("2023 ")]
    [InlineData("2023\n")]
    [InlineData("2023\0")]
    [InlineData("２０２３")]
    [InlineData("٢٠٢٣")]
    [InlineData("2023−11")]
    [InlineData("\ud800")]
    public void it_refuses_what_has_no_date_shape(string? text) => Refuses(text);

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("1900-02-29")]
    [InlineData("-0001-02-29")]
    [InlineData("2023-11-31")]
    [InlineData("2023-11-00")]
    [InlineData("2023-13")]
    [InlineData("2023-00")]
    [InlineData("2023-00-01")]
    [InlineData("-0000")]
    [InlineData("-0000-01-01")]
    public void it_refuses_days_that_never_were(string text) => Refuses(text);

    [Theory]
    [InlineData("2023-11-17T")]
    [InlineData("2023-11-17T12")]
    [InlineData("2023-11-17T12:00")]
    [InlineData("2023-11-17T12:00Z")]
    [InlineData("2023-11-17T24:00:00Z")]
    [InlineData("2023-11-17T12:60:00Z")]
    [InlineData("2016-12-31T23:59:60Z")]
    [InlineData("2023-11-17t12:00:00Z")]
    [InlineData("2023-11-17T12:00:00z")]
    [InlineData("2023-11-17T12:00:00.Z")]
    [InlineData("2023-11-17T12:00:00.1234567890Z")]
    [InlineData("2023-11-17T12:00:00,5Z")]
    [InlineData("2023-11-17T12:00:00ZZ")]
    [InlineData("2023-11-17T12:00:00+5")]
    [InlineData("2023-11-17T12:00:00+0500")]
    [InlineData("2023-11-17T12:00:00+05:0")]
    [InlineData("2023-11-17T12:00:00+24")]
    [InlineData("2023-11-17T12:00:00+05:60")]
    [InlineData("2023-11-17T12:00:00-00:00")]
    [InlineData("2023-11-17T12:00:00-00")]
    [InlineData("2023-11-17T12:00:00Z?")]
    [InlineData("2023-11-17?T12:00:00Z")]
    [InlineData("2023-11-XXT12:00:00Z")]
    [InlineData("2023-11T12:00:00Z")]
    [InlineData("2023T12:00:00Z")]
    [InlineData("Y12023T12:00:00Z")]
    [InlineData("2023-11-17T12:00:00ZT12:00:00Z")]
    [InlineData("T12:00:00Z")]
    public void it_refuses_incomplete_and_impossible_times(string text) => Refuses(text);

    [Theory]
    [InlineData("Y1985")]
    [InlineData("Y-1985")]
    [InlineData("Y012023")]
    [InlineData("Y")]
    [InlineData("Y-")]
    [InlineData("Y--12023")]
    [InlineData("Y12023-01")]
    [InlineData("y12023")]
    [InlineData("Y-17E7")] // level 2
    [InlineData("Y171010000S3")]
    [InlineData("Y9999999999999999999")] // 19 digits
    [InlineData("1950S2")]
    public void it_refuses_long_years_out_of_shape_or_reach(string text) => Refuses(text);

    [Theory]
    [InlineData("2001-20")]
    [InlineData("2001-25")] // level 2
    [InlineData("2001-41")]
    [InlineData("2001-42")]
    [InlineData("2001-21-05")]
    [InlineData("2001-21-XX")]
    [InlineData("2001-21T12:00:00Z")]
    [InlineData("2001-21/2003")]
    [InlineData("2001/2003-22")]
    [InlineData("[2001-21..2003]")]
    [InlineData("[..2001-21]")]
    public void it_refuses_seasons_out_of_place(string text) => Refuses(text);

    [Theory]
    [InlineData("XXXX")] // level 2
    [InlineData("2XXX")]
    [InlineData("1XX3")]
    [InlineData("20X5")]
    [InlineData("201X-05")]
    [InlineData("201X-XX")]
    [InlineData("2004-XX-05")]
    [InlineData("2004-1X")]
    [InlineData("2004-05-1X")]
    [InlineData("201x")]
    [InlineData("2004-13-XX")]
    [InlineData("-00XX-XX")]
    [InlineData("-0000-XX")]
    [InlineData("201X/2020")]
    [InlineData("2004-06-XX/2004-07-03")] // level 2
    [InlineData("[201X..2020]")]
    public void it_refuses_unspecified_digits_out_of_place(string text) => Refuses(text);

    [Theory]
    [InlineData("?")]
    [InlineData("?2004")]
    [InlineData("2004?-06")] // level 2
    [InlineData("2004-06-~11")] // level 2
    [InlineData("2004??")]
    [InlineData("2004?~")]
    [InlineData("2004%%")]
    public void it_refuses_qualifiers_out_of_place(string text) => Refuses(text);

    [Theory]
    [InlineData("/")]
    [InlineData("../..")]
    [InlineData("../")]
    [InlineData("/..")]
    [InlineData("//")]
    [InlineData("2004//2005")]
    [InlineData("2004/2005/2006")]
    [InlineData("2005/2004")]
    [InlineData("2005-02/2005-01")]
    [InlineData("2005-01-02/2005-01-01")]
    [InlineData("2005/-2005")]
    [InlineData("Y20000/2000")]
    [InlineData("2004/...")]
    [InlineData("2004/.")]
    [InlineData("2004..2005")]
    [InlineData("2004-01-01T00:00:00Z/2005-01-01T00:00:00Z")]
    [InlineData("2004/2005-13")]
    [InlineData("2018-01-15/02-20")]
    [InlineData("[2004]/2005")]
    [InlineData("2004/[2005]")]
    public void it_refuses_intervals_reversed_or_out_of_shape(string text) => Refuses(text);

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("]")]
    [InlineData("[..]")]
    [InlineData("{..}")]
    [InlineData("[...]")]
    [InlineData("[....]")]
    [InlineData("[,]")]
    [InlineData("[..,..]")]
    [InlineData("[2001")]
    [InlineData("2001]")]
    [InlineData("[2001}")]
    [InlineData("{2001]")]
    [InlineData("[2001]]")]
    [InlineData("[[2001]]")]
    [InlineData("[{2001}]")]
    [InlineData("[2001,]")]
    [InlineData("[,2001]")]
    [InlineData("[2001,,2002]")]
    [InlineData("[2001, 2002]")]
    [InlineData("[2002..2001]")]
    [InlineData("{2002..2001}")]
    [InlineData("[2001...2002]")]
    [InlineData("[2001..2002..2003]")]
    [InlineData("[..2001..]")]
    [InlineData("[..2001..2002]")]
    [InlineData("[2001..2002..]")]
    [InlineData("[1990,..2001]")]
    [InlineData("[1990..,2001]")]
    [InlineData("[2001/2002]")]
    [InlineData("[2001]?")]
    [InlineData("[2023-11-18T00:00:00Z..2023-11-17T12:00:00Z]")]
    [InlineData("[2023-11-17T23:00:00-08..2023-11-18T06:59:59Z]")]
    [InlineData("[2023-11-17T12:00:00Z,2024]")]
    [InlineData("[2023-11-31]")]
    public void it_refuses_sets_reversed_or_out_of_shape(string text) => Refuses(text);

    [Fact]
    public void it_refuses_a_text_past_the_cap()
    {
        string members = string.Concat(Enumerable.Repeat("2001,", 198));
        string longest = $"[{members}-0043-03]";
        longest.Length.ShouldBe(Edtf.MaxLength);
        Edtf.TryParse(longest, out _, out var error).ShouldBeTrue(error);
        Refuses($"[{members}-0043-03?]");
    }

    [Fact]
    public void it_throws_the_sentence_when_the_text_must_be_a_date()
    {
        Edtf.TryParse("2023-02-29", out _, out var error).ShouldBeFalse();
        Should.Throw<FormatException>(() => Edtf.Parse("2023-02-29")).Message.ShouldBe(error);
        error.ShouldBe("'2023-02-29' is no date: that month has days 01 to 28.");
    }

    [Theory]
    [InlineData("..", true)]
    [InlineData("...", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("2023", false)]
    public void it_knows_the_open_end_alone(string? text, bool open) => Edtf.IsOpen(text).ShouldBe(open);

    private static void Refuses(string? text)
    {
        Edtf.TryParse(text, out var date, out var error).ShouldBeFalse();
        date.ShouldBeNull();
        error.ShouldEndWith(".");
        error.Any(c => c is < ' ' or > '~').ShouldBeFalse(error);
    }
}

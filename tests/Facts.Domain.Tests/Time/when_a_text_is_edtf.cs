using Facts.Domain.Time;

namespace Facts.Domain.Tests.Time;

/// <summary>
/// Texts of the Library of Congress specification (LoC) and of ISO 8601-2:2019, Annex A. The bounds were worked out by hand.
/// </summary>
public class when_a_text_is_edtf
{
    [Theory]
    [InlineData("1985-04-12", "1985-04-12", "1985-04-12")] // LoC, Date
    [InlineData("1985-04", "1985-04-01", "1985-04-30")]
    [InlineData("1985", "1985-01-01", "1985-12-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2000-02-29", "2000-02-29", "2000-02-29")]
    [InlineData("0000", "0000-01-01", "0000-12-31")]
    [InlineData("0000-02-29", "0000-02-29", "0000-02-29")]
    [InlineData("9999-12-31", "9999-12-31", "9999-12-31")]
    [InlineData("1985-04-12T23:20:30", "1985-04-12T23:20:30", "1985-04-12T23:20:30")] // LoC, Date and Time
    [InlineData("1985-04-12T23:20:30Z", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30Z")]
    [InlineData("1985-04-12T23:20:30-04", "1985-04-12T23:20:30-04", "1985-04-12T23:20:30-04")]
    [InlineData("1985-04-12T23:20:30+04:30", "1985-04-12T23:20:30+04:30", "1985-04-12T23:20:30+04:30")]
    [InlineData("1985-04-12T00:00:00+00:00", "1985-04-12T00:00:00+00:00", "1985-04-12T00:00:00+00:00")]
    [InlineData("1985-04-12T23:20:30.123456789Z", "1985-04-12T23:20:30.123456Z", "1985-04-12T23:20:30.123456Z")] // what Go and Java print
    [InlineData("1985-04-12T23:20:30.500Z", "1985-04-12T23:20:30.5Z", "1985-04-12T23:20:30.5Z")] // extension: fractions
    [InlineData("1985-04-12T23:20:30.000001", "1985-04-12T23:20:30.000001", "1985-04-12T23:20:30.000001")]
    [InlineData("1964/2008", "1964-01-01", "2008-12-31")] // LoC, Time Interval
    [InlineData("2004-06/2006-08", "2004-06-01", "2006-08-31")]
    [InlineData("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08")]
    [InlineData("2004-02-01/2005-02", "2004-02-01", "2005-02-28")]
    [InlineData("2004-02-01/2005", "2004-02-01", "2005-12-31")]
    [InlineData("2005/2006-02", "2005-01-01", "2006-02-28")]
    [InlineData("2004-02-01/2004", "2004-02-01", "2004-12-31")] // the end has moments after the start
    [InlineData("2004/2004-02", "2004-01-01", "2004-02-29")]
    [InlineData("2004/2004", "2004-01-01", "2004-12-31")]
    public void it_reads_level_0(string text, string earliest, string latest) => Reads(text, 0, earliest, latest);

    [Theory]
    [InlineData("Y170000002", "Y170000002", "Y170000002")] // LoC, Letter-prefixed calendar year
    [InlineData("Y-170000002", "Y-170000002", "Y-170000002")]
    [InlineData("Y10000", "Y10000", "Y10000")]
    [InlineData("Y999999999999999999", "Y999999999999999999", "Y999999999999999999")]
    [InlineData("2001-21", "2001-03-01", "2001-05-31")] // LoC, Seasons; the months are our choice
    [InlineData("2001-22", "2001-06-01", "2001-08-31")]
    [InlineData("2001-23", "2001-09-01", "2001-11-30")]
    [InlineData("2001-24", "2001-12-01", "2002-02-28")]
    [InlineData("2003-24", "2003-12-01", "2004-02-29")]
    [InlineData("-0001-24", "-0001-12-01", "0000-02-29")]
    [InlineData("9999-24", "9999-12-01", "Y10000")]
    [InlineData("1984?", "1984-01-01", "1984-12-31")] // LoC, Qualification of a date (complete)
    [InlineData("2004-06~", "2004-06-01", "2004-06-30")]
    [InlineData("2004-06-11%", "2004-06-11", "2004-06-11")]
    [InlineData("2001-21?", "2001-03-01", "2001-05-31")]
    [InlineData("Y170000002~", "Y170000002", "Y170000002")]
    [InlineData("201X", "2010-01-01", "2019-12-31")] // LoC, Unspecified digit(s) from the right
    [InlineData("20XX", "2000-01-01", "2099-12-31")]
    [InlineData("2004-XX", "2004-01-01", "2004-12-31")]
    [InlineData("1985-04-XX", "1985-04-01", "1985-04-30")]
    [InlineData("2024-02-XX", "2024-02-01", "2024-02-29")]
    [InlineData("1985-XX-XX", "1985-01-01", "1985-12-31")]
    [InlineData("000X", "0000-01-01", "0009-12-31")]
    [InlineData("201X?", "2010-01-01", "2019-12-31")]
    [InlineData("-201X", "-2019-01-01", "-2010-12-31")]
    [InlineData("-000X", "-0009-01-01", "-0001-12-31")]
    [InlineData("-1985", "-1985-01-01", "-1985-12-31")] // LoC, Negative calendar year
    [InlineData("-0043-03-15", "-0043-03-15", "-0043-03-15")]
    [InlineData("-0004-02-29", "-0004-02-29", "-0004-02-29")]
    [InlineData("-0043-03-15T12:00:00Z", "-0043-03-15T12:00:00Z", "-0043-03-15T12:00:00Z")]
    [InlineData("1985-04-12/..", "1985-04-12", "..")] // LoC, Extended Interval: open
    [InlineData("1985-04/..", "1985-04-01", "..")]
    [InlineData("1985/..", "1985-01-01", "..")]
    [InlineData("../1985-04-12", "..", "1985-04-12")]
    [InlineData("../1985-04", "..", "1985-04-30")]
    [InlineData("../1985", "..", "1985-12-31")]
    [InlineData("1985-04-12/", "1985-04-12", "")] // LoC, Extended Interval: unknown
    [InlineData("1985-04/", "1985-04-01", "")]
    [InlineData("1985/", "1985-01-01", "")]
    [InlineData("/1985-04-12", "", "1985-04-12")]
    [InlineData("/1985-04", "", "1985-04-30")]
    [InlineData("/1985", "", "1985-12-31")]
    [InlineData("1984~/2004-06", "1984-01-01", "2004-06-30")] // ISO 8601-2, 10.3.2
    [InlineData("1984/2004-06~", "1984-01-01", "2004-06-30")]
    [InlineData("1984~/2004~", "1984-01-01", "2004-12-31")]
    [InlineData("1984?/2004%", "1984-01-01", "2004-12-31")]
    [InlineData("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08")]
    [InlineData("../1985-04-12?", "..", "1985-04-12")]
    [InlineData("1985-04-12~/", "1985-04-12", "")]
    [InlineData("-1000/-0500", "-1000-01-01", "-0500-12-31")]
    [InlineData("Y-20000/2000", "Y-20000", "2000-12-31")]
    public void it_reads_level_1(string text, string earliest, string latest) => Reads(text, 1, earliest, latest);

    [Theory]
    [InlineData("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31")] // LoC, One of a set
    [InlineData("[..1760-12-03]", "..", "1760-12-03")]
    [InlineData("[1760-12..]", "1760-12-01", "..")]
    [InlineData("[1760-01,1760-02,1760-12..]", "1760-01-01", "..")]
    [InlineData("[1667,1760-12]", "1667-01-01", "1760-12-31")]
    [InlineData("[..1984]", "..", "1984-12-31")]
    [InlineData("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31")] // LoC, All members
    [InlineData("{1960,1961-12}", "1960-01-01", "1961-12-31")]
    [InlineData("{..1984}", "..", "1984-12-31")]
    [InlineData("[2023-11-18..2023-11-19]", "2023-11-18", "2023-11-19")] // the weekend of the design
    [InlineData("{..1983-12-31,1984-10-10..1984-11-01,1984-11-05..}", "..", "..")] // ISO 8601-2, 6.3 d
    [InlineData("[1985]", "1985-01-01", "1985-12-31")]
    [InlineData("[1672,1667]", "1667-01-01", "1672-12-31")]
    [InlineData("[..1990,1984]", "..", "1990-12-31")]
    [InlineData("[1960,1950..]", "1950-01-01", "..")]
    [InlineData("[2002..2002]", "2002-01-01", "2002-12-31")]
    [InlineData("[2001-03..2001]", "2001-03-01", "2001-12-31")]
    [InlineData("[1984?,2001-21,201X,-0043]", "-0043-01-01", "2019-12-31")] // members of level 1
    [InlineData("[1984?..1990~]", "1984-01-01", "1990-12-31")]
    [InlineData("[2023-11-17T12:00:00Z..2023-11-18T00:00:00Z]", "2023-11-17T12:00:00Z", "2023-11-18T00:00:00Z")] // extension
    [InlineData("[2023-11-17T12:00:00.5Z..2023-11-18]", "2023-11-17T12:00:00.5Z", "2023-11-18")]
    [InlineData("[2023-11-17T12:00:00Z..2023-11-17T12:00:00Z]", "2023-11-17T12:00:00Z", "2023-11-17T12:00:00Z")]
    [InlineData("[2023-11-17T12:00:00Z..2023-11-17T13:00:00Z,2023-11-17]", "2023-11-17", "2023-11-17")]
    [InlineData("[2023-11-17T23:00:00-08..2023-11-18T07:00:00Z]", "2023-11-17T23:00:00-08", "2023-11-18T07:00:00Z")]
    [InlineData("[..2023-11-17T12:00:00Z]", "..", "2023-11-17T12:00:00Z")]
    [InlineData("[2023-11-17T12:00:00Z..]", "2023-11-17T12:00:00Z", "..")]
    public void it_reads_sets_as_level_2(string text, string earliest, string latest) => Reads(text, 2, earliest, latest);

    [Fact]
    public void it_keeps_open_and_unknown_apart()
    {
        Edtf.Parse("1985/..").Latest.Kind.ShouldBe(EdtfBoundKind.Open);
        Edtf.Parse("1985/").Latest.Kind.ShouldBe(EdtfBoundKind.Unknown);
        EdtfBound.Open.ShouldNotBe(EdtfBound.Unknown);
        default(EdtfBound).ShouldBe(EdtfBound.Unknown);
    }

    [Fact]
    public void it_gives_the_parts_of_a_bound()
    {
        var bound = Edtf.Parse("1985-04-12T23:20:30.25-05:30").Earliest;
        (bound.Kind, bound.Year, bound.Month, bound.Day).ShouldBe((EdtfBoundKind.Known, 1985L, 4, 12));
        bound.Time.ShouldBe(new TimeOnly(23, 20, 30, 250));
        bound.Zone.ShouldBe("-05:30");
        bound.Offset.ShouldBe(-new TimeSpan(5, 30, 0));

        var local = Edtf.Parse("1985-04-12T23:20:30").Latest;
        local.Zone.ShouldBeNull();
        local.Offset.ShouldBeNull();
        Edtf.Parse("1985").Latest.Time.ShouldBeNull();
    }

    [Fact]
    public void it_is_equal_by_text()
    {
        Edtf.Parse("2023").ShouldBe(Edtf.Parse("2023"));
        Edtf.Parse("2023").GetHashCode().ShouldBe(Edtf.Parse("2023").GetHashCode());
        Edtf.Parse("2023").ShouldNotBe(Edtf.Parse("2023?"));
        Edtf.Parse("2023?").ToString().ShouldBe("2023?");
    }

    private static void Reads(string text, int level, string earliest, string latest)
    {
        Edtf.TryParse(text, out var date, out var error).ShouldBeTrue(error);
        error.ShouldBeNull();
        date.Text.ShouldBe(text);
        (date.Level, date.Earliest.ToString(), date.Latest.ToString()).ShouldBe((level, earliest, latest));
    }
}

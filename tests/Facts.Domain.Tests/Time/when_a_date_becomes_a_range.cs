using System.Globalization;
using Facts.Domain.Time;

namespace Facts.Domain.Tests.Time;

public class when_a_date_becomes_a_range
{
    [Theory]
    [InlineData("2023-11-17", "2023-11-17T00:00:00.000000", "2023-11-17T23:59:59.999999")]
    [InlineData("2024-02", "2024-02-01T00:00:00.000000", "2024-02-29T23:59:59.999999")]
    [InlineData("9999", "9999-01-01T00:00:00.000000", "9999-12-31T23:59:59.999999")]
    [InlineData("0002", "0002-01-01T00:00:00.000000", "0002-12-31T23:59:59.999999")]
    [InlineData("1984?", "1984-01-01T00:00:00.000000", "1984-12-31T23:59:59.999999")]
    [InlineData("2023-11-17T12:00:00Z", "2023-11-17T12:00:00.000000", "2023-11-17T12:00:00.000000")]
    [InlineData("2023-11-17T12:00:00", "2023-11-17T12:00:00.000000", "2023-11-17T12:00:00.000000")] // local reads as UTC
    [InlineData("2023-11-17T23:00:00-08", "2023-11-18T07:00:00.000000", "2023-11-18T07:00:00.000000")]
    [InlineData("2023-11-17T02:00:00.000001+05:30", "2023-11-16T20:30:00.000001", "2023-11-16T20:30:00.000001")]
    [InlineData("[2023-11-18..2023-11-19]", "2023-11-18T00:00:00.000000", "2023-11-19T23:59:59.999999")]
    [InlineData("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999", "9999-12-31T23:59:59.999999")]
    public void it_is_inclusive_in_whole_microseconds(string text, string earliest, string latest) =>
        Spans(text, Utc(earliest), Utc(latest));

    [Theory]
    [InlineData("2023/..")]
    [InlineData("2023/")]
    [InlineData("[2023..]")]
    public void it_reaches_forward_without_limit(string text) => Spans(text, Utc("2023-01-01T00:00:00.000000"), DateTime.MaxValue);

    [Theory]
    [InlineData("../2023")]
    [InlineData("/2023")]
    [InlineData("[..2023]")]
    public void it_reaches_back_without_limit(string text) => Spans(text, DateTime.MinValue, Utc("2023-12-31T23:59:59.999999"));

    [Fact]
    public void it_begins_at_the_limit_in_year_1() => Spans("0001", DateTime.MinValue, Utc("0001-12-31T23:59:59.999999"));

    [Theory]
    [InlineData("0000")]
    [InlineData("000X")]
    [InlineData("-0043-03-15")]
    [InlineData("Y10000")]
    [InlineData("Y-999999999999999999")]
    [InlineData("Y999999999999999999")]
    [InlineData("9999-24")]
    [InlineData("-0043/2023")]
    [InlineData("2023/Y12023")]
    [InlineData("../0000")]
    [InlineData("Y12023/..")]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    public void it_has_no_place_outside_years_1_to_9999(string text)
    {
        Edtf.Parse(text).TryGetRange(out var earliest, out var latest).ShouldBeFalse();
        (earliest, latest).ShouldBe((default, default));
    }

    private static void Spans(string text, DateTime earliest, DateTime latest)
    {
        Edtf.Parse(text).TryGetRange(out var from, out var to).ShouldBeTrue();
        (from, to).ShouldBe((earliest, latest));
        (from.Kind, to.Kind).ShouldBe((DateTimeKind.Utc, DateTimeKind.Utc));
    }

    private static DateTime Utc(string text) => DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}

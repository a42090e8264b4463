using CsCheck;
using Facts.Domain.Time;

namespace Facts.Domain.Tests.Time;

public class when_a_range_is_printed
{
    private const long LastMicrosecond = 315_537_897_599_999_999; // 9999-12-31T23:59:59.999999

    [Theory]
    [InlineData("2023-11-17", "2023-11-17")]
    [InlineData("2023-11", "2023-11")]
    [InlineData("2023", "2023")]
    [InlineData("2023-11-17?", "2023-11-17")]
    [InlineData("2023-XX-XX", "2023")]
    [InlineData("202X", "[2020..2029]")]
    [InlineData("2023-24", "[2023-12..2024-02]")]
    [InlineData("2023/2023-11-17", "[2023-01-01..2023-11-17]")]
    [InlineData("2023-03/2024", "[2023-03..2024-12]")]
    [InlineData("[2023-11-18,2023-11-19]", "[2023-11-18..2023-11-19]")]
    [InlineData("../2023-11-20", "[..2023-11-20]")]
    [InlineData("/2023", "[..2023]")]
    [InlineData("2023-11-20/", "[2023-11-20..]")]
    [InlineData("2023-11/..", "[2023-11..]")]
    [InlineData("2023-11-17T12:00:00", "2023-11-17T12:00:00Z")]
    [InlineData("2023-11-17T12:00:00.120Z", "2023-11-17T12:00:00.12Z")]
    [InlineData("2023-11-17T00:00:00Z", "2023-11-17T00:00:00Z")]
    [InlineData("2023-11-17T12:00:00-08", "2023-11-17T20:00:00Z")]
    [InlineData("[2023-11-17T12:00:00Z..2023-11-18T00:00:00Z]", "[2023-11-17T12:00:00Z..2023-11-18T00:00:00Z]")]
    [InlineData("[2023..2023-11-18T11:00:00Z]", "[2023-01-01..2023-11-18T11:00:00Z]")]
    [InlineData("[2023-11-17T12:00:00Z..2023]", "[2023-11-17T12:00:00Z..2023-12-31]")]
    [InlineData("0001", "[..0001]")]
    [InlineData("9999", "9999")]
    public void it_is_as_short_as_it_can_be(string text, string printed)
    {
        Edtf.Parse(text).TryGetRange(out var earliest, out var latest).ShouldBeTrue();
        Edtf.Print(earliest, latest).ShouldBe(printed);
    }

    [Fact]
    public void it_is_two_dots_when_nothing_limits_it() => Edtf.Print(DateTime.MinValue, DateTime.MaxValue).ShouldBe("..");

    [Fact]
    public void it_refuses_ranges_that_are_none()
    {
        var noon = new DateTime(2023, 11, 17, 12, 0, 0, DateTimeKind.Utc);
        Should.Throw<ArgumentException>(() => Edtf.Print(noon, noon.AddTicks(-10)));
        Should.Throw<ArgumentException>(() => Edtf.Print(noon, noon.AddTicks(1)));
        Should.Throw<ArgumentException>(() => Edtf.Print(DateTime.SpecifyKind(noon, DateTimeKind.Local), noon));
        Should.Throw<ArgumentException>(() => Edtf.Print(DateTime.MaxValue, DateTime.MaxValue));
    }

    [Fact]
    public void it_reads_back_as_the_same_range()
    {
        // Any microsecond, and the edges of days, months and years, from which the short forms come.
        var instants = Gen.Long[0, LastMicrosecond];
        var days = Gen.Select(Gen.Int[1, 9999], Gen.Int[1, 12], Gen.Int[1, 31]).Select(
            (y, m, d) => new DateTime(y, m, Math.Min(d, DateTime.DaysInMonth(y, m)), 0, 0, 0, DateTimeKind.Utc).Ticks / 10);
        var edges = Gen.Select(days, Gen.OneOf(0L, -1L, 1L, 86_400_000_000 - 1)).Select(
            (day, step) => Math.Clamp(day + step, 0, LastMicrosecond));
        var years = Gen.Select(Gen.Int[1, 9999], Gen.Bool).Select((y, end) => end
            ? new DateTime(y, 12, 31).Ticks / 10 + 86_400_000_000 - 1
            : new DateTime(y, 1, 1).Ticks / 10);
        var ends = Gen.Frequency((1, instants), (3, edges), (2, years), (1, Gen.Const(0L)), (1, Gen.Const(long.MaxValue)));

        Gen.Select(ends, ends, Gen.Int[0, 9]).Sample((a, b, same) =>
        {
            if (same == 0) b = a;
            var (earliest, latest) = (At(Math.Min(a, b)), At(Math.Max(a, b)));
            if (earliest == DateTime.MaxValue) return;
            string text = Edtf.Print(earliest, latest);
            if (text == "..")
            {
                (earliest, latest).ShouldBe((DateTime.MinValue, DateTime.MaxValue));
                return;
            }
            Edtf.Parse(text).TryGetRange(out var from, out var to).ShouldBeTrue(text);
            (from, to).ShouldBe((earliest, latest), text);
            Edtf.Print(from, to).ShouldBe(text);
        }, iter: 50_000);
    }

    private static DateTime At(long microsecond) =>
        microsecond == long.MaxValue ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc) : new(microsecond * 10, DateTimeKind.Utc);
}

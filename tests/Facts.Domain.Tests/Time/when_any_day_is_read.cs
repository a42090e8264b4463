using CsCheck;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Tests.Time;

/// <summary>The framework's calendar is the oracle of ours, where it has one: years 1 to 9999.</summary>
public class when_any_day_is_read
{
    [Fact]
    public void it_exists_when_the_framework_says_so() => Gen.Select(Gen.Int[1, 9999], Gen.Int[0, 14], Gen.Int[0, 33]).Sample((y, m, d) =>
    {
        bool exists = m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m);
        string text = $"{y:0000}-{m:00}-{d:00}";
        Edtf.TryParse(text, out var date, out _).ShouldBe(exists, text);
        (Boundary.OfDay(text) is not null).ShouldBe(exists, text);
        if (!exists) return;
        date!.TryGetRange(out var earliest, out var latest).ShouldBeTrue();
        var day = new DateTime(y, m, d, 0, 0, 0, DateTimeKind.Utc);
        earliest.ShouldBe(day);
        (latest - earliest).ShouldBe(TimeSpan.FromDays(1) - TimeSpan.FromMicroseconds(1));
        var boundary = Boundary.OfDay(text)!;
        (boundary.Earliest, boundary.Latest).ShouldBe((earliest, latest));
        boundary.Earliest.Kind.ShouldBe(DateTimeKind.Utc);
    }, iter: 50_000);

    [Theory]
    [InlineData("2023-11")]
    [InlineData("2023-11-17?")]
    [InlineData("2023-11-XX")]
    [InlineData("2023-11-17T10:00:00Z")]
    [InlineData(" 2023-11-17")]
    [InlineData("2023-11-7")]
    [InlineData("23-11-17")]
    [InlineData("2023/11/17")]
    [InlineData("0000-01-01")]
    [InlineData("+023-11-17")]
    [InlineData("٢٠٢٣-١١-١٧")]
    public void it_is_a_day_by_the_calendar_only_where_it_is_written_as_one(string text) => Boundary.OfDay(text).ShouldBeNull();

    [Fact]
    public void it_ends_every_february_of_every_year_as_the_framework_does()
    {
        for (int y = 1; y <= 9999; y++)
        {
            int days = DateTime.IsLeapYear(y) ? 29 : 28;
            Edtf.Parse($"{y:0000}-02").Latest.Day.ShouldBe(days);
            Edtf.TryParse($"{y:0000}-02-29", out _, out _).ShouldBe(days == 29);
            Edtf.Parse($"{y:0000}").TryGetRange(out _, out var latest).ShouldBeTrue();
            latest.Date.ShouldBe(new DateTime(y, 12, 31));
        }
    }

    [Fact]
    public void it_moves_instants_by_their_zone_as_the_framework_does() => Gen.Select(
        Gen.DateTime[new DateTime(2, 1, 1), new DateTime(9998, 12, 31)], Gen.Int[-14 * 60, 14 * 60]).Sample((local, minutes) =>
    {
        var at = new DateTimeOffset(local.Ticks / 10 * 10, TimeSpan.FromMinutes(minutes));
        Edtf.Parse(at.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz")).TryGetRange(out var earliest, out var latest).ShouldBeTrue();
        earliest.ShouldBe(at.UtcDateTime);
        latest.ShouldBe(at.UtcDateTime);
    }, iter: 20_000);

    [Fact]
    public void it_orders_days_before_year_1_too()
    {
        // 400 years are 146,097 days, so that a day and the same day 4,000 years later behave alike: the end of an interval
        // just before its start is refused, on any day.
        Gen.Select(Gen.Int[-9000, 4000], Gen.Int[1, 12], Gen.Int[1, 31]).Sample((y, m, d) =>
        {
            var later = new DateTime((y + 12_000) % 400 + 2000, m, Math.Min(d, DateTime.DaysInMonth((y + 12_000) % 400 + 2000, m)));
            var before = later.AddDays(-1);
            int shift = y - ((y + 12_000) % 400 + 2000);
            string today = $"{later.Year + shift:0000}-{later:MM-dd}", yesterday = $"{before.Year + shift:0000}-{before:MM-dd}";
            Edtf.TryParse($"{yesterday}/{today}", out _, out var error).ShouldBeTrue(error);
            Edtf.TryParse($"{today}/{yesterday}", out _, out _).ShouldBeFalse();
        }, iter: 20_000);
    }
}

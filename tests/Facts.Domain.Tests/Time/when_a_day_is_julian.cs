using Facts.Domain.Time;

namespace Facts.Domain.Tests.Time;

public sealed class when_a_day_is_julian
{
    /// <summary>Pairs that history books agree on: the change of 1582, Newton's birth, England's change, October 1917.</summary>
    [Theory]
    [InlineData("1500-02-29", "1500-03-10")]
    [InlineData("1582-10-05", "1582-10-15")]
    [InlineData("1642-12-25", "1643-01-04")]
    [InlineData("1752-09-03", "1752-09-14")]
    [InlineData("1917-10-25", "1917-11-07")]
    public void its_gregorian_day_is_given(string julian, string gregorian) =>
        JulianDay.ToGregorian(julian)!.Value.ToString("yyyy-MM-dd").ShouldBe(gregorian);

    [Theory]
    [InlineData("1500-02-30")]
    [InlineData("1501-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("1500-2-9")]
    [InlineData("1500-02")]
    [InlineData("")]
    public void what_is_none_is_none(string text) => JulianDay.ToGregorian(text).ShouldBeNull();
}

using Facts.Domain.Time;

namespace Facts.Domain.Tests.Time;

/// <summary>RFC 3339, section 5.6, as other programs print it.</summary>
public sealed class when_an_instant_is_read
{
    [Theory]
    [InlineData("2023-11-20T09:00:00Z", "2023-11-20T09:00:00Z")]
    [InlineData("2023-11-20t09:00:00z", "2023-11-20T09:00:00Z")]
    [InlineData("2023-11-20 09:00:00Z", "2023-11-20T09:00:00Z")]
    [InlineData("2023-11-20 09:00:00.5+01:00", "2023-11-20T08:00:00.5Z")]
    [InlineData("2023-11-20T09:00:00.5Z", "2023-11-20T09:00:00.5Z")]
    [InlineData("2023-11-20T09:00:00.123456Z", "2023-11-20T09:00:00.123456Z")]
    [InlineData("2023-11-20T09:00:00.1234567Z", "2023-11-20T09:00:00.123456Z")] // .NET "O"
    [InlineData("2023-11-20T09:00:00.123456789Z", "2023-11-20T09:00:00.123456Z")] // Go, Java
    [InlineData("2023-11-20T09:00:00.999999999Z", "2023-11-20T09:00:00.999999Z")]
    [InlineData("2023-11-20T23:30:00-05:30", "2023-11-21T05:00:00Z")]
    [InlineData("2023-11-20T09:00:00-00:00", "2023-11-20T09:00:00Z")]
    [InlineData("2023-11-20T09:00:00.123456789+23:59", "2023-11-19T09:01:00.123456Z")]
    public void it_is_kept_to_the_microsecond(string text, string read) => AsOf.TryParse(text)!.Text.ShouldBe(read);

    [Theory]
    [InlineData("2023-11-20T09:00:00.Z")]
    [InlineData("2023-11-20T09:00:00.+00:00")]
    [InlineData("2023-11-20T09:00:00+0000")]
    [InlineData("2023-11-20T09:00:00.5-0130")]
    [InlineData("2023-11-20T09:00:00+00")]
    [InlineData("2023-11-20T09:00:00+24:00")]
    [InlineData("2023-11-20T09:00:00+01:60")]
    [InlineData("2023-11-20T09:00:00+1:00")]
    [InlineData("2023-11-20T09:00:00Z+01:00")]
    [InlineData("2023-11-20T09:00:00ZZ")]
    [InlineData("2023-11-20T09:00:00 Z")]
    [InlineData("2023-11-20T09:00:00,5Z")]
    [InlineData("2023-11-20T09:00:00.1234567890Z")]
    [InlineData("2023-11-20T09:00:00.12x4Z")]
    [InlineData("2023-11-20T09:00:00.١Z")]
    [InlineData("2023-11-20T09:00:00")]
    [InlineData("2023-11-20T09:00Z")]
    [InlineData("2023-11-20T24:00:00Z")]
    [InlineData("2023-11-20T09:00:60Z")]
    [InlineData("2023-11-20_09:00:00Z")]
    [InlineData("2023-1-20T09:00:00Z")]
    [InlineData("2023-11-20T09:00:00Z\n")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("")]
    public void anything_else_is_none(string text) => AsOf.TryParse(text).ShouldBeNull();
}

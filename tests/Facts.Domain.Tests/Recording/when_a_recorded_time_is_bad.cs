
namespace Facts.Domain.Tests.Recording;

/// <summary>The clock stands at 2026-01-01T12:00:00Z.</summary>
public sealed class when_a_recorded_time_is_bad
{
    public static TheoryData<string> Names => SampleLines.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void no_line_comes_from_the_future(string name)
    {
        foreach (var future in (string[])["2026-01-01T12:00:00.000001Z", "2026-01-02", "9999-12-31T23:59:59Z"])
        {
            var line = SampleLines.Of(name);
            line["recordedAt"] = future;
            BadLine.Refused(Codes.InvalidDate, line.ToJsonString()).Message.ShouldContain("future");
        }
    }

    [Theory]
    [InlineData("2025")]
    [InlineData("2025-01-01T00:00:00")]
    [InlineData("2025-01-01T25:00:00Z")]
    [InlineData("2025-02-30")]
    [InlineData("now")]
    [InlineData("")]
    public void it_is_an_instant_with_its_zone_or_a_day(string recordedAt)
    {
        var line = SampleLines.Of("organization");
        line["recordedAt"] = recordedAt;
        BadLine.Refused(Codes.InvalidDate, line.ToJsonString());
    }

    [Theory]
    [InlineData("tenure")]
    [InlineData("statement")]
    [InlineData("correction")]
    [InlineData("retraction")]
    [InlineData("ruling")]
    [InlineData("outcome")]
    public void it_does_not_go_back_within_an_organization(string name)
    {
        // The ground of the sample lines was recorded when the clock stood.
        var line = SampleLines.Of(name);
        line["recordedAt"] = "2026-01-01T11:59:59.999999Z";
        var refused = BadLine.Refused(Codes.RecordedTimeGoesBack, line.ToJsonString());
        refused.Message.ShouldContain("2026-01-01T11:59:59.999999Z");
        refused.Message.ShouldContain("2026-01-01T12:00:00Z");
    }

    [Fact]
    public void it_goes_on_in_each_organization_by_itself_and_may_stand_still()
    {
        static string Claim(string id, string organization, string recordedAt) => $$"""
            {"type":"claim","id":"{{id}}","kind":"tenure","source":"s","organization":"{{organization}}","post":"p","person":"x","from":"2020","recordedAt":"{{recordedAt}}"}
            """;
        var codes = new Decided().Given(SampleLines.Ground[0]).Codes(
            Claim("back-1", "back-a", "2024-01-02T00:00:00Z"),
            Claim("back-2", "back-b", "2024-01-01T00:00:00Z"),
            Claim("back-3", "back-a", "2024-01-01T23:59:59Z"),
            Claim("back-4", "back-a", "2024-01-02"),
            Claim("back-5", "back-a", "2024-01-02T01:00:00+01:00"),
            Claim("back-6", "back-b", "2024-01-01T00:00:01Z"));
        codes.ShouldBe(["", "", Codes.RecordedTimeGoesBack, "", "", ""]);
    }

    /// <summary>Deaths stand in the person's own stream.</summary>
    [Fact]
    public void it_does_not_go_back_in_what_is_recorded_of_a_death()
    {
        static string Death(string id, string person, string recordedAt) => $$"""
            {"type":"claim","id":"{{id}}","kind":"death","source":"s","person":"{{person}}","when":"2020-05-05","recordedAt":"{{recordedAt}}"}
            """;
        new Decided().Given(SampleLines.Ground[0]).Codes(
            Death("d1", "x", "2024-01-02"),
            Death("d2", "x", "2024-01-01"),
            Death("d3", "y", "2024-01-01"),
            """{"type":"retraction","claim":"d3","reason":"r","recordedAt":"2023-12-31"}""",
            """{"type":"claim","id":"n","kind":"denial","source":"s","denies":"d1","recordedAt":"2024-01-01"}""",
            Death("d4", "x", "2024-01-02"))
            .ShouldBe(["", Codes.RecordedTimeGoesBack, "", Codes.RecordedTimeGoesBack, Codes.RecordedTimeGoesBack, ""]);
    }

    [Fact]
    public void a_claim_from_before_1970_is_not_told_of_claims_that_are_not_there()
    {
        var line = SampleLines.Of("tenure");
        (line["organization"], line["recordedAt"]) = ("old", "1969-07-20");
        BadLine.Refused(Codes.InvalidDate, line.ToJsonString()).Message.ShouldContain("1970");
    }
}

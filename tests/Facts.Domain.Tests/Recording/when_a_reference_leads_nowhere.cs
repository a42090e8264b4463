
namespace Facts.Domain.Tests.Recording;

public sealed class when_a_reference_leads_nowhere
{
    private const string Far =
        """{"type":"claim","id":"far","kind":"tenure","source":"s","organization":"elsewhere","post":"p","person":"x","from":"2020"}""";

    [Theory]
    [InlineData("tenure")]
    [InlineData("statement")]
    [InlineData("correction")]
    [InlineData("retraction")]
    [InlineData("ruling")]
    [InlineData("outcome")]
    public void a_source_is_declared_before_it_is_cited(string name)
    {
        var line = SampleLines.Of(name);
        line["source"] = "undeclared";
        BadLine.Refused(Codes.UnknownSource, line.ToJsonString()).Message.ShouldContain("'undeclared'");
    }

    [Fact]
    public void a_correction_cites_declared_sources_too() =>
        BadLine.Refused(Codes.UnknownSource, """{"type":"correction","claim":"base","set":{"source":"undeclared"},"reason":"r"}""");

    [Fact]
    public void a_source_that_is_declared_later_in_the_file_is_not_there_yet()
    {
        var codes = new Decided().Codes(
            """{"type":"claim","id":"early","kind":"statement","source":"late","organization":"o"}""",
            """{"type":"source","id":"late"}""",
            """{"type":"claim","id":"timely","kind":"statement","source":"late","organization":"o"}""");
        codes.ShouldBe([Codes.UnknownSource, "", ""]);
    }

    [Fact]
    public void a_source_that_was_refused_is_not_there()
    {
        var codes = new Decided().Codes(
            """{"type":"source","id":"refused","pages":12}""",
            """{"type":"claim","id":"lost","kind":"statement","source":"refused","organization":"o"}""");
        codes.ShouldBe([Codes.UnknownField, Codes.UnknownSource]);
    }

    [Theory]
    [InlineData("correction", "claim")]
    [InlineData("retraction", "claim")]
    [InlineData("ruling", "claim")]
    [InlineData("outcome", "claim")]
    [InlineData("denial", "denies")]
    public void a_claim_is_there_before_anything_is_said_of_it(string name, string field)
    {
        var line = SampleLines.Of(name);
        line[field] = "nowhere";
        BadLine.Refused(Codes.UnknownClaim, line.ToJsonString()).Message.ShouldContain("'nowhere'");
    }

    [Fact]
    public void a_denial_stays_in_the_organization_of_what_it_denies()
    {
        var line = SampleLines.Of("denial");
        line["denies"] = "far";
        BadLine.Refused(Codes.UnknownClaim, line.ToJsonString(), Far).Message.ShouldContain("elsewhere");
    }

    [Theory]
    [InlineData("far")]
    [InlineData("nowhere")]
    [InlineData("denier")]
    public void a_denial_cant_be_corrected_to_deny_what_it_may_not(string denies) => BadLine.Refused(Codes.UnknownClaim,
        $$"""{"type":"correction","claim":"denier","set":{"denies":"{{denies}}"},"reason":"r"}""",
        Far,
        """{"type":"claim","id":"denier","kind":"denial","source":"s","organization":"o","denies":"base"}""");

    [Fact]
    public void a_claim_does_not_deny_itself()
    {
        var line = SampleLines.Of("denial");
        line["denies"] = "sample";
        BadLine.Refused(Codes.UnknownClaim, line.ToJsonString());
    }
}


namespace Facts.Domain.Tests.Recording;

public sealed class when_an_id_is_taken
{
    [Theory]
    [InlineData("source", "text", "other words")]
    [InlineData("source", "title", "other")]
    [InlineData("organization", "name", "other")]
    [InlineData("person", "name", "other")]
    [InlineData("post", "name", "other")]
    [InlineData("appointment", "when", "2023-11-18")]
    [InlineData("dismissal", "cause", "demoted")]
    [InlineData("resignation", "person", "z")]
    [InlineData("tenure", "organization", "other")]
    [InlineData("plan", "action", "other")]
    [InlineData("threat", "unless", null)]
    [InlineData("denial", "by", "other")]
    [InlineData("statement", "note", "other")]
    [InlineData("figure", "unit", "EUR")]
    public void other_content_is_refused_and_the_same_changes_nothing(string name, string field, string? other)
    {
        var (first, same, different) = (SampleLines.Of(name), SampleLines.Of(name), SampleLines.Of(name));
        foreach (var line in (System.Text.Json.Nodes.JsonObject[])[first, same, different])
            line["id"] = $"taken-{name}";
        different[field] = other;
        BadLine.Refused(Codes.IdConflict, different.ToJsonString(), first.ToJsonString());
        new Decided().Given(SampleLines.Ground).Codes(first.ToJsonString(), same.ToJsonString()).ShouldBe(["", "unchanged"]);
    }

    [Fact]
    public void seats_count_as_content() => BadLine.Refused(Codes.IdConflict,
        """{"type":"post","organization":"o","id":"board","seats":4}""",
        """{"type":"post","organization":"o","id":"board"}""");

    [Fact]
    public void one_that_is_taken_within_the_file_is_refused_as_well()
    {
        var codes = new Decided().Codes(
            """{"type":"person","id":"twice","name":"One"}""",
            """{"type":"person","id":"twice","name":"Two"}""",
            """{"type":"person","id":"twice","name":"One"}""");
        codes.ShouldBe(["", Codes.IdConflict, "unchanged"]);
    }

    [Fact]
    public void the_order_of_fields_white_space_and_ways_to_write_a_character_or_number_are_no_content()
    {
        var codes = new Decided().Given(SampleLines.Ground[0]).Codes(
            """{"type":"claim","id":"same","kind":"figure","source":"s","organization":"same","measure":"m\u00e9","value":1.50,"unit":null}""",
            """ { "value" : 15e-1 , "measure":"mé","organization":"same","source":"s","kind":"figure","id":"same","type":"claim" } """);
        codes.ShouldBe(["", "unchanged"]);
    }

    [Fact]
    public void a_corrected_claim_is_still_the_one_that_was_recorded_first()
    {
        const string claim =
            """{"type":"claim","id":"mended","kind":"tenure","source":"s","organization":"mended","post":"p","person":"x","from":"2020"}""";
        const string corrected = """{"type":"correction","claim":"mended","set":{"from":"2019"},"reason":"r"}""";
        new Decided().Given(SampleLines.Ground).Codes(claim, corrected, claim).ShouldBe(["", "", "unchanged"]);
        BadLine.Refused(Codes.IdConflict, claim.Replace("2020", "2019", StringComparison.Ordinal), claim, corrected);
    }

    [Fact]
    public void one_id_may_name_a_source_an_organization_a_post_a_person_and_a_claim()
    {
        var codes = new Decided().Codes(
            """{"type":"source","id":"all"}""",
            """{"type":"organization","id":"all"}""",
            """{"type":"person","id":"all"}""",
            """{"type":"post","organization":"all","id":"all"}""",
            """{"type":"claim","id":"all","kind":"tenure","source":"all","organization":"all","post":"all","person":"all","from":"2020"}""");
        codes.ShouldBe(["", "", "", "", ""]);
    }
}

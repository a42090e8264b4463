using Facts.Domain;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

public sealed class when_an_id_is_taken(OwnStore own) : IClassFixture<OwnStore>
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
    public async Task other_content_is_refused_and_the_same_changes_nothing(string name, string field, string? other)
    {
        var (first, same, different) = (SampleLines.Of(name), SampleLines.Of(name), SampleLines.Of(name));
        foreach (var line in (System.Text.Json.Nodes.JsonObject[])[first, same, different])
            line["id"] = $"taken-{name}";
        different[field] = other;
        await BadLine.RefusedAsync(own.Store, Codes.IdConflict, different.ToJsonString(), first.ToJsonString());
        (await own.Store.ImportAsync(same.ToJsonString())).Unchanged.ShouldBe(1);
    }

    [Fact]
    public Task seats_count_as_content() => BadLine.RefusedAsync(
        own.Store,
        Codes.IdConflict,
        """{"type":"post","organization":"o","id":"board","seats":4}""",
        """{"type":"post","organization":"o","id":"board"}""");

    [Fact]
    public async Task one_that_is_taken_within_the_file_is_refused_as_well()
    {
        var report = await own.Store.ImportAsync(
            """{"type":"person","id":"twice","name":"One"}""",
            """{"type":"person","id":"twice","name":"Two"}""",
            """{"type":"person","id":"twice","name":"One"}""");
        var refused = report.Rejected.ShouldHaveSingleItem();
        (refused.Line, refused.Code).ShouldBe((2, Codes.IdConflict));
        (report.Other, report.Unchanged).ShouldBe((1, 1));
    }

    [Fact]
    public async Task the_order_of_fields_white_space_and_ways_to_write_a_character_or_number_are_no_content()
    {
        var report = await own.Store.ImportAsync(
            SampleLines.Ground[0],
            """{"type":"claim","id":"same","kind":"figure","source":"s","organization":"same","measure":"m\u00e9","value":1.50,"unit":null}""",
            """ { "value" : 15e-1 , "measure":"mé","organization":"same","source":"s","kind":"figure","id":"same","type":"claim" } """);
        report.Rejected.ShouldBeEmpty();
        report.Claims.ShouldBe(1);
    }

    [Fact]
    public async Task a_corrected_claim_is_still_the_one_that_was_recorded_first()
    {
        const string claim =
            """{"type":"claim","id":"mended","kind":"tenure","source":"s","organization":"mended","post":"p","person":"x","from":"2020"}""";
        await own.Store.ImportAsync(SampleLines.Ground[0], claim, """{"type":"correction","claim":"mended","set":{"from":"2019"},"reason":"r"}""");
        (await own.Store.ImportAsync(claim)).Unchanged.ShouldBe(1);
        await BadLine.RefusedAsync(own.Store, Codes.IdConflict, claim.Replace("2020", "2019", StringComparison.Ordinal));
    }

    [Fact]
    public async Task one_id_may_name_a_source_an_organization_a_post_a_person_and_a_claim()
    {
        var report = await own.Store.ImportAsync(
            """{"type":"source","id":"all"}""",
            """{"type":"organization","id":"all"}""",
            """{"type":"person","id":"all"}""",
            """{"type":"post","organization":"all","id":"all"}""",
            """{"type":"claim","id":"all","kind":"tenure","source":"all","organization":"all","post":"all","person":"all","from":"2020"}""");
        report.Rejected.ShouldBeEmpty();
        (report.Claims, report.Sources, report.Other).ShouldBe((1, 1, 3));
    }
}

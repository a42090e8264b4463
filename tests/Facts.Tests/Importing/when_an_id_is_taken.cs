using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Tests.Recording;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

/// <summary>What is taken by what is proved in memory; here, that the store gives back all of what took it.</summary>
public sealed class when_an_id_is_taken(OwnStore own) : IClassFixture<OwnStore>
{
    private static readonly (string Name, string Field, string? Other)[] Differences =
    [
        ("source", "text", "other words"), ("source", "title", "other"), ("organization", "name", "other"), ("person", "name", "other"),
        ("post", "name", "other"), ("appointment", "when", "2023-11-18"), ("dismissal", "cause", "demoted"), ("resignation", "person", "z"),
        ("tenure", "organization", "other"), ("plan", "action", "other"), ("threat", "unless", null), ("denial", "by", "other"),
        ("statement", "note", "other"), ("figure", "unit", "EUR"),
    ];

    [Fact]
    public async Task other_content_is_refused_and_the_same_changes_nothing()
    {
        static JsonObject Line(string name)
        {
            var line = SampleLines.Of(name);
            line["id"] = $"taken-{name}";
            return line;
        }

        string[] lines = [.. Differences.Select(one => one.Name).Distinct().Select(name => Line(name).ToJsonString())];
        (await own.Store.ImportAsync([.. SampleLines.Ground, .. lines])).Rejected.ShouldBeEmpty();
        (await own.Store.ImportAsync(lines)).Unchanged.ShouldBe(lines.Length);
        var report = await own.Store.ImportAsync([.. Differences.Select(one =>
        {
            var line = Line(one.Name);
            line[one.Field] = one.Other;
            return line.ToJsonString();
        })]);
        report.Rejected.Select(line => line.Code).ShouldBe(Enumerable.Repeat(Codes.IdConflict, Differences.Length));
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

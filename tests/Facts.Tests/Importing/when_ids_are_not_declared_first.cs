using Facts.Tests.Support;

namespace Facts.Tests.Importing;

public sealed class when_ids_are_not_declared_first(OwnStore own) : IClassFixture<OwnStore>
{
    private const string Source = """{"type":"source","id":"s"}""";

    [Fact]
    public async Task they_serve_as_names_until_they_are()
    {
        await own.Store.ImportAsync(Source, Claim("i1", "acme", "boss", "zoe"));
        var before = await own.Store.AskAsync("acme", "boss", "2022-01-01");
        (before.Organization.Name, before.Post.Name, before.Holders[0].Person.Name).ShouldBe(("acme", "boss", "zoe"));

        var report = await own.Store.ImportAsync(
            """{"type":"organization","id":"acme","name":"Acme Ltd"}""",
            """{"type":"post","organization":"acme","id":"boss","name":"The boss","seats":2}""",
            """{"type":"person","id":"zoe","name":"Zoë"}""");
        (report.Other, report.RejectedCount).ShouldBe((3, 0));
        var after = await own.Store.AskAsync("acme", "boss", "2022-01-01");
        (after.Organization.Name, after.Post.Name, after.Post.Seats, after.Holders[0].Person.Name).ShouldBe(("Acme Ltd", "The boss", 2, "Zoë"));
    }

    [Theory]
    [InlineData("first", true)]
    [InlineData("after", false)]
    public async Task a_declaration_without_a_recorded_time_does_not_stand_in_the_way_of_a_ledger_with_some(string organization, bool declaredFirst)
    {
        string[] declarations =
        [
            $$"""{"type":"organization","id":"{{organization}}","name":"Named"}""",
            $$"""{"type":"post","organization":"{{organization}}","id":"boss","name":"Boss","seats":1}""",
            $$"""{"type":"person","id":"{{organization}}-zoe","name":"Zoe"}""",
        ];
        var early = Claim($"{organization}-1", organization, "boss", $"{organization}-zoe", "\"recordedAt\":\"2020-01-01T00:00:00Z\",");
        var late = Claim($"{organization}-2", organization, "boss", $"{organization}-bob", "\"recordedAt\":\"2021-01-01T00:00:00Z\",");
        var report = await own.Store.ImportAsync([Source, .. declaredFirst ? declarations : [], early, .. declaredFirst ? [] : declarations, late]);
        report.Rejected.ShouldBeEmpty();
        (await own.Store.AskAsync(organization, "boss", "2022-01-01", known: "2020-06-01")).Holders.ShouldHaveSingleItem();
        (await own.Store.AskAsync(organization, "boss", "2022-01-01", known: "2021-06-01")).Holders.Count.ShouldBe(2);
    }

    [Fact]
    public async Task an_id_is_compared_exactly_otherwise()
    {
        await own.Store.ImportAsync(Source, Claim("x1", "Exact", "p", "x"), Claim("x2", "exact", "p", "x"), Claim("x3", "exact ", "p", "x"));
        foreach (var organization in (string[])["Exact", "exact", "exact "])
            (await own.Store.AskAsync(organization, "p", "2022-01-01")).Holders.ShouldHaveSingleItem().Because.Count.ShouldBe(1);
    }

    private static string Claim(string id, string organization, string post, string person, string more = "") => $$"""
        {"type":"claim",{{more}}"id":"{{id}}","kind":"tenure","source":"s","organization":"{{organization}}","post":"{{post}}","person":"{{person}}","from":"2020","to":".."}
        """;
}

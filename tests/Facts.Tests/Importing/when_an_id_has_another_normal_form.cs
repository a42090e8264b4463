using Facts.Tests.Support;

namespace Facts.Tests.Importing;

public sealed class when_an_id_has_another_normal_form(OwnStore own) : IClassFixture<OwnStore>
{
    private const string Source = """{"type":"source","id":"s"}""";

    [Fact]
    public async Task it_is_the_same_id()
    {
        const string composed = "caf\u00e9", decomposed = "cafe\u0301";
        var report = await own.Store.ImportAsync(
            $$"""{"type":"source","id":"{{decomposed}}"}""",
            $$"""{"type":"source","id":"{{composed}}"}""",
            $$"""{"type":"organization","id":"{{composed}}"}""",
            $$"""{"type":"organization","id":"{{decomposed}}","name":"{{composed}}"}""",
            Claim("nf1", decomposed, decomposed, decomposed).Replace("\"s\"", $"\"{composed}\"", StringComparison.Ordinal),
            Claim("nf1", composed, composed, composed).Replace("\"s\"", $"\"{decomposed}\"", StringComparison.Ordinal),
            Source,
            Claim("nf2", "nf", "p", "x"),
            $$"""{"type":"correction","claim":"nf2","set":{"source":"{{decomposed}}"},"reason":"r"}""",
            $$"""{"type":"correction","claim":"nf2","set":{"source":"s"},"reason":"back","source":"{{decomposed}}"}""");
        report.Rejected.ShouldBeEmpty();
        (await own.Store.AskAsync(composed, composed, "2022-01-01")).Holders.ShouldHaveSingleItem().Person.Id.ShouldBe(composed);
    }

    private static string Claim(string id, string organization, string post, string person, string more = "") => $$"""
        {"type":"claim",{{more}}"id":"{{id}}","kind":"tenure","source":"s","organization":"{{organization}}","post":"{{post}}","person":"{{person}}","from":"2020","to":".."}
        """;
}

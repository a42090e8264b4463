using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary><c>facts read</c>: statements about posts, without a database.</summary>
public sealed class when_texts_are_read
{
    private const string Line =
        """{"n":"a1","date":"2023-11-20","title":"t","text":"Norcross Corp named Ann Reed president on Friday.","language":"en"}""";

    [Fact]
    public async Task each_statement_is_a_line()
    {
        var line = (await RunAsync(Line + "\n", "--statements", "-")).ShouldBeDone().OutputLines.ShouldHaveSingleItem();
        var one = JsonElement.Parse(line);
        string? Of(string field) => one.GetProperty(field).GetString();
        (Of("n"), Of("effect"), Of("kind"), Of("person"), Of("organization"), Of("post"), Of("when"))
            .ShouldBe(("a1", "starts", "appointment", "Ann Reed", "Norcross Corp", "president", "2023-11-17"));
        Of("how").ShouldBe("the Friday before the day of publication");
        Of("quote").ShouldBe("named Ann Reed president on Friday");
    }

    [Theory]
    [InlineData("{", "invalid-json")]
    [InlineData("[]", "invalid-json")]
    [InlineData("""{"text":"t","language":"en"}""", "missing-field")]
    [InlineData("""{"n":1,"language":"en"}""", "missing-field")]
    [InlineData("""{"n":1,"text":"t"}""", "missing-field")]
    [InlineData("""{"n":1,"text":"t","language":"xx"}""", "invalid-value")]
    [InlineData("""{"n":1,"text":"t","language":"en","date":"2023-02-30"}""", "invalid-date")]
    public async Task a_bad_line_is_refused_and_the_others_are_read(string bad, string code)
    {
        var run = (await RunAsync(bad + "\n" + Line + "\n", "--statements", "-")).ShouldEnd(1);
        run.NoteLines.ShouldHaveSingleItem().ShouldStartWith($"facts: {code}: line 1: ");
        run.OutputLines.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task a_text_is_read_for_people() =>
        (await RunAsync("Norcross Corp named Ann Reed president on Friday.", "-", "--date", "2023-11-20")).ShouldBeDone().Output.ShouldBe(
            "starts  Ann Reed: president of Norcross Corp, 2023-11-17 (the Friday before the day of publication)\n"
            + "        “named Ann Reed president on Friday”\n");

    [Fact]
    public async Task a_file_that_is_not_there_is_refused() => (await RunAsync("", "nowhere.txt")).ShouldBeRefused(1, "unknown-file");

    private static Task<FactsRun> RunAsync(string input, params string[] words) => FactsInProcess.RunAsync(null, ["read", .. words], input);
}

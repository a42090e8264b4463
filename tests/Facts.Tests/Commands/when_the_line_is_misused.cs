using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary>Usage: none of it needs a database, so none is given.</summary>
public sealed class when_the_line_is_misused
{
    [Theory]
    [InlineData("fly")]
    [InlineData("who")]
    [InlineData("who", "openai")]
    [InlineData("who", "openai", "ceo", "more")]
    [InlineData("who", "openai", "ceo", "--bogus")]
    [InlineData("who", "openai", "ceo", "--on")]
    [InlineData("who", "openai", "ceo", "--on", "2023-11-17", "--on", "2023-11-18")]
    [InlineData("changes", "openai")]
    [InlineData("import")]
    [InlineData("date")]
    [InlineData("read")]
    [InlineData("read", "a.txt", "--statements", "b.ndjson")]
    [InlineData("retract", "c")]
    [InlineData("correct", "c", "--reason", "r")]
    [InlineData("rule", "c", "--reason", "r")]
    [InlineData("rule", "c", "best", "--reason", "r")]
    public async Task it_ends_with_2_and_points_to_help(params string[] arguments)
    {
        var run = (await RunAsync(arguments)).ShouldEnd(2);
        run.Output.ShouldBe("");
        run.NoteLines[0].ShouldStartWith("facts: usage: ");
        run.NoteLines[^1].ShouldStartWith("Try: facts ");
    }

    [Fact]
    public async Task a_verb_of_a_verb_is_pointed_to_whole() =>
        (await RunAsync("propose", "rule", "c", "best", "--reason", "r")).NoteLines[^1].ShouldBe("Try: facts propose rule --help");

    [Theory]
    [InlineData("who", "op\uFFFDenai", "ceo")]
    [InlineData("retract", "c", "--reason", "\uFFFD")]
    public async Task an_argument_that_is_not_utf_8_is_refused(params string[] arguments) =>
        (await RunAsync(arguments)).ShouldBeRefused(1, "not-utf-8");

    [Fact]
    public async Task no_verb_at_all_is_usage_too() => (await RunAsync()).ShouldEnd(2).Output.ShouldBe("");

    private static Task<FactsRun> RunAsync(params string[] arguments) => FactsInProcess.RunAsync("Host=127.0.0.1;Port=1", arguments);
}

/// <summary>Help: for every verb, without a database.</summary>
public sealed class when_help_is_asked_for
{
    [Theory]
    [InlineData("who", "ORG", "POST", "--on", "--known", "--json", "--data")]
    [InlineData("state", "ORG", "--on", "--known", "--json")]
    [InlineData("timeline", "ORG", "POST", "--known", "--json")]
    [InlineData("person", "ID", "--known", "--json")]
    [InlineData("changes", "ORG", "--from", "--to", "--json")]
    [InlineData("claim", "ID", "--json")]
    [InlineData("source", "ID", "--json")]
    [InlineData("import", "FILE", "--dry-run", "--strict", "--changes", "--json")]
    [InlineData("correct", "CLAIM", "--set", "--reason", "--source", "--dry-run", "--json")]
    [InlineData("retract", "CLAIM", "--reason", "--dry-run", "--json")]
    [InlineData("rule", "CLAIM", "preferred", "--reason", "--dry-run", "--json")]
    [InlineData("date", "EXPR")]
    [InlineData("read", "FILE", "--statements", "--language", "--date", "--json")]
    [InlineData("serve", "--urls")]
    [InlineData("ops", "ARGS")]
    public async Task it_explains_the_verb(string verb, params string[] words)
    {
        var run = (await FactsInProcess.RunAsync("Host=127.0.0.1;Port=1", [verb, "--help"])).ShouldBeDone();
        foreach (var word in words)
            run.Output.ShouldContain(word);
    }

    [Fact]
    public async Task it_lists_the_verbs() =>
        (await FactsInProcess.RunAsync("Host=127.0.0.1;Port=1", ["--help"])).ShouldBeDone().Output.ShouldContain("who");
}

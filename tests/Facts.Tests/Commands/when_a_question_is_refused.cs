using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary>Exit code 1 with a code and a sentence, for what cannot be answered.</summary>
public sealed class when_a_question_is_refused(SeededFacts facts) : IClassFixture<SeededFacts>
{
    [Theory]
    [InlineData("invalid-date", "who", "openai", "ceo", "--on", "2023-02-30")]
    [InlineData("invalid-date", "who", "openai", "ceo", "--on", "yesterday")]
    [InlineData("invalid-date", "who", "openai", "ceo", "--known", "2023-11-18T25:00:00Z")]
    [InlineData("invalid-date", "state", "openai", "--on", "")]
    [InlineData("invalid-date", "timeline", "openai", "--known", "2023-11")]
    [InlineData("invalid-date", "person", "sam-altman", "--known", "2023-11")]
    [InlineData("invalid-date", "changes", "openai", "--from", "x")]
    [InlineData("invalid-date", "changes", "openai", "--from", "2023-11-20", "--to", "x")]
    [InlineData("unknown-organization", "who", "opnai", "ceo")]
    [InlineData("unknown-organization", "who", "", "ceo")]
    [InlineData("unknown-organization", "state", "opnai")]
    [InlineData("unknown-organization", "timeline", "opnai")]
    [InlineData("unknown-organization", "changes", "opnai", "--from", "2023-11-20")]
    [InlineData("unknown-post", "who", "openai", "janitor")]
    [InlineData("unknown-post", "timeline", "openai", "janitor")]
    [InlineData("unknown-person", "person", "nobody")]
    [InlineData("unknown-claim", "claim", "nothing")]
    [InlineData("unknown-source", "source", "nothing")]
    [InlineData("unknown-claim", "retract", "nothing", "--reason", "r")]
    [InlineData("unknown-organization", "who", "\u001b[31m\n   at System", "ceo")]
    public async Task it_says_why_with_a_code(string code, params string[] arguments) =>
        (await facts.RunAsync(arguments)).ShouldBeRefused(1, code);

    [Fact]
    public async Task it_names_what_there_is() =>
        (await facts.RunAsync("who", "openai", "janitor")).Notes.ShouldBe(
            "facts: unknown-post: 'openai' has no post 'janitor'. There is: board, ceo, chair, chief-scientist, research-director.\n");

    [Fact]
    public async Task it_writes_no_json_on_standard_output() =>
        (await facts.RunAsync("who", "openai", "janitor", "--json")).ShouldBeRefused(1, "unknown-post");
}

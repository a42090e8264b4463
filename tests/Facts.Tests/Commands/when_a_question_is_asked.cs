using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary>The reading verbs: the answer and nothing else on standard output.</summary>
public sealed class when_a_question_is_asked(SeededFacts facts) : IClassFixture<SeededFacts>
{
    [Fact]
    public async Task it_answers_in_a_sentence()
    {
        var run = (await facts.RunAsync("who", "openai", "ceo", "--on", "2023-11-18")).ShouldBeDone();
        run.OutputLines[0].ShouldBe(
            "Mira Murati, interim, possibly until 19 November 2023, was Chief executive officer of OpenAI on 18 November 2023.");
    }

    [Fact]
    public async Task it_answers_in_json_with_the_fields_of_the_contract()
    {
        var answer = (await facts.RunAsync("who", "openai", "ceo", "--on", "2023-11-18", "--known", "2023-11-21T09:00:00Z", "--json")).ShouldBeDone().Json;
        Fields(answer).ShouldBe(["organization", "post", "on", "knownAt", "rule", "status", "holders", "changesThatDay", "setAside"]);
        answer.GetProperty("organization").GetProperty("name").GetString().ShouldBe("OpenAI");
        answer.GetProperty("post").GetProperty("seats").GetInt32().ShouldBe(1);
        answer.GetProperty("on").GetString().ShouldBe("2023-11-18");
        answer.GetProperty("knownAt").GetString().ShouldBe("2023-11-21T09:00:00Z");
        answer.GetProperty("status").GetString().ShouldBe("held");
        var holder = answer.GetProperty("holders").EnumerateArray().ShouldHaveSingleItem();
        Fields(holder).ShouldBe(["person", "capacity", "certainty", "disputed", "from", "to", "lastConfirmed", "because"]);
        Fields(holder.GetProperty("because")[1]).ShouldBe(["claim", "does", "kind", "source", "quote", "attribution"]);
    }

    [Fact]
    public async Task it_says_who_left_and_who_joined_that_day()
    {
        var answer = (await facts.RunAsync("who", "openai", "ceo", "--on", "2023-11-17", "--json")).ShouldBeDone().Json;
        answer.GetProperty("changesThatDay").EnumerateArray().Select(change => change.GetProperty("did").GetString()).ShouldBe(["left", "joined"]);
    }

    [Fact]
    public async Task it_writes_json_on_one_line() =>
        (await facts.RunAsync("state", "openai", "--on", "2023-11-18", "--json")).ShouldBeDone().OutputLines.ShouldHaveSingleItem();

    [Theory]
    [InlineData("state", "openai")]
    [InlineData("timeline", "openai")]
    [InlineData("timeline", "openai", "ceo")]
    [InlineData("person", "mira-murati")]
    [InlineData("claim", "murati-demoted-over-weekend")]
    [InlineData("source", "article-2023-11-20")]
    [InlineData("changes", "openai", "--from", "2023-11-21")]
    public async Task every_reading_verb_answers_in_both_forms(params string[] arguments)
    {
        (await facts.RunAsync(arguments)).ShouldBeDone().Output.ShouldNotBeEmpty();
        (await facts.RunAsync([.. arguments, "--json"])).ShouldBeDone().Json.ValueKind.ShouldBeOneOf(JsonValueKind.Object, JsonValueKind.Array);
    }

    [Fact]
    public async Task it_compares_what_was_known_at_two_times()
    {
        var changes = (await facts.RunAsync("changes", "openai", "--from", "2023-11-21", "--to", "2023-11-23", "--json")).ShouldBeDone().Json;
        var ceo = changes.EnumerateArray().First(change => change.GetProperty("post").GetString() == "ceo");
        ceo.GetProperty("after")[0].GetProperty("person").GetProperty("id").GetString().ShouldBe("sam-altman");
        ceo.TryGetProperty("before", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task it_finds_no_changes_between_a_time_and_itself() =>
        (await facts.RunAsync("changes", "openai", "--from", "2023-11-23", "--to", "2023-11-23")).ShouldBeDone().Output.ShouldBe("No answer changed.\n");

    private static IEnumerable<string> Fields(JsonElement json) => json.EnumerateObject().Select(field => field.Name);
}

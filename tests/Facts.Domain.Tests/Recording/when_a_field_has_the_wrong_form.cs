using System.Text.Json.Nodes;

namespace Facts.Domain.Tests.Recording;

public sealed class when_a_field_has_the_wrong_form
{
    public static TheoryData<string, string> AllFields => SampleLines.AllFields;

    [Theory]
    [MemberData(nameof(AllFields))]
    public void the_line_is_refused(string name, string field)
    {
        foreach (var wrong in (string[])["{}", "[[]]", "[17]", "17.5", "-1", "false", "\"text\""])
        {
            var line = SampleLines.Of(name);
            if (Fits(line[field]!, field, wrong))
                continue;
            line[field] = JsonNode.Parse(wrong);
            var refused = BadLine.Refused(Expected(name == "person" && field == "kind" ? "" : field, wrong), line.ToJsonString());
            refused.Message.ShouldContain(wrong != "\"text\"" || IsDate(field) || IsChoice(field) ? $"'{field}'" : "");
        }
    }

    [Theory]
    [InlineData("capacity", "appointment", "temporary")]
    [InlineData("capacity", "appointment", "Interim")]
    [InlineData("capacity", "appointment", "")]
    [InlineData("cause", "dismissal", "0")]
    [InlineData("nature", "statement", "rumour")]
    [InlineData("rank", "ruling", "best")]
    [InlineData("outcome", "outcome", "done")]
    [InlineData("kind", "person", "company")]
    public void a_word_that_is_no_choice_is_refused_with_those_there_are(string field, string name, string word)
    {
        var line = SampleLines.Of(name);
        line[field] = word;
        BadLine.Refused(Codes.InvalidValue, line.ToJsonString()).Message.ShouldContain("it can be");
    }

    [Theory]
    [InlineData("seats", "post", "0")]
    [InlineData("seats", "post", "1.0e400")]
    [InlineData("seats", "post", "9999999999")]
    [InlineData("count", "threat", "92233720368547758080")]
    [InlineData("value", "figure", "1e400")]
    [InlineData("value", "figure", "0.12345678901234567890123456789012345")]
    [InlineData("value", "figure", "1e-40")]
    public void a_number_that_cant_be_kept_exactly_is_refused(string field, string name, string number)
    {
        var line = SampleLines.Of(name);
        line[field] = JsonNode.Parse(number);
        BadLine.Refused(Codes.InvalidValue, line.ToJsonString());
    }

    [Fact]
    public void an_outcome_is_for_a_threat_or_plan_only() =>
        BadLine.Refused(Codes.InvalidValue, """{"type":"outcome","claim":"base","outcome":"lapsed"}""");

    [Fact]
    public void one_id_is_not_two_people() =>
        BadLine.Refused(Codes.InvalidValue, """{"type":"identity","person":"x","sameAs":"x"}""");

    private static bool Fits(JsonNode right, string field, string wrong) => wrong switch
    {
        "{}" => field == "set",
        "\"text\"" => right.GetValueKind() == System.Text.Json.JsonValueKind.String && !IsDate(field) && !IsChoice(field)
            && field is not ("type" or "kind" or "quote" or "prefix" or "suffix" or "source" or "denies" or "claim"),
        "17.5" or "-1" => field is "value" || (field == "of" && right.ToJsonString() == "1"),
        "false" => field == "atLeast",
        _ => false,
    };

    private static string Expected(string field, string wrong) => (field, wrong) switch
    {
        ("type" or "kind", "\"text\"") => Codes.UnknownType,
        ("source", "\"text\"") => Codes.UnknownSource,
        ("denies" or "claim", "\"text\"") => Codes.UnknownClaim,
        ("quote" or "prefix" or "suffix", "\"text\"") => Codes.QuoteNotFound,
        (_, "\"text\"") when IsDate(field) => Codes.InvalidDate,
        _ => Codes.InvalidValue,
    };

    private static bool IsDate(string field) => field is "when" or "from" or "to" or "deadline" or "publishedAt" or "recordedAt";

    private static bool IsChoice(string field) => field is "capacity" or "cause" or "nature" or "rank" or "outcome";
}

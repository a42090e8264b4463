
namespace Facts.Domain.Tests.Recording;

public sealed class when_a_field_is_missing
{
    public static TheoryData<string, string> Needs => SampleLines.Needs;

    public static TheoryData<string> Names => SampleLines.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void it_is_not_with_all_of_them(string name) =>
        new Decided().Given(SampleLines.Ground).Codes(SampleLines.Of(name).ToJsonString()).ShouldBe([""]);

    [Theory]
    [MemberData(nameof(Needs))]
    public void the_line_is_refused_and_names_it(string name, string field)
    {
        var line = SampleLines.Of(name);
        line.Remove(field);
        var refused = BadLine.Refused(Codes.MissingField, line.ToJsonString());
        refused.Message.ShouldContain(field == "notSameAs" ? "'sameAs'" : $"'{field}'");
    }

    [Theory]
    [MemberData(nameof(Needs))]
    public void null_and_empty_are_missing_too(string name, string field)
    {
        var line = SampleLines.Of(name);
        line[field] = null;
        BadLine.Refused(Codes.MissingField, line.ToJsonString());
        if (field is "set" or "value" or "rank" or "outcome" or "when")
            return; // Not text, or a word or date that "" is none of.
        line[field] = "";
        BadLine.Refused(Codes.MissingField, line.ToJsonString());
    }

    [Fact]
    public void a_tenure_needs_one_end_at_least()
    {
        var line = SampleLines.Of("tenure");
        line.Remove("from");
        line.Remove("to");
        BadLine.Refused(Codes.MissingField, line.ToJsonString());
    }

    [Fact]
    public void a_correction_needs_something_to_set() =>
        BadLine.Refused(Codes.MissingField, """{"type":"correction","claim":"base","set":{},"reason":"r"}""");

    [Theory]
    [InlineData("when", "appointment")]
    [InlineData("person", "tenure")]
    [InlineData("post", "tenure")]
    [InlineData("source", "tenure")]
    public void a_correction_cant_take_it_away(string field, string kind)
    {
        var claim = SampleLines.Of(kind);
        claim["id"] = $"whole-{field}";
        BadLine.Refused(Codes.MissingField,
            $$"""{"type":"correction","claim":"whole-{{field}}","set":{"{{field}}":null},"reason":"r"}""",
            claim.ToJsonString());
    }
}


namespace Facts.Domain.Tests.Recording;

public sealed class when_a_field_or_type_is_unknown
{
    public static TheoryData<string> Names => SampleLines.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void the_line_is_refused_and_names_the_field(string name)
    {
        var line = SampleLines.Of(name);
        line["colour"] = "blue";
        BadLine.Refused(Codes.UnknownField, line.ToJsonString()).Message.ShouldContain("'colour'");
    }

    [Theory]
    [InlineData("""{"type":"organization","id":"o2","Name":"O"}""", "'Name'")]
    [InlineData("""{"type":"organization","id":"o2","colour":null}""", "'colour'")]
    [InlineData("""{"type":"organization","id":"o2","":1}""", "''")]
    [InlineData("""{"type":"person","id":"y","seats":1}""", "'seats'")]
    [InlineData("""{"type":"claim","id":"u","kind":"appointment","source":"s","organization":"o","post":"p","person":"x","when":"2020","to":"2021"}""", "'to'")]
    [InlineData("""{"type":"claim","id":"u","kind":"statement","source":"s","organization":"o","attribution":[{"who":"w","where":"x"}]}""", "'where'")]
    [InlineData("""{"type":"identity","person":"y","sameAs":"x","notSameAs":"z"}""", "'notSameAs'")]
    [InlineData("""{"type":"organization","id":"o2","\u001b[31m":1}""", "'\uFFFD[31m'")]
    public void a_field_of_another_type_or_spelling_is_unknown(string line, string shown) =>
        BadLine.Refused(Codes.UnknownField, line).Message.ShouldContain(shown);

    [Theory]
    [InlineData("""{"colour":"blue"}""", "There is no field 'colour'")]
    [InlineData("""{"id":"x"}""", "can't change 'id'")]
    [InlineData("""{"origin":"x"}""", "There is no field 'origin'")]
    [InlineData("""{"organization":"o2"}""", "can't change 'organization'")]
    [InlineData("""{"kind":"resignation"}""", "can't change 'kind'")]
    [InlineData("""{"recordedAt":"2020-01-01"}""", "can't change 'recordedAt'")]
    [InlineData("""{"when":"2020"}""", "There is no field 'when'")]
    public void a_correction_can_set_only_fields_that_the_claim_has(string set, string sentence)
    {
        var refused = BadLine.Refused(Codes.UnknownField, $$"""{"type":"correction","claim":"base","set":{{set}},"reason":"r"}""");
        refused.Message.ShouldContain(sentence);
    }

    [Theory]
    [InlineData("""{"type":"rumour","id":"x"}""")]
    [InlineData("""{"type":"Claim","id":"x"}""")]
    [InlineData("""{"type":"claim ","id":"x"}""")]
    [InlineData("""{"type":"claim","kind":"Tenure","id":"u","source":"s","organization":"o","post":"p","person":"x","from":"2020"}""")]
    [InlineData("""{"type":"claim","kind":"marriage","id":"u","source":"s","organization":"o"}""")]
    public void an_unknown_type_or_kind_is_refused(string line) => BadLine.Refused(Codes.UnknownType, line);
}

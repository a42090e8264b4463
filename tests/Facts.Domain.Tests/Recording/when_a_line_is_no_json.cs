
namespace Facts.Domain.Tests.Recording;

public sealed class when_a_line_is_no_json
{
    [Theory]
    [InlineData("no json at all")]
    [InlineData("""{"type":"organization","id":"cut""")]
    [InlineData("""{"type":"organization","id":"o2"}}""")]
    [InlineData("""{"type":"organization","id":"o2"} {"type":"organization","id":"o3"}""")]
    [InlineData("""{"type":"organization","id":"o2",}""")]
    [InlineData("""{"type":"organization" /* why */,"id":"o2"}""")]
    [InlineData("""{'type':'organization','id':'o2'}""")]
    [InlineData("""[{"type":"organization","id":"o2"}]""")]
    [InlineData("17")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("\"text\"")]
    [InlineData("NaN")]
    [InlineData("\u0001")]
    [InlineData("\u00A0")]
    public void it_is_refused(string line) => BadLine.Refused(Codes.InvalidJson, line);

    [Theory]
    [InlineData("""{"type":"organization","id":"o2","id":"o3"}""")]
    [InlineData("""{"type":"organization","id":"o2","\u0069d":"o3"}""")]
    [InlineData("""{"type":"correction","claim":"base","set":{"to":"2022","to":"2023"},"reason":"r"}""")]
    public void it_is_refused_for_a_key_that_comes_twice(string line) => BadLine.Refused(Codes.InvalidJson, line);

    [Theory]
    [InlineData("""{"type":"organization","id":"\ud800"}""")]
    [InlineData("""{"type":"organization","id":"o2","name":"\udc00\ud800"}""")]
    [InlineData("""{"type":"source","id":"s2","text":"\ud83d"}""")]
    [InlineData("""{"type":"source","id":"s2","title":"\ud83d"}""")]
    [InlineData("""{"type":"organization","id":"o2","aliases":["\ud800"]}""")]
    [InlineData("""{"type":"organization","id":"o2","\ud800":1}""")]
    [InlineData("""{"type":"correction","claim":"base","set":{"person":"\ud800"},"reason":"r"}""")]
    [InlineData("""{"type":"correction","claim":"base","set":{"note":"\ud800"},"reason":"r"}""")]
    [InlineData("""{"type":"correction","claim":"base","set":{"\ud800":"n"},"reason":"r"}""")]
    public void it_is_refused_for_half_a_surrogate_pair(string line) => BadLine.Refused(Codes.InvalidJson, line);

    [Theory]
    [InlineData("""{"type":"organization","id":"a\u0000b"}""")]
    [InlineData("""{"type":"organization","id":"o2","name":"\u0000"}""")]
    [InlineData("""{"type":"organization","id":"o2","aliases":["\u0000"]}""")]
    [InlineData("""{"type":"source","id":"s2","text":"\u0000"}""")]
    [InlineData("""{"type":"retraction","claim":"\u0000","reason":"r"}""")]
    [InlineData("""{"type":"correction","claim":"base","set":{"note":"\u0000"},"reason":"r"}""")]
    [InlineData("""{"type":"correction","claim":"base","set":{"source":"\u0000"},"reason":"r"}""")]
    [InlineData("""{"type":"correction","claim":"base","set":{"person":"\u0000"},"reason":"r"}""")]
    [InlineData("""{"type":"correction","claim":"base","set":{"attribution":[{"who":"\u0000"}]},"reason":"r"}""")]
    [InlineData("""{"type":"identity","person":"\u0000","sameAs":"x"}""")]
    public void it_is_refused_for_a_character_that_postgres_cant_keep(string line) =>
        BadLine.Refused(Codes.InvalidJson, line);

    [Theory]
    [InlineData(64)]
    [InlineData(100_000)]
    public void it_is_refused_when_it_is_nested_too_deep(int depth) => BadLine.Refused(Codes.InvalidJson, $$"""{"type":"organization","id":"o2","x":{{new string('[', depth)}}{{new string(']', depth)}}}""");
}

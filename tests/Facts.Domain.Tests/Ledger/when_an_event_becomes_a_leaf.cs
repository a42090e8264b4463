using System.Text;
using System.Text.Json;
using Facts.Domain.Ledger;

namespace Facts.Domain.Tests.Ledger;

public sealed class when_an_event_becomes_a_leaf
{
    private static readonly Leaf Example = new()
    {
        Event = new Guid("0197f0a4-8a55-8f2b-9c43-2f5a7c1d0e11"),
        Stream = "organization/openai",
        Version = 3,
        Sequence = 17,
        Type = "appointment-claimed",
        RecordedAt = "2023-11-20T15:00:00Z",
        AppendedAt = "2026-01-01T12:00:00Z",
        Actor = "ann",
        Commitments = [new Commitment("/quote", new byte[32]), new Commitment("", new byte[32])],
    };

    [Fact]
    public void it_is_canonical_json() => Encoding.UTF8.GetString(Example.Bytes()).ShouldBe(
        """{"actor":"ann","appendedAt":"2026-01-01T12:00:00Z","commitments":{"":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","/quote":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="},"event":"0197f0a4-8a55-8f2b-9c43-2f5a7c1d0e11","format":1,"recordedAt":"2023-11-20T15:00:00Z","sequence":17,"stream":"organization/openai","type":"appointment-claimed","version":3}""");

    [Fact]
    public void it_is_in_the_form_that_the_canonicaliser_gives() =>
        CanonicalJson.Bytes(JsonElement.Parse(Example.Bytes())).ShouldBe(Example.Bytes());

    [Fact]
    public void it_is_read_again() => Leaf.TryParse(Example.Bytes())!.Bytes().ShouldBe(Example.Bytes());

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"event":7}""")]
    public void other_bytes_are_none(string text) => Leaf.TryParse(Encoding.UTF8.GetBytes(text)).ShouldBeNull();

    [Fact]
    public void another_form_of_the_same_is_none()
    {
        var text = Encoding.UTF8.GetString(Example.Bytes());
        Leaf.TryParse(Encoding.UTF8.GetBytes(" " + text)).ShouldBeNull();
        Leaf.TryParse(Encoding.UTF8.GetBytes(text.Replace("\"format\":1", "\"format\":2"))).ShouldBeNull();
    }

    [Fact]
    public void each_personal_field_is_a_part_and_the_rest_is_one()
    {
        var parts = PersonalFields.Split(JsonElement.Parse("""
            {"claim":"c1","reason":"misread","set":{"quote":"Müller","when":"2023"},
            "becomes":{"when":"2023","kind":"appointment","id":"c1","quote":{"start":1,"exact":"Müller"},"by":"the board"}}
            """)).ToDictionary(part => part.Path, part => Encoding.UTF8.GetString(part.Value));

        parts.Keys.ShouldBe(["/reason", "/set/quote", "/becomes/quote", "/becomes/by", ""], ignoreOrder: true);
        parts["/becomes/quote"].ShouldBe("""{"exact":"Müller","start":1}""");
        parts[""].ShouldBe("""{"becomes":{"id":"c1","kind":"appointment","when":"2023"},"claim":"c1","set":{"when":"2023"}}""");
    }

    [Fact]
    public void a_commitment_says_nothing_without_its_salt()
    {
        var part = new Part("/name", "\"Ann\""u8.ToArray());
        var (one, other) = (Commitment.To(part, new byte[32]), Commitment.To(part, [1, .. new byte[31]]));
        one.Hash.ShouldNotBe(other.Hash);
        // RFC 2104 over SHA-256, reckoned by Python's hmac.
        Convert.ToHexStringLower(one.Hash).ShouldBe("075861ae818aac726ac498129dbadc2925325e445225887938285b0e2ad23b20");
    }
}

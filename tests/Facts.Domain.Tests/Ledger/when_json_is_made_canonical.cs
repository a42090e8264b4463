using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Facts.Domain.Ledger;

namespace Facts.Domain.Tests.Ledger;

public sealed class when_json_is_made_canonical
{
    /// <summary>RFC 8785, section 3.2.2; but for the first number, of which no digit is to go unseen (appendix D).</summary>
    [Fact]
    public void it_is_what_the_standard_shows() => Canonical(
        """{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}""")
        .ShouldBe("""{"literals":[null,true,false],"numbers":["3.3333333333333329e8",1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""");

    /// <summary>RFC 8785, section 3.2.3: order of UTF-16 code units, not of code points.</summary>
    [Fact]
    public void it_orders_keys_by_their_code_units() => Canonical(
        """{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}""")
        .ShouldBe("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");

    /// <summary>RFC 8785, appendix B.</summary>
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void a_double_is_printed_as_the_standard_shows(string bits, string printed)
    {
        var value = BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        EcmaNumber.Print(value).ShouldBe(printed);
        EcmaNumber.TryPrint(printed).ShouldBe(printed);
    }

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("10000000000.5", "1.00000000005e10")]
    [InlineData("-0.5", "-5E-1")]
    [InlineData("0", "-0.000")]
    [InlineData("100", "1e2")]
    [InlineData("0", "0e5")]
    public void one_number_has_one_form(string one, string other) => Canonical(one).ShouldBe(Canonical(other));

    [Theory]
    [InlineData("10000000000000000000000000001", "10000000000000000000000000002")]
    [InlineData("0.1000000000000000000000000001", "0.1")]
    [InlineData("1e400", "1e401")]
    public void digits_beyond_a_double_are_seen(string one, string other) => Canonical(one).ShouldNotBe(Canonical(other));

    [Theory]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""["\ud800"]""")]
    public void what_has_no_canonical_form_is_refused(string json) => Should.Throw<FormatException>(() => Canonical(json));

    [Fact]
    public void it_says_the_same_as_before_and_does_not_change_again() => Values.Sample(json =>
    {
        var canonical = Canonical(json);
        Canonical(canonical).ShouldBe(canonical);
        JsonElement.DeepEquals(JsonElement.Parse(canonical), JsonElement.Parse(json)).ShouldBeTrue();
        Canonical(Reversed(JsonElement.Parse(json))).ShouldBe(canonical);
    }, iter: 2_000);

    private static readonly Gen<string> Values = Gen.Recursive<string>((depth, inner) => Gen.OneOf(
        Gen.Int.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.Double.Where(double.IsFinite).Select(number => number.ToString("R", CultureInfo.InvariantCulture)),
        Gen.String[Gen.Char["aé\"\\\n\u0001 /"], 0, 6].Select(text => JsonSerializer.Serialize(text)),
        Gen.Bool.Select(flag => flag ? "true" : "null"),
        depth > 3 ? Gen.Const("[]") : inner.Array[0, 3].Select(items => $"[{string.Join(" , ", items)}]"),
        depth > 3 ? Gen.Const("{}") : inner.Array[0, 4].Select(items => $"{{{string.Join(",", items.Select((item, i) => $"\"k{(i * 7) % 5}\" : {item}"))}}}")));

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Bytes(JsonElement.Parse(json)));

    private static string Reversed(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(",", value.EnumerateObject().Reverse().Select(field => $"{JsonSerializer.Serialize(field.Name)}:{Reversed(field.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(",", value.EnumerateArray().Select(Reversed))}]",
        _ => value.GetRawText(),
    };
}

using Facts.Domain.Recording;

namespace Facts.Domain.Tests.Recording;

public sealed class when_something_is_too_long
{
    [Theory]
    [InlineData(CommandParser.MaxBytes, true)]
    [InlineData(CommandParser.MaxBytes + 1, false)]
    public void a_line_has_at_most_one_mebibyte(int bytes, bool passes)
    {
        var line = """{"type":"source","id":"long","text":""}""";
        line = line.Insert(line.Length - 2, new string('x', bytes - line.Length));
        if (passes)
            new Decided().Given(line);
        else
            BadLine.Refused(Codes.TooLong, line);
    }

    [Theory]
    [InlineData("organization", "id")]
    [InlineData("person", "id")]
    [InlineData("source", "id")]
    [InlineData("post", "id")]
    [InlineData("post", "organization")]
    [InlineData("tenure", "post")]
    [InlineData("tenure", "person")]
    [InlineData("tenure", "organization")]
    [InlineData("identity", "person")]
    public void an_id_has_at_most_200_characters(string name, string field)
    {
        foreach (var character in (string[])["i", "\u00e9", "\u4e16", "\U0001F600"])
        {
            var line = SampleLines.Of(name);
            if (line.ContainsKey("id"))
                line["id"] = $"{name}-{field}-{(int)character[0]}";
            line[field] = string.Concat(Enumerable.Repeat(character, 200));
            new Decided().Given([.. SampleLines.Ground, line.ToJsonString()]);
            line[field] = string.Concat(Enumerable.Repeat(character, 201));
            BadLine.Refused(Codes.TooLong, line.ToJsonString());
        }
    }

    [Fact]
    public void a_claim_id_has_at_most_100_characters()
    {
        var line = SampleLines.Of("statement");
        line["id"] = new string('c', 100);
        new Decided().Given([.. SampleLines.Ground, line.ToJsonString()]);
        line["id"] = new string('c', 101);
        BadLine.Refused(Codes.TooLong, line.ToJsonString());
    }

    [Theory]
    [InlineData("c 1")]
    [InlineData("c/1")]
    [InlineData("c%31")]
    [InlineData("c\u00e9")]
    [InlineData("c\t")]
    [InlineData("c:1")]
    public void a_claim_id_has_only_characters_that_stand_in_an_address(string id)
    {
        var line = SampleLines.Of("statement");
        line["id"] = id;
        BadLine.Refused(Codes.InvalidValue, line.ToJsonString());
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("\u007f")]
    [InlineData("\u0085")]
    [InlineData("\u001b[2J")]
    public void an_id_has_no_control_characters(string id)
    {
        foreach (var name in (string[])["organization", "person", "source"])
        {
            var line = SampleLines.Of(name);
            line["id"] = id;
            BadLine.Refused(Codes.InvalidValue, line.ToJsonString()).Message.ShouldAllBe(c => !char.IsControl(c));
        }
    }

    [Theory]
    [InlineData("A-Z a-z 0-9 . _ ~ - / \\ ' \" % <b>")]
    [InlineData("\uffff\ufffe")]
    [InlineData("\ufdd0")]
    [InlineData("\u202eevil")]
    [InlineData("organization/o")]
    public void any_other_text_is_an_id(string id)
    {
        var line = SampleLines.Of("tenure");
        (line["id"], line["organization"], line["post"], line["person"]) = ($"odd-{id.Length}-{(int)id[0]}", id, id, id);
        new Decided().Given([.. SampleLines.Ground, line.ToJsonString()]).State.Organizations[id].People.ShouldBe([id]);
    }
}

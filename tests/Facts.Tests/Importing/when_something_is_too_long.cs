using System.Text;
using Facts.Domain;
using Facts.Domain.Tests.Recording;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

public sealed class when_something_is_too_long(OwnStore own) : IClassFixture<OwnStore>
{
    private const int Most = 1024 * 1024;

    [Theory]
    [InlineData("exact", Most, "\n", true)]
    [InlineData("exact-crlf", Most, "\r\n", true)]
    [InlineData("one-more", Most + 1, "\n", false)]
    [InlineData("one-more-crlf", Most + 1, "\r\n", false)]
    [InlineData("much-more", (3 * Most) + 17, "\n", false)]
    public async Task a_line_has_at_most_one_mebibyte(string id, int bytes, string end, bool passes)
    {
        var bad = Padded(id, bytes) + end[..^1];
        if (!passes)
        {
            await BadLine.RefusedAsync(own.Store, Codes.TooLong, bad);
            return;
        }

        var report = await own.Store.ImportAsync(bad, """{"type":"organization","id":"after"}""");
        report.Rejected.ShouldBeEmpty();
        report.Sources.ShouldBe(1);
    }

    [Theory]
    [InlineData(Most, 0)]
    [InlineData(Most + 1, 1)]
    [InlineData((2 * Most) + 2, 1)]
    public async Task that_holds_for_a_last_line_without_a_line_feed(int bytes, int refused)
    {
        var report = await own.Store.ImportAsync("""{"type":"organization","id":"before"}""", Padded($"last-{bytes}", bytes));
        report.Rejected.Select(line => (line.Line, line.Code)).ShouldBe(Enumerable.Repeat((2L, Codes.TooLong), refused));
    }

    /// <summary>As many bytes as 200 characters can have: an index of PostgreSQL takes them.</summary>
    [Fact]
    public async Task an_id_has_at_most_200_characters()
    {
        (string, string)[] ids =
        [
            ("organization", "id"), ("person", "id"), ("source", "id"), ("post", "id"), ("post", "organization"), ("tenure", "post"),
            ("tenure", "person"), ("tenure", "organization"), ("identity", "person"),
        ];
        var lines = new List<string>();
        foreach (var (name, field) in ids)
        {
            foreach (var character in (string[])["i", "\u00e9", "\u4e16", "\U0001F600"])
            {
                var line = SampleLines.Of(name);
                if (line.ContainsKey("id"))
                    line["id"] = $"{name}-{field}-{(int)character[0]}";
                line[field] = string.Concat(Enumerable.Repeat(character, 200));
                lines.Add(line.ToJsonString());
            }
        }

        (await own.Store.ImportAsync([.. SampleLines.Ground, .. lines])).Rejected.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("A-Z a-z 0-9 . _ ~ - / \\ ' \" % <b>")]
    [InlineData("\uffff\ufffe")]
    [InlineData("\ufdd0")]
    [InlineData("\u202eevil")]
    [InlineData("organization/o")]
    public async Task any_other_text_is_an_id(string id)
    {
        var line = SampleLines.Of("tenure");
        (line["id"], line["organization"], line["post"], line["person"]) = ($"odd-{id.Length}-{(int)id[0]}", id, id, id);
        (await own.Store.ImportAsync([.. SampleLines.Ground, line.ToJsonString()])).Rejected.ShouldBeEmpty();
        (await own.Store.AskAsync(id, id, "2022-01-01")).Holders.ShouldHaveSingleItem().Person.Id.ShouldBe(id);
    }

    private static string Padded(string id, int bytes)
    {
        var line = $$"""{"type":"source","id":"{{id}}","text":""}""";
        return line.Insert(line.Length - 2, new string('x', bytes - Encoding.UTF8.GetByteCount(line)));
    }
}

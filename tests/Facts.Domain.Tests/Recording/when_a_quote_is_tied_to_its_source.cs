using Facts.Domain.Sources;

namespace Facts.Domain.Tests.Recording;

public sealed class when_a_quote_is_tied_to_its_source
{
    private const string Source = """
        {"type":"source","id":"words","text":"He left. She left. aaaa\r\nna\u00efve nai\u0308ve \ud83d\ude00\ud83d\ude00 x\ud83d\udc69\u200d\ud83d\udcbb \u0634\u0631\u06a9\u062a end"}
        """;

    [Theory]
    [InlineData("She left", null, null, 9, 17)]
    [InlineData("left", "He ", null, 3, 7)]
    [InlineData("left", "She ", null, 13, 17)]
    [InlineData("left", null, ". She", 3, 7)]
    [InlineData("left", null, ". a", 13, 17)]
    [InlineData("left", "He ", ".", 3, 7)]
    [InlineData("He", null, null, 0, 2)]
    [InlineData("end", " ", "", 51, 54)]
    [InlineData("aaaa", null, null, 19, 23)]
    [InlineData("aaa", ". ", null, 19, 22)]
    [InlineData("aa", null, "\r\n", 21, 23)]
    [InlineData("aa", "a", "a", 20, 22)]
    [InlineData("a\r\nn", null, null, 22, 26)]
    [InlineData("na\u00efve", null, null, 25, 30)]
    [InlineData("nai\u0308ve", null, null, 31, 37)]
    [InlineData("\U0001F600", null, " x", 39, 40)]
    [InlineData("\U0001F600\U0001F600", null, null, 38, 40)]
    [InlineData("\U0001F469\u200D\U0001F4BB", null, null, 42, 45)]
    [InlineData("\u0634\u0631\u06a9\u062a", null, null, 46, 50)]
    public void it_is_found_character_for_character_and_counted_in_code_points(string quote, string? prefix, string? suffix, int start, int end)
    {
        var lines = new Decided().Given(Source, Line("found", quote, prefix, suffix));
        lines.State.Claim("found")!.Body.Quote.ShouldBe(new Quote(quote, prefix, suffix, start, end));
    }

    [Theory]
    [InlineData("HE left")]
    [InlineData("He  left")]
    [InlineData("naive")]
    [InlineData("She left. aaaaa")]
    [InlineData("\u064a\u0634\u0631\u06a9\u062a")]
    [InlineData("a\nn")]
    public void other_words_are_not_found(string quote) =>
        BadLine.Refused(Codes.QuoteNotFound, Line("lost", quote), Source);

    [Theory]
    [InlineData("left", "They ", null)]
    [InlineData("left", null, "!")]
    [InlineData("left", "He ", ". a")]
    public void words_in_another_place_are_not_found(string quote, string? prefix, string? suffix) =>
        BadLine.Refused(Codes.QuoteNotFound, Line("lost", quote, prefix, suffix), Source);

    [Theory]
    [InlineData("left", null, null)]
    [InlineData("left", "e ", null)]
    [InlineData("left", null, ".")]
    [InlineData("left", "", "")]
    [InlineData("aa", null, null)]
    [InlineData("aaa", null, null)]
    [InlineData("aa", "a", null)]
    [InlineData("\U0001F600", null, null)]
    public void words_that_stand_there_more_than_once_need_more_around_them(string quote, string? prefix, string? suffix) =>
        BadLine.Refused(Codes.QuoteAmbiguous, Line("lost", quote, prefix, suffix), Source);

    [Theory]
    [InlineData("nai\u0308ve na", "nai\u0308ve", "na\u00efve", "normal form")]
    [InlineData("na\u00efve na", "na\u00efve", "nai\u0308ve", "normal form")]
    [InlineData("\u05e9\u05c1\u05b8 \ufb2a\u05b8", "\ufb2a\u05b8", "\u05e9\u05b8\u05c1", "normal form")]
    [InlineData("fiance\u0301", "fiance\u0301", "fiance", "cut a character in two")]
    [InlineData("\U0001F44D\U0001F3FD", "\U0001F44D\U0001F3FD", "\U0001F44D", "cut a character in two")]
    [InlineData("\u0643\u064e\u062a\u064e\u0628\u064e", "\u0643\u064e\u062a\u064e\u0628\u064e", "\u0643\u064e\u062a\u064e\u0628", "cut a character in two")]
    [InlineData("naive", "naive", "na\u00efve", "does not have")]
    public void words_that_are_nearly_there_are_refused_with_the_reason(string text, string found, string quote, string reason)
    {
        var id = $"near-{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes($"{text}-{quote}"))}";
        var source = new System.Text.Json.Nodes.JsonObject { ["type"] = "source", ["id"] = id, ["text"] = text }.ToJsonString();
        var refused = BadLine.Refused(Codes.QuoteNotFound, Line("lost", quote, source: id), source);
        refused.Message.ShouldContain(reason);
        new Decided().Given(source, Line("found", found, source: id));
    }

    [Fact]
    public void a_source_without_text_has_no_words()
    {
        var refused = BadLine.Refused(Codes.QuoteNotFound, Line("lost", "anything", source: "register"), """{"type":"source","id":"register"}""");
        refused.Message.ShouldContain("without its text");
    }

    [Theory]
    [InlineData("""{"quote":"They left"}""", Codes.QuoteNotFound)]
    [InlineData("""{"quote":"aa"}""", Codes.QuoteAmbiguous)]
    [InlineData("""{"source":"s"}""", Codes.QuoteNotFound)]
    public void a_correction_is_held_to_the_same(string set, string code) => BadLine.Refused(code, $$"""{"type":"correction","claim":"tied","set":{{set}},"reason":"r"}""", Source, Line("tied", "She left"));

    private static string Line(string id, string quote, string? prefix = null, string? suffix = null, string source = "words")
    {
        var line = SampleLines.Of("statement");
        (line["id"], line["source"], line["quote"], line["prefix"], line["suffix"]) = (id, source, quote, prefix, suffix);
        return line.ToJsonString();
    }
}

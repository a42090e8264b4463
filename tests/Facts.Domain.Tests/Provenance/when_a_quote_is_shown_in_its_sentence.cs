using System.Text;
using CsCheck;
using Facts.Domain.Provenance;
using Facts.Domain.Sources;

namespace Facts.Domain.Tests.Provenance;

public sealed class when_a_quote_is_shown_in_its_sentence
{
    private static readonly Gen<string> Text = Gen.Frequency(
            (8, Pick.One("a", "b", "C", "é", "e\u0301", "😀", "👩‍👩‍👧", "م", "字", "1")),
            (3, Pick.One(" ", " ", "\n", "\u2028", "\t")),
            (3, Pick.One(".", "!", "?", "…", "。", "؟")),
            (1, Pick.One("”", "\"", "“", ")", "Dr. ", "\u202E", "<b>")),
            (1, Gen.Int[300, 500].Select(length => new string('x', length))))
        .Array[1, 60].Select(string.Concat);

    /// <summary>A text, and a stretch of it as its quote.</summary>
    private static readonly Gen<(string Text, Quote Quote)> Quoted = Gen.Select(Text, Gen.Double[0, 1], Gen.Double[0, 1], (text, a, b) =>
    {
        var runes = text.EnumerateRunes().ToList();
        var (start, end) = ((int)(Math.Min(a, b) * (runes.Count - 1)), 1 + (int)(Math.Max(a, b) * (runes.Count - 1)));
        return (text, new Quote(string.Concat(runes[start..end]), null, null, start, end));
    });

    [Fact]
    public void it_is_a_stretch_of_the_text_around_the_quote_whatever_the_text() => Quoted.Sample((text, quote) =>
    {
        var excerpt = Excerpt.Of(text, quote)!;
        var runes = text.EnumerateRunes().ToList();
        (excerpt.Before + excerpt.Quote + excerpt.After).ShouldBe(string.Concat(runes[excerpt.Start..excerpt.End]));
        excerpt.Before.ShouldBe(string.Concat(runes[excerpt.Start..quote.Start]));
        excerpt.Quote.ShouldBe(quote.Exact);
    });

    [Fact]
    public void it_is_no_longer_than_allowed_and_says_where_it_was_cut() => Quoted.Sample((text, quote) =>
    {
        var excerpt = Excerpt.Of(text, quote)!;
        foreach (var (side, cut) in new[] { (excerpt.Before, excerpt.CutBefore), (excerpt.After, excerpt.CutAfter) })
        {
            var length = side.EnumerateRunes().Count();
            length.ShouldBeLessThanOrEqualTo(Excerpt.MostAround);
            if (cut)
                length.ShouldBe(Excerpt.MostAround);
            side.EnumerateRunes().ShouldNotContain(Rune.ReplacementChar);
        }
    });

    [Fact]
    public void it_stays_on_the_lines_of_the_quote() => Quoted.Sample((text, quote) =>
    {
        var excerpt = Excerpt.Of(text, quote)!;
        excerpt.Before.ShouldNotContain('\n');
        excerpt.After.ShouldNotContain('\n');
    });

    [Theory]
    [InlineData("One. Two [three] four. Five.", "Two |three| four.")]
    [InlineData("One. [Two three four.] Five.", "|Two three four.|")]
    [InlineData("One! Who is “[this]”? Five.", "Who is “|this|”?")]
    [InlineData("He left. “[I accept],” he wrote. He did.", "“|I accept|,” he wrote.")]
    [InlineData("He asked “Why?” and [left]. So.", "He asked “Why?” and |left|.")]
    [InlineData("So. It said: “lack of…candour” [harmed] it. So.", "It said: “lack of…candour” |harmed| it.")]
    [InlineData("So. J. R. [Smith] of the U.S. Senate came. So.", "J. R. |Smith| of the U.S. Senate came.")]
    [InlineData("So. Dr. [Who] came, e.g. here. So.", "Dr. |Who| came, e.g. here.")]
    [InlineData("A headline\nThe [first] sentence\r\nAnother", "The |first| sentence")]
    [InlineData("第一句。他[辞职]了。第三句。", "他|辞职|了。")]
    [InlineData("「だめだ。」彼は[辞]めた。", "彼は|辞|めた。")]
    [InlineData("من؟ استقال [أمس]؟ نعم", "استقال |أمس|؟")]
    [InlineData("One two. Three [four. Five] six. Seven.", "Three |four. Five| six.")]
    [InlineData("(It [was].) Then.", "(It |was|.)")]
    [InlineData("[All]", "|All|")]
    public void it_ends_where_the_sentence_does(string marked, string expected)
    {
        var start = marked.IndexOf('[');
        var exact = marked[(start + 1)..marked.IndexOf(']')];
        var text = marked.Replace("[", "").Replace("]", "");
        var excerpt = Excerpt.Of(text, Quote.Find(text, exact, text[..start], null).Quote!)!;
        $"{excerpt.Before}|{excerpt.Quote}|{excerpt.After}".ShouldBe(expected);
        (excerpt.CutBefore, excerpt.CutAfter).ShouldBe((false, false));
    }

    [Fact]
    public void it_is_cut_in_a_sentence_without_end()
    {
        var text = $"{new string('a', 900)} 😀 {new string('b', 900)}";
        var excerpt = Excerpt.Of(text, Quote.Find(text, "😀", null, null).Quote!)!;
        (excerpt.Before.Length, excerpt.After.Length).ShouldBe((Excerpt.MostAround, Excerpt.MostAround));
        (excerpt.CutBefore, excerpt.CutAfter).ShouldBe((true, true));
        (excerpt.Start, excerpt.End).ShouldBe((901 - Excerpt.MostAround, 902 + Excerpt.MostAround));
    }

    [Theory]
    [InlineData("another text")]
    [InlineData("")]
    public void it_is_nothing_where_the_words_do_not_stand(string text) =>
        Excerpt.Of(text, new Quote("some words", null, null, 3, 13)).ShouldBeNull();
}

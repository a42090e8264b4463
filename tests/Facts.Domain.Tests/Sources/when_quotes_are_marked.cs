using CsCheck;
using Facts.Domain.Sources;

namespace Facts.Domain.Tests.Sources;

public class when_quotes_are_marked
{
    private static readonly string[] Parts = ["a", "b ", "é", "e\u0301", "😀", "👩‍🚀", "שָׁלוֹם", "\n"];

    private static readonly Gen<string> Texts = Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[0, 12].Select(string.Concat);

    [Fact]
    public void segments_join_to_the_text_and_to_every_quote() => (
        from text in Texts
        let length = text.EnumerateRunes().Count()
        from quotes in Gen.Select(Gen.Int[0, length], Gen.Int[0, length]).Array[0, 5]
        select (text, quotes: quotes.Select(pair => (Start: Math.Min(pair.Item1, pair.Item2), End: Math.Max(pair.Item1, pair.Item2))).ToList()))
        .Sample(made =>
        {
            var segments = Segments.Of(made.text, made.quotes);

            string.Concat(segments.Select(segment => segment.Text)).ShouldBe(made.text);
            var runes = made.text.EnumerateRunes().ToArray();
            for (var i = 0; i < made.quotes.Count; i++)
            {
                var (start, end) = made.quotes[i];
                string.Concat(segments.Where(segment => segment.Quotes.Contains(i)).Select(segment => segment.Text))
                    .ShouldBe(string.Concat(runes[start..end]));
            }
        });

    [Fact]
    public void where_two_overlap_both_are_named() =>
        Segments.Of("one two three", [(0, 7), (4, 13)]).Select(segment => (segment.Text, string.Join(',', segment.Quotes)))
            .ShouldBe([("one ", "0"), ("two", "0,1"), (" three", "1")]);
}

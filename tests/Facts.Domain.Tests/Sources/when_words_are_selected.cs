using System.Globalization;
using System.Text;
using CsCheck;
using Facts.Domain.Sources;

namespace Facts.Domain.Tests.Sources;

public class when_words_are_selected
{
    private static readonly string[] Parts = ["a", "a ", "b", "e\u0301", "😀", "👩‍🚀", "שָׁלוֹם", "\n"];

    /// <summary>A text in which words often occur several times, and a stretch of whole characters in it.</summary>
    private static readonly Gen<(string Text, int Start, int End)> Selected = Gen.Select(
        Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[1, 40].Select(string.Concat),
        Gen.Double[0, 1],
        Gen.Double[0, 1],
        (text, a, b) =>
        {
            var edges = Edges(text);
            var from = Math.Min((int)(Math.Min(a, b) * (edges.Count - 1)), edges.Count - 2);
            var to = Math.Max((int)(Math.Max(a, b) * (edges.Count - 1)), from + 1);
            return (text, edges[from], edges[to]);
        });

    /// <summary>Where characters as readers see them begin and end, in code points.</summary>
    private static List<int> Edges(string text) =>
        [.. StringInfo.ParseCombiningCharacters(text).Append(text.Length).Select(at => text[..at].EnumerateRunes().Count())];

    [Fact]
    public void they_are_found_again_in_their_place_and_in_no_other() => Selected.Sample(given =>
    {
        var quote = Quote.At(given.Text, given.Start, given.End)!;
        quote.Exact.ShouldBe(string.Concat(given.Text.EnumerateRunes().ToArray()[given.Start..given.End]));
        Quote.Find(given.Text, quote.Exact, quote.Prefix, quote.Suffix).ShouldBe(new Quote.Found(quote, 1));
        (quote.Start, quote.End).ShouldBe((given.Start, given.End));
        (quote.Exact + quote.Prefix + quote.Suffix).EnumerateRunes().ShouldNotContain(Rune.ReplacementChar);
    });

    [Fact]
    public void their_places_are_those_where_they_stand() => Selected.Sample(given =>
    {
        var (runes, length) = (given.Text.EnumerateRunes().ToArray(), given.End - given.Start);
        var (exact, edges) = (string.Concat(runes[given.Start..given.End]), Edges(given.Text));
        Quote.Places(given.Text, exact, int.MaxValue).ShouldBe(
            Enumerable.Range(0, runes.Length - length + 1).Where(at =>
                string.Concat(runes[at..(at + length)]) == exact && edges.Contains(at) && edges.Contains(at + length)));
    });

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    [InlineData(0, 3)]
    public void none_of_them_cuts_a_character_in_two(int start, int end) => Quote.At("e\u0301👩‍🚀", start, end).ShouldBeNull();

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(2, 5)]
    [InlineData(9, 10)]
    public void there_are_none_outside_the_text(int start, int end) => Quote.At("a😀b.", start, end).ShouldBeNull();

    [Fact]
    public void words_that_occur_once_need_nothing_around_them() =>
        Quote.At("one two", 4, 7).ShouldBe(new Quote("two", null, null, 4, 7));

    [Fact]
    public void no_more_are_looked_for_than_asked() => Quote.Places("aaaa", "aa", 2).ShouldBe([0, 1]);
}

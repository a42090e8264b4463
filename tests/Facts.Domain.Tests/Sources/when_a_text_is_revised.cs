using CsCheck;
using Facts.Domain.Sources;

namespace Facts.Domain.Tests.Sources;

public class when_a_text_is_revised
{
    [Fact]
    public void a_quote_is_anchored_where_its_words_stand_once_and_else_an_orphan()
    {
        int moved = 0, stayed = 0, gone = 0, ambiguous = 0;
        SourceTexts.Quoted.SelectMany(given => SourceTexts.Edited(given.Text).Select(edited => (given, edited))).Sample(both =>
        {
            var ((text, exact, prefix, suffix), edited) = both;
            if (Quote.Find(text, exact, prefix, suffix).Quote is not { } quote)
                return;
            var places = NaiveQuotes.Places(edited, exact, prefix, suffix);
            var anchoring = Anchoring.Of(quote, edited);

            if (places.Count == 1)
            {
                anchoring.ShouldBe(new Anchoring(places[0], places[0] + NaiveQuotes.Runes(exact).Length, null));
                NaiveQuotes.Cut(edited, anchoring.Start!.Value, anchoring.End!.Value).ShouldBe(exact);
                Interlocked.Increment(ref anchoring.Start == quote.Start ? ref stayed : ref moved);
            }
            else
            {
                anchoring.ShouldBe(new Anchoring(null, null, places.Count == 0 ? Orphaned.Gone : Orphaned.Ambiguous));
                Interlocked.Increment(ref places.Count == 0 ? ref gone : ref ambiguous);
            }
        }, iter: 50_000);
        // What was made up has all of it.
        new[] { moved, stayed, gone, ambiguous }.ShouldAllBe(count => count > 200);
    }

    [Fact]
    public void in_its_own_text_a_quote_stays_where_it_is() => SourceTexts.Quoted.Sample(given =>
    {
        if (Quote.Find(given.Text, given.Exact, given.Prefix, given.Suffix).Quote is { } quote)
            Anchoring.Of(quote, given.Text).ShouldBe(new Anchoring(quote.Start, quote.End, null));
    }, iter: 10_000);

    [Theory]
    [InlineData("He left in May.", "He left in May.", 3, null)]
    [InlineData("He left in May.", "It is said: he left in May.", 15, null)]
    [InlineData("He left in May.", "He  left in May.", 4, null)]
    [InlineData("He left in May.", "He quit in May.", null, Orphaned.Gone)]
    [InlineData("He left in May.", "He Left in May.", null, Orphaned.Gone)]
    [InlineData("He left in May.", "He left in May. She left in June.", null, Orphaned.Ambiguous)]
    public void nothing_is_guessed(string text, string revised, int? start, Orphaned? why)
    {
        var quote = Quote.Find(text, "left", null, null).Quote!;
        Anchoring.Of(quote, revised).ShouldBe(new Anchoring(start, start + 4, why));
    }

    [Fact]
    public void what_stood_beside_the_words_has_to_stand_there_still()
    {
        var quote = Quote.Find("He left. She left.", "left", "She ", null).Quote!;
        Anchoring.Of(quote, "She left. He left.").ShouldBe(new Anchoring(4, 8, null));
        Anchoring.Of(quote, "Ann left.").Why.ShouldBe(Orphaned.Gone);
    }
}

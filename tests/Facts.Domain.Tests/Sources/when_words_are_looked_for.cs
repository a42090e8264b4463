using System.Text;
using CsCheck;
using Facts.Domain.Sources;

namespace Facts.Domain.Tests.Sources;

public class when_words_are_looked_for
{
    [Fact]
    public void they_are_found_where_comparing_code_points_finds_them_once()
    {
        int once = 0, never = 0, more = 0, split = 0;
        SourceTexts.Quoted.Sample(given =>
        {
            var (text, exact, prefix, suffix) = given;
            var places = NaiveQuotes.Places(text, exact, prefix, suffix);
            var found = Quote.Find(text, exact, prefix, suffix);

            found.Occurrences.ShouldBe(Math.Min(places.Count, 2));
            (found.Quote is not null).ShouldBe(places.Count == 1);
            if (found.Quote is { } quote)
            {
                quote.ShouldBe(new Quote(exact, prefix, suffix, places[0], places[0] + NaiveQuotes.Runes(exact).Length));
                NaiveQuotes.Cut(text, quote.Start, quote.End).ShouldBe(exact);
            }

            Interlocked.Increment(ref places.Count == 0 ? ref never : ref places.Count == 1 ? ref once : ref more);
            if (found is { Split: true, Occurrences: 0 })
                Interlocked.Increment(ref split);
        }, iter: 50_000);
        // What was made up has all of it.
        new[] { once, never, more, split }.ShouldAllBe(count => count > 500);
    }

    [Fact]
    public void the_normal_form_matters() => SourceTexts.Of(10).Sample(text =>
    {
        var (composed, decomposed) = (text.Normalize(NormalizationForm.FormC), text.Normalize(NormalizationForm.FormD));
        if (composed == decomposed || text.Length == 0)
            return;
        Quote.Find($"<{composed}>", decomposed, "<", ">").Occurrences.ShouldBe(0);
        Quote.Find($"<{decomposed}>", composed, "<", ">").Occurrences.ShouldBe(0);
    }, iter: 10_000);

    [Theory]
    [InlineData("\ud83d\ude00", "\ude00", 0)]
    [InlineData("\ud83d\ude00", "\ud83d", 0)]
    [InlineData("a\ud83d\ude00", "a\ud83d", 0)]
    [InlineData("\ud83d\ude00b", "\ude00b", 0)]
    [InlineData("\ud83d\ude00b", "b", 1)]
    public void half_of_a_surrogate_pair_is_nothing(string text, string exact, int occurrences) =>
        Quote.Find(text, exact, null, null).Occurrences.ShouldBe(occurrences);

    [Theory]
    [InlineData("\ude00", null)]
    [InlineData(null, "\ud83d")]
    public void nor_does_it_stand_beside_words(string? prefix, string? suffix) =>
        Quote.Find("\ud83d\ude00b\ud83d\ude00", "b", prefix, suffix).Occurrences.ShouldBe(0);

    [Theory]
    [InlineData("a letter without its accent", "fiance\u0301 ", "fiance")]
    [InlineData("an accent without its letter", "fiance\u0301 ", "\u0301")]
    [InlineData("a woman out of a programmer", "\U0001F469\u200d\U0001F4BB", "\U0001F469")]
    [InlineData("a computer out of a programmer", "\U0001F469\u200d\U0001F4BB", "\U0001F4BB")]
    [InlineData("a hand without its colour", "\U0001F44D\U0001F3FD", "\U0001F44D")]
    [InlineData("a flag out of two others", "\U0001F1E6\U0001F1EE\U0001F1E9\U0001F1EA", "\U0001F1EE\U0001F1E9")]
    [InlineData("a letter without its points", "\u05e9\u05c1\u05b8\u05dc\u05d5\u05dd", "\u05e9")]
    [InlineData("a letter without its vowel", "\u0643\u064e\u062a\u064e\u0628\u064e", "\u0643\u064e\u062a\u064e\u0628")]
    [InlineData("half of a line break", "one\r\ntwo", "one\r")]
    public void what_would_cut_a_character_in_two_is_not_found_and_said(string what, string text, string exact)
    {
        var found = Quote.Find(text, exact, null, null);
        (found.Occurrences, found.Split).ShouldBe((0, true), what);
    }

    [Theory]
    [InlineData("\u05e9\u05c1\u05b8\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd", "\u05e2\u05d5\u05dc\u05dd", 7, 11)]
    [InlineData("\u0642\u0627\u0644: \u0643\u064e\u062a\u064e\u0628\u064e", "\u0643\u064e\u062a\u064e\u0628\u064e", 5, 11)]
    [InlineData("\u2067abc\u2069 abc\u05d0", "abc\u05d0", 6, 10)]
    [InlineData("\U0001F469\u200d\U0001F4BB\U0001F44D\U0001F3FD ok", "\U0001F44D\U0001F3FD", 3, 5)]
    [InlineData("\U0001F1EE\U0001F1E9\U0001F1E9\U0001F1EA", "\U0001F1E9\U0001F1EA", 2, 4)]
    [InlineData("fiance\u0301", "fiance\u0301", 0, 7)]
    public void positions_count_code_points_in_logical_order(string text, string exact, int start, int end) =>
        Quote.Find(text, exact, null, null).Quote.ShouldBe(new Quote(exact, null, null, start, end));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    public void no_words_are_nowhere(string text) => Quote.Find(text, "", null, null).ShouldBe(default);

    [Fact]
    public Task a_text_full_of_accents_is_gone_through_once() => Task.Run(() =>
    {
        var text = string.Concat(Enumerable.Repeat("e\u0301", 1_500_000));
        Quote.Find(text, "e", null, null).Occurrences.ShouldBe(0);
        // Takes a second or two; counting clusters from the start for each letter would be a thousand billion steps.
    }, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
}

using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Time;
using Facts.Tests.Answers;

namespace Facts.Tests.Support;

public sealed class when_the_seed_is_folded_from_its_events(SeedFixture seed) : IClassFixture<SeedFixture>
{
    [Theory]
    [InlineData("ceo")]
    [InlineData("board")]
    [InlineData("chair")]
    [InlineData("chief-scientist")]
    public async Task it_answers_as_the_table_does(string post)
    {
        foreach (var known in (string[])["2023-11-19", "2023-11-21", "2026-01-02"])
        {
            for (var day = new DateOnly(2023, 11, 14); day < new DateOnly(2023, 11, 26); day = day.AddDays(1))
            {
                var on = day.ToString("yyyy-MM-dd");
                var question = new Question("openai", post, AsOf.TryParse(on)!, AsOf.TryParse(known)!);
                var live = await LiveFold.AskAsync(seed.Store, question);
                FactsJson.Write(await seed.Store.AskAsync("openai", post, on, known)).ShouldBe(FactsJson.Write(live), $"{post} on {on} known {known}");
            }
        }
    }
}

using Facts.Domain.Claims;
using Facts.Domain.Sources;
using Facts.Domain.Tests.Recording;
using Facts.Domain.Time;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

/// <summary>Where words are found is proved in memory; here, that the store keeps it.</summary>
public sealed class when_a_quote_is_tied_to_its_source(OwnStore own) : IClassFixture<OwnStore>
{
    private static readonly (string Id, Quote Quote)[] Found =
    [
        ("plain", new("left", "He ", ".", 3, 7)),
        ("line-end", new("aa", null, "\r\n", 21, 23)),
        ("accent", new("nai\u0308ve", null, null, 31, 37)),
        ("emoji", new("\U0001F469\u200D\U0001F4BB", null, null, 42, 45)),
        ("arabic", new("\u0634\u0631\u06a9\u062a", null, null, 46, 50)),
    ];

    [Fact]
    public async Task it_is_kept_character_for_character_and_counted_in_code_points()
    {
        const string source = """
            {"type":"source","id":"words","text":"He left. She left. aaaa\r\nna\u00efve nai\u0308ve \ud83d\ude00\ud83d\ude00 x\ud83d\udc69\u200d\ud83d\udcbb \u0634\u0631\u06a9\u062a end"}
            """;
        // In two saves: the second finds the text in the store.
        (await own.Store.ImportAsync(source)).Rejected.ShouldBeEmpty();
        (await own.Store.ImportAsync([.. Found.Select(found => Line(found.Id, found.Quote))])).Rejected.ShouldBeEmpty();
        foreach (var (id, quote) in Found)
        {
            var events = await own.Store.Session.Claims.HistoryAsync(id, AsOf.TryParse("2026-01-02")!, TestContext.Current.CancellationToken);
            events.ShouldHaveSingleItem().Data.ShouldBeAssignableTo<ClaimEvent>()!.Quote.ShouldBe(quote);
        }
    }

    private static string Line(string id, Quote quote)
    {
        var line = SampleLines.Of("statement");
        (line["id"], line["source"], line["quote"], line["prefix"], line["suffix"]) = (id, "words", quote.Exact, quote.Prefix, quote.Suffix);
        return line.ToJsonString();
    }
}

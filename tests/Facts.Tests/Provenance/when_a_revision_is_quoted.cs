using System.Security.Cryptography;
using System.Text;
using Facts.Store.Provenance;
using Facts.Tests.Support;
using static Facts.Tests.Sources.Revisions;

namespace Facts.Tests.Provenance;

public sealed class when_a_revision_is_quoted(PostgresFixture postgres)
{
    private const string Second = "It was said before. Ada Byron now heads the firm. It ends here.";

    [Fact]
    public async Task the_trail_shows_the_words_in_that_text_and_its_hash()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "revision");
        (await store.ImportAsync(
            Source("revised", "It was said before."),
            """{"type":"revision","source":"revised","text":"TEXT","publishedAt":"2024-02-01","url":"https://paper.example/2"}"""
                .Replace("TEXT", Second, StringComparison.Ordinal),
            """
            {"type":"claim","id":"heads","kind":"appointment","source":"revised","organization":"firm","post":"head","person":"ada",
             "when":"2024","quote":"heads the firm"}
            """.ReplaceLineEndings(""))).RejectedCount.ShouldBe(0);

        var trail = (await store.TrailAsync("firm", "head", "2025-01-01", "2027-01-01")).Claim("heads");

        var excerpt = trail.Excerpt.ShouldNotBeNull();
        (excerpt.Before + "⟦" + excerpt.Quote + "⟧" + excerpt.After).ShouldBe("Ada Byron now ⟦heads the firm⟧.");
        trail.Position.ShouldBe(new TextPlace(34, 48, 2));
        trail.Source.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Second))));
        (trail.Source.PublishedAt, trail.Source.Url).ShouldBe(("2024-02-01", "https://paper.example/2"));
    }
}

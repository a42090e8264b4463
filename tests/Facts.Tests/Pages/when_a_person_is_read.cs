using Facts.Tests.Support;

namespace Facts.Tests.Pages;

public sealed class when_a_person_is_read(ReadFacts facts) : IClassFixture<ReadFacts>
{
    [Theory]
    [InlineData("en", "interim, 17 November 2023 – between 18 and 19 November 2023", "outstanding", "Threat by OpenAI staff")]
    [InlineData("id", "sementara, 17 November 2023 – antara 18 dan 19 November 2023", "belum terjawab", "Ancaman oleh OpenAI staff")]
    public async Task they_have_their_posts_and_what_names_them(string language, string term, string standing, string threat)
    {
        var (_, html, _) = await facts.Client.ReadAsync("/person?id=mira-murati", language);
        html.First("h1").ShouldBe("Mira Murati");
        html.ShouldContain($"<bdi>{term}</bdi>");
        html.ShouldContain(standing);
        html.ShouldContain(threat);
        html.ShouldContain("href=\"/board?organization=openai\"");
        html.ShouldContain("href=\"/timeline?organization=openai&amp;post=ceo\"");
    }

    [Fact]
    public async Task every_id_that_names_them_is_shown()
    {
        var (_, html, _) = await facts.Client.ReadAsync("/person?id=tandai-chen");
        html.First("h1").ShouldBe("Mark Chen");
        html.ShouldContain("<bdi>tandai-chen</bdi>");
        html.ShouldContain("<bdi>mark-chen</bdi>");
    }

    [Fact]
    public async Task only_what_was_known_by_then_is_shown()
    {
        var (_, html, _) = await facts.Client.ReadAsync("/person?id=bret-taylor&known=2023-11-21");
        html.ShouldContain("No post is known.");
    }
}

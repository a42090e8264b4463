using System.Net;
using Facts.Domain.Answers;
using Facts.Pages;
using Facts.Store.Answers;
using Facts.Tests.Support;

namespace Facts.Tests.Pages;

public sealed class when_a_board_is_read(ReadFacts facts) : IClassFixture<ReadFacts>
{
    [Theory]
    [InlineData("en", "OpenAI on 18 November 2023", "4 seats: 1 filled, 3 unknown",
        "1 seat: 1 possibly filled", "possibly until 19 November 2023")]
    [InlineData("id", "OpenAI pada 18 November 2023", "4 kursi: 1 terisi, 3 tidak diketahui",
        "1 kursi: 1 mungkin terisi", "mungkin sampai 19 November 2023")]
    public async Task it_has_every_post_with_its_seats(string language, string heading, string board, string ceo, string term)
    {
        var (_, html, _) = await facts.Client.ReadAsync("/board?organization=openai&on=2023-11-18", language);
        html.First("h1").ShouldBe(heading);
        html.ShouldContain(board);
        html.ShouldContain(ceo);
        html.ShouldContain(term);
        html.ShouldContain("href=\"/?organization=openai&amp;post=chief-scientist&amp;on=2023-11-18\"");
        html.ShouldContain("href=\"/board?organization=openai&amp;on=2023-11-17\"");
        html.ShouldContain("href=\"/board?organization=openai&amp;on=2023-11-19\"");
    }

    [Fact]
    public async Task threats_stand_as_they_stood_that_day()
    {
        var (_, before, _) = await facts.Client.ReadAsync("/board?organization=openai&on=2023-11-18");
        var (_, after, _) = await facts.Client.ReadAsync("/board?organization=openai&on=2023-11-20");
        before.ShouldNotContain("threat-of-the-letter\"><bdi>Threat by");
        after.ShouldContain("/claims/threat-of-the-letter\"><bdi>Threat by OpenAI staff");
    }

    [Fact]
    public async Task organizations_are_listed_when_none_is_asked_for()
    {
        var (status, html, _) = await facts.Client.ReadAsync("/board?on=2023-11-18");
        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("href=\"/board?organization=openai&amp;on=2023-11-18\"");
        html.ShouldContain("href=\"/board?organization=twitch&amp;on=2023-11-18\"");
    }

    [Theory]
    [InlineData(0, 0, 1, Status.Unknown, "1 seat: 1 unknown")]
    [InlineData(0, 0, 3, Status.Vacant, "3 seats: 3 vacant")]
    [InlineData(2, 1, 5, Status.Held, "5 seats: 2 filled, 1 possibly filled, 2 unknown")]
    [InlineData(2, 0, 1, Status.Disputed, "1 seat: 2 filled")]
    [InlineData(3, 0, null, Status.Held, "3 filled")]
    [InlineData(1, 0, 1000, Status.Held, "1000 seats: 1 filled, 999 unknown")]
    public void seats_are_counted_in_words(int certain, int possible, int? seats, Status status, string words)
    {
        var holders = Enumerable.Repeat(Certainty.Certain, certain).Concat(Enumerable.Repeat(Certainty.Possible, possible))
            .Select(certainty => new Holder { Person = new Named("p", "P"), Certainty = certainty, Disputed = false, Because = [] });
        var post = new PostState
        {
            Post = new NamedPost("p", "P", seats),
            Status = status,
            Holders = [.. holders],
            ChangesThatDay = [],
            SetAside = [],
        };
        Reader.Of("en", () => BoardWords.Seats(post)).ShouldBe(words);
    }
}

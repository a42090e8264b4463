using System.Net;
using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Pages;

public sealed class when_a_question_is_typed(ServedFacts facts) : IClassFixture<ServedFacts>
{
    [Theory]
    [InlineData("openai ceo", "openai", "ceo")]
    [InlineData("who was CEO of OpenAI", "openai", "ceo")]
    [InlineData("ceo openai", "openai", "ceo")]
    [InlineData("  Who was the chief executive officer of OAI on that day?", "openai", "ceo")]
    [InlineData("OpenAI's chair", "openai", "chair")]
    [InlineData("chair of the board of directors, openai", "openai", "chair")]
    [InlineData("board of directors openai", "openai", "board")]
    [InlineData("openai research director", "openai", "research-director")]
    [InlineData("OpenAI Research", "openai", "research-director")]
    [InlineData("siapa CEO Amazon Twitch?", "twitch", "ceo")]
    public async Task it_leads_to_the_post_that_it_names(string question, string organization, string post)
    {
        var (status, html, at) = await facts.Client.ReadAsync($"/?q={Uri.EscapeDataString(question)}&on=2023-11-18&known=2023-11-21");
        status.ShouldBe(HttpStatusCode.OK);
        at.PathAndQuery.ShouldBe($"/?organization={organization}&post={post}&on=2023-11-18&known=2023-11-21");
        html.ShouldContain("As known at");
    }

    [Theory]
    [InlineData("OpenAI CEO 2023-11-18", "2023-11-18")]
    [InlineData("siapa CEO OpenAI tanggal 20 November 2023", "2023-11-20")]
    [InlineData("Who was CEO of OpenAI on November 18, 2023?", "2023-11-18")]
    [InlineData("CEO OpenAI 5 Agustus 2023", "2023-08-05")]
    public async Task it_is_of_the_day_that_it_names(string question, string day)
    {
        var (status, html, at) = await facts.Client.ReadAsync($"/?q={Uri.EscapeDataString(question)}&on=2020-01-01");
        status.ShouldBe(HttpStatusCode.OK);
        at.PathAndQuery.ShouldBe($"/?organization=openai&post=ceo&on={day}");
        html.ShouldContain($"name=\"on\" value=\"{day}\"");
        html.ShouldNotContain("Not used:");
    }

    [Theory]
    [InlineData("OpenAI CEO not yesterday", "en", "Not used: <bdi>not yesterday</bdi>")]
    [InlineData("OpenAI CEO kemarin", "id", "Tidak dipakai: <bdi>kemarin</bdi>")]
    [InlineData("OpenAI CEO 2023-02-31", "en", "Not used: <bdi>2023-02-31</bdi>")]
    [InlineData("OpenAI CEO 31 February 2023", "en", "Not used: <bdi>31 February 2023</bdi>")]
    [InlineData("OpenAI CEO 2023-11-18 or 2023-11-20", "en", "Not used: <bdi>or 2023-11-20</bdi>")]
    [InlineData("who was CEO of OpenAI", "en", "Not used: <bdi>was</bdi>")]
    [InlineData("Sam Altman 2023-11-18", "en", "Not used: <bdi>2023-11-18</bdi>")]
    [InlineData("Sam Altman <b>", "en", "Not used: <bdi>b</bdi>")]
    [InlineData("ceo 2023-11-18 nonsense", "en", "Not used: <bdi>nonsense</bdi>")]
    public async Task every_word_that_was_not_used_is_named(string question, string language, string named)
    {
        var (status, html, _) = await facts.Client.ReadAsync($"/?q={Uri.EscapeDataString(question)}", language);
        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain(named);
    }

    [Theory]
    [InlineData("ceo", "/?organization=microsoft&amp;post=ceo", "/?organization=openai&amp;post=ceo", "/?organization=twitch&amp;post=ceo")]
    [InlineData("openai microsoft ceo", "/?organization=microsoft&amp;post=ceo", "/?organization=openai&amp;post=ceo")]
    [InlineData("openai chief", "/?organization=openai&amp;post=ceo", "/?organization=openai&amp;post=chief-scientist")]
    [InlineData("was Mira Murati CEO of OpenAI", "/?organization=openai&amp;post=ceo", "/person?id=mira-murati")]
    [InlineData("OpenAI", "/board?organization=openai", "/?organization=openai&amp;post=chair")]
    [InlineData("nonsense", "/?organization=openai&amp;post=ceo", "/?organization=twitch&amp;post=ceo")]
    public async Task it_shows_all_that_it_can_mean(string question, params string[] links)
    {
        var (status, html, at) = await facts.Client.ReadAsync($"/?q={Uri.EscapeDataString(question)}");
        status.ShouldBe(HttpStatusCode.OK);
        at.Query.ShouldStartWith("?q=");
        foreach (var link in links)
            html.ShouldContain($"href=\"{link}");
    }

    [Theory]
    [InlineData("en", "Nothing recorded is called so.")]
    [InlineData("id", "Tidak ada yang tercatat dengan nama itu.")]
    public async Task it_says_so_when_nothing_is_called_so(string language, string said)
    {
        var (_, html, _) = await facts.Client.ReadAsync("/?q=nonsense", language);
        html.ShouldContain(said);
    }

    [Theory]
    [InlineData("Sam Altman", "sam-altman")]
    [InlineData("tandai-chen", "tandai-chen")]
    public async Task it_leads_to_a_person(string question, string id)
    {
        var (status, _, at) = await facts.Client.ReadAsync($"/?q={Uri.EscapeDataString(question)}");
        status.ShouldBe(HttpStatusCode.OK);
        at.PathAndQuery.ShouldBe($"/person?id={id}");
    }

    [Fact]
    public async Task it_does_not_look_for_names_within_a_longer_name()
    {
        (await facts.PostLinesAsync(
            """{"type":"organization","id":"ceo-magazine","name":"CEO Magazine"}""",
            """{"type":"post","organization":"ceo-magazine","id":"ceo","name":"Chief executive officer"}""",
            """{"type":"post","organization":"ceo-magazine","id":"editor","name":"Editor"}""")).EnsureSuccessStatusCode();
        var (_, of, _) = await facts.Client.ReadAsync("/?q=CEO%20Magazine");
        of.ShouldContain("Which post?");
        var (_, _, at) = await facts.Client.ReadAsync("/?q=CEO%20of%20CEO%20Magazine");
        at.PathAndQuery.ShouldBe("/?organization=ceo-magazine&post=ceo");
    }

    [Fact]
    public async Task it_keeps_to_the_post_that_was_shown_while_only_the_day_is_changed()
    {
        var (_, _, at) = await facts.Client.ReadAsync("/?q=As+before&was=As+before&organization=openai&post=ceo&on=2023-11-19");
        at.PathAndQuery.ShouldBe("/?organization=openai&post=ceo&on=2023-11-19");
    }

    [Theory]
    [InlineData("open", "OpenAI")]
    [InlineData("OPENAI CH", "OpenAI Chair of the board of directors")]
    [InlineData("mira", "Mira Murati")]
    public async Task it_is_completed_while_it_is_typed(string typed, string completion)
    {
        var all = await facts.GetAsync($"/pages/suggest?q={Uri.EscapeDataString(typed)}");
        all.EnumerateArray().Select(one => one.GetProperty("value").GetString()).ShouldContain(completion);
    }

    [Fact]
    public async Task no_more_than_twenty_completions_come()
    {
        (await facts.PostLinesAsync([.. Enumerable.Range(10, 40).Select(number =>
            JsonSerializer.Serialize(new { type = "person", id = $"zz{number}", name = $"Zz {number}" }))])).EnsureSuccessStatusCode();
        (await facts.GetAsync("/pages/suggest?q=zz")).GetArrayLength().ShouldBe(20);
        (await facts.GetAsync("/pages/suggest?q=%25")).GetArrayLength().ShouldBe(0);
        (await facts.GetAsync("/pages/suggest")).GetArrayLength().ShouldBe(0);
    }
}

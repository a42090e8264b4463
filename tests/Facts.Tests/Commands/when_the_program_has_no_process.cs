using System.Globalization;
using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary>
/// Most tests of verbs run them in the tests' own process. One of each kind is run both ways here, and says the same to the byte.
/// </summary>
[Slow]
public sealed class when_the_program_has_no_process(SeededFacts facts) : IClassFixture<SeededFacts>
{
    private static readonly string[] Board = ["state", "openai", "--on", "2023-11-18", "--known", "2023-11-23"];

    [Theory]
    [InlineData(2, "", "rule", "c", "best", "--reason", "r")]
    [InlineData(1, "", "who", "openai", "janitor")]
    [InlineData(0, "", "--help")]
    [InlineData(0, "", "import", "--help")]
    [InlineData(0, "", "who", "openai", "ceo", "--on", "2023-11-18", "--known", "2023-11-23", "--json")]
    [InlineData(0, "", "state", "openai", "--on", "2023-11-18", "--known", "2023-11-23")]
    [InlineData(0, "", "export", "claims-csv", "--known", "2023-11-23")]
    [InlineData(1, "2023-11-17\nFreitag\r\nundzwanzig…\n", "date", "-")]
    [InlineData(1, "{\"type\":\"source\",\"id\":\"é\"}\nnonsense\n", "import", "-", "--dry-run")]
    public async Task it_says_what_the_process_says(int exit, string input, params string[] arguments)
    {
        var process = await FactsProcess.RunAsync(facts.ConnectionString, arguments, input);
        process.Exit.ShouldBe(exit, process.Notes);
        (await facts.FeedAsync(input, arguments)).ShouldBe(process);
    }

    [Fact]
    public async Task so_it_does_without_a_database()
    {
        const string nothing = "Host=127.0.0.1;Port=1;Username=facts;Database=facts";
        var process = await FactsProcess.RunAsync(nothing, Board);
        (await FactsInProcess.RunAsync(nothing, Board)).ShouldBe(process.ShouldBeRefused(3, "no-database"));
    }

    [Fact]
    public async Task several_at_the_same_time_keep_to_themselves()
    {
        var alone = (await facts.RunAsync(Board)).ShouldBeDone();
        var refused = await facts.RunAsync("who", "openai", "janitor");
        var runs = Enumerable.Range(0, 8).Select(i => i % 2 == 0 ? facts.RunAsync(Board) : facts.RunAsync("who", "openai", "janitor"));
        (await Task.WhenAll(runs)).Chunk(2).ShouldAllBe(pair => pair[0] == alone && pair[1] == refused);
    }

    [Fact]
    public async Task the_culture_is_its_own_and_leaves_the_caller_s_alone()
    {
        var expected = (await facts.RunAsync(Board)).ShouldBeDone();
        var (before, indonesian) = ((CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture), new CultureInfo("id-ID"));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = indonesian;
            (await facts.RunAsync(Board)).ShouldBe(expected);
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture).ShouldBe((indonesian, indonesian));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [Fact]
    public async Task it_stops_when_its_token_says_so_as_the_process_does_at_ctrl_c() =>
        (await FactsInProcess.RunAsync(facts.ConnectionString, Board, stopped: true))
            .ShouldBeRefused(130, "interrupted");
}

using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary><c>facts date</c>: one JSON object a line, whether it is a date or not. It needs no database.</summary>
public sealed class when_dates_are_read
{
    [Fact]
    public async Task it_says_level_earliest_and_latest() =>
        (await RunAsync("", "[2023-11-18..2023-11-19]")).ShouldBeDone().Output.ShouldBe(
            """{"input":"[2023-11-18..2023-11-19]","valid":true,"level":2,"earliest":"2023-11-18","latest":"2023-11-19"}""" + "\n");

    [Fact]
    public async Task it_ends_with_1_when_one_is_no_date_and_reads_the_others()
    {
        var run = (await RunAsync("", "2023-11-17", "2023-13", "2023")).ShouldEnd(1, notes: "");
        run.OutputLines.Select(line => JsonElement.Parse(line).GetProperty("valid").GetBoolean()).ShouldBe([true, false, true]);
        JsonElement.Parse(run.OutputLines[1]).GetProperty("error").GetString().ShouldBe("'2023-13' is no date: there is no month 13.");
    }

    [Fact]
    public async Task it_reads_one_a_line_from_standard_input() =>
        (await RunAsync("2023-11-17\n2023\r\n1985-04-12T23:20:30Z\n", "-")).ShouldBeDone().OutputLines
            .Select(line => JsonElement.Parse(line).GetProperty("input").GetString()).ShouldBe(["2023-11-17", "2023", "1985-04-12T23:20:30Z"]);

    [Theory]
    [InlineData("")]
    [InlineData("\u0000\u001b[31m")]
    [InlineData("Freitag")]
    [InlineData("2023-02-29")]
    public async Task an_empty_or_strange_line_is_no_date(string line) =>
        JsonElement.Parse((await RunAsync(line + "\n", "-")).ShouldEnd(1, notes: "").OutputLines.ShouldHaveSingleItem())
            .GetProperty("valid").GetBoolean().ShouldBeFalse();

    private static Task<FactsRun> RunAsync(string input, params string[] texts) => FactsInProcess.RunAsync(null, ["date", .. texts], input);
}

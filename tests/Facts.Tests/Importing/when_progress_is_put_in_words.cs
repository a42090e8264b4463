using Facts.Cli.Output;

namespace Facts.Tests.Importing;

public sealed class when_progress_is_put_in_words
{
    [Theory]
    [InlineData(0L, null, 0.0, "0 lines, 0 lines/s")]
    [InlineData(1_500_000L, null, 50.0, "1,500,000 lines, 30,000 lines/s")]
    [InlineData(1_000L, 0.001, 0.5, "0%, 1,000 lines, 2,000 lines/s")]
    [InlineData(250_000L, 0.25, 10.0, "25%, 250,000 lines, 25,000 lines/s, 30 s left")]
    [InlineData(250_000L, 0.1, 10.0, "10%, 250,000 lines, 25,000 lines/s, 1 min 30 s left")]
    [InlineData(250_000L, 0.001, 10.0, "0%, 250,000 lines, 25,000 lines/s, 2 h 46 min left")]
    [InlineData(10_000L, 1.0, 5.0, "99%, 10,000 lines, 2,000 lines/s, 0 s left")]
    public void it_has_what_is_known(long lines, double? share, double seconds, string text) =>
        ProgressText.Plain(lines, share, TimeSpan.FromSeconds(seconds)).ShouldBe(text);

    [Theory]
    [InlineData(0.0, "[                    ] 0%")]
    [InlineData(0.52, "[==========          ] 52%")]
    [InlineData(1.0, "[====================] 99%")]
    public void it_has_a_bar_that_fills(double share, string start) =>
        ProgressText.Bar(1, share, TimeSpan.Zero, 80).ShouldStartWith(start);

    [Fact]
    public void it_has_no_bar_when_nobody_knows_how_much_there_is() =>
        ProgressText.Bar(5, null, TimeSpan.FromSeconds(1), 80).ShouldBe("5 lines, 5 lines/s");

    [Theory]
    [InlineData(60)]
    [InlineData(40)]
    [InlineData(10)]
    [InlineData(1)]
    public void it_stays_on_one_line_of_a_narrow_terminal(int width) =>
        ProgressText.Bar(250_000, 0.25, TimeSpan.FromSeconds(10), width).Length.ShouldBeLessThan(width);
}

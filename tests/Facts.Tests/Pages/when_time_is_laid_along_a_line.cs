using CsCheck;
using Facts.Pages.Timeline;

namespace Facts.Tests.Pages;

public sealed class when_time_is_laid_along_a_line
{
    /// <summary>From one day to all of time, everywhere in it.</summary>
    private static readonly Gen<Window> Windows =
        from first in Gen.Int[0, DateOnly.MaxValue.DayNumber]
        from magnitude in Gen.Double[0, 1]
        let most = DateOnly.MaxValue.DayNumber - first
        let length = (int)(Math.Pow(most + 1, magnitude) - 1)
        select new Window(DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(first + Math.Min(most, length)));

    [Fact]
    public void its_ticks_are_on_it_and_in_their_order_and_few() => Windows.Sample(window =>
    {
        var ticks = new TimeAxis(window.From, window.To, 10, 900).Ticks();
        ticks.Count.ShouldBeInRange(1, TimeAxis.MostTicks);
        ticks.ShouldAllBe(tick => tick.At >= window.From && tick.At < window.To);
        ticks.Zip(ticks.Skip(1)).ShouldAllBe(pair => pair.First.At < pair.Second.At);
    });

    [Fact]
    public void later_is_further_right() => (
        from window in Windows
        from days in Gen.Int[0, DateOnly.MaxValue.DayNumber].Array[2]
        select (window, days)).Sample(made =>
    {
        var axis = new TimeAxis(made.window.From, made.window.To, 10, 900);
        var (first, last) = (At(made.days.Min()), At(made.days.Max()));
        axis.X(first).ShouldBeInRange(10, axis.X(last));
        axis.X(last).ShouldBeInRange(axis.X(first), 910);
    });

    [Fact]
    public void zooming_and_moving_stay_within_time() => Windows.Sample(window =>
    {
        foreach (var moved in (Window?[])[window.Earlier(), window.Later()])
            (moved is null || (moved.Days == window.Days && moved != window)).ShouldBeTrue();
        if (window.In() is { } zoomed)
            (zoomed.First >= window.First && zoomed.Last <= window.Last && zoomed.Days == Math.Max(1, window.Days / 2)).ShouldBeTrue();
        if (window.Out() is { } out_)
            (out_.First <= window.First && out_.Last >= window.Last && out_.Days > window.Days).ShouldBeTrue();
    });

    [Theory]
    [InlineData("2023-11-17", "2023-11-17", "Hour", 8)]
    [InlineData("2023-11-10", "2023-11-20", "Day", 11)]
    [InlineData("2023-11-01", "2024-01-31", "Day", 6)]
    [InlineData("2023-01-01", "2023-12-31", "Month", 12)]
    [InlineData("1990-01-01", "2024-12-31", "Year", 7)]
    [InlineData("0001-01-01", "9999-12-31", "Year", 10)]
    public void ticks_are_at_even_times(string first, string last, string grain, int count)
    {
        var window = new Window(DateOnly.Parse(first), DateOnly.Parse(last));
        var ticks = new TimeAxis(window.From, window.To, 0, 900).Ticks();
        ticks.Select(tick => tick.Grain.ToString()).Distinct().ShouldBe([grain]);
        ticks.Count.ShouldBe(count);
    }

    private static DateTime At(int day) => DateOnly.FromDayNumber(day).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}

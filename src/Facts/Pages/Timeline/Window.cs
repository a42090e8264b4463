namespace Facts.Pages.Timeline;

/// <summary>The days that a picture shows: from the first to the last, both inclusive.</summary>
internal sealed record Window(DateOnly First, DateOnly Last)
{
    public int Days => Last.DayNumber - First.DayNumber + 1;

    public DateTime From => First.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>The first moment after it.</summary>
    public DateTime To => Last == DateOnly.MaxValue
        ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)
        : Last.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>Half as long, about the middle; null when it is one day.</summary>
    public Window? In() => Days == 1 ? null : Of(First.DayNumber + (Days / 4L), Math.Max(1, Days / 2));

    /// <summary>Twice as long, about the middle; null when it is all of time.</summary>
    public Window? Out() => Days == DateOnly.MaxValue.DayNumber + 1 ? null : Of(First.DayNumber - (Days / 2L), Days * 2L);

    /// <summary>As long, half its length earlier; null at the beginning of time.</summary>
    public Window? Earlier() => First == DateOnly.MinValue ? null : Of(First.DayNumber - Half, Days);

    /// <summary>As long, half its length later; null at the end of time.</summary>
    public Window? Later() => Last == DateOnly.MaxValue ? null : Of(First.DayNumber + Half, Days);

    private long Half => Math.Max(1, Days / 2);

    /// <summary>Shows these moments with some room around them; more on the right where something goes on.</summary>
    public static Window Around(DateTime first, DateTime last, bool goesOn)
    {
        var (from, to) = (DateOnly.FromDateTime(first).DayNumber, DateOnly.FromDateTime(last).DayNumber);
        var room = ((to - from) / 20) + 1;
        return Between(from - room, to + (goesOn ? room * 4L : room));
    }

    private static Window Of(long first, long days)
    {
        days = Math.Min(days, DateOnly.MaxValue.DayNumber + 1);
        first = Math.Clamp(first, 0, DateOnly.MaxValue.DayNumber + 1 - days);
        return Between(first, first + days - 1);
    }

    private static Window Between(long first, long last) => new(
        DateOnly.FromDayNumber((int)Math.Max(0, first)), DateOnly.FromDayNumber((int)Math.Min(DateOnly.MaxValue.DayNumber, last)));
}

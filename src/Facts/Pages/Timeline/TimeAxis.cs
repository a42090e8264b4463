namespace Facts.Pages.Timeline;

/// <summary>How finely a tick of an axis is named.</summary>
internal enum Grain
{
    Hour,
    Day,
    Month,
    Year,
}

/// <summary>A named moment on an axis.</summary>
internal readonly record struct Tick(DateTime At, Grain Grain);

/// <summary>Time laid along a line.</summary>
/// <param name="From">First moment, UTC.</param>
/// <param name="To">First moment no longer on it; later than <paramref name="From"/>.</param>
/// <param name="Left">Where <paramref name="From"/> lies, in units of the picture.</param>
/// <param name="Width">How far <paramref name="To"/> is from it.</param>
internal sealed record TimeAxis(DateTime From, DateTime To, double Left, double Width)
{
    /// <summary>No axis has more ticks than this: on 950 units their names don't touch.</summary>
    public const int MostTicks = 12;

    private static readonly Step[] Steps =
    [
        new(Grain.Hour, 1), new(Grain.Hour, 3), new(Grain.Hour, 6), new(Grain.Hour, 12),
        new(Grain.Day, 1), new(Grain.Day, 2), new(Grain.Day, 7), new(Grain.Day, 14),
        new(Grain.Month, 1), new(Grain.Month, 2), new(Grain.Month, 3), new(Grain.Month, 6),
        new(Grain.Year, 1), new(Grain.Year, 2), new(Grain.Year, 5), new(Grain.Year, 10), new(Grain.Year, 20), new(Grain.Year, 50),
        new(Grain.Year, 100), new(Grain.Year, 200), new(Grain.Year, 500), new(Grain.Year, 1000),
    ];

    public double Right => Left + Width;

    /// <summary>Where a moment lies; what is off the axis lies at its nearer end.</summary>
    public double X(DateTime moment) =>
        moment <= From ? Left : moment >= To ? Right : Left + (Width * ((double)(moment - From).Ticks / (To - From).Ticks));

    /// <summary>Moments worth a name, in their order, by the finest step that has no more than <see cref="MostTicks"/> of them.</summary>
    public IReadOnlyList<Tick> Ticks()
    {
        foreach (var step in Steps)
        {
            // Far too fine; what is nearly so is counted.
            if ((To - From) / step.Length > 2 * MostTicks)
                continue;
            var ticks = step.Between(From, To).Take(MostTicks + 1).Select(at => new Tick(at, step.Grain)).ToList();
            if (ticks.Count <= MostTicks)
                return ticks;
        }

        return [];
    }

    private sealed record Step(Grain Grain, int Count)
    {
        /// <summary>At least; months and years differ.</summary>
        public TimeSpan Length => Grain switch
        {
            Grain.Hour => TimeSpan.FromHours(Count),
            Grain.Day => TimeSpan.FromDays(Count),
            Grain.Month => TimeSpan.FromDays(28 * Count),
            _ => TimeSpan.FromDays(365L * Count),
        };

        public IEnumerable<DateTime> Between(DateTime from, DateTime to)
        {
            for (var number = Number(from); At(number) is { } at && at < to; number++)
            {
                if (at >= from)
                    yield return at;
            }
        }

        /// <summary>Which step a moment lies in.</summary>
        private long Number(DateTime moment) => Grain switch
        {
            Grain.Hour => moment.Ticks / (TimeSpan.TicksPerHour * Count),
            Grain.Day => moment.Ticks / (TimeSpan.TicksPerDay * Count),
            Grain.Month => (((moment.Year - 1) * 12) + moment.Month - 1) / Count,
            _ => moment.Year / Count,
        };

        /// <summary>The first moment of a step; day 0 is a Monday. Null past the end of time.</summary>
        private DateTime? At(long number) => Grain switch
        {
            Grain.Hour => Ticks(number * TimeSpan.TicksPerHour * Count),
            Grain.Day => Ticks(number * TimeSpan.TicksPerDay * Count),
            Grain.Month => Month(number * Count),
            _ => Month(Math.Max(0, (number * Count) - 1) * 12),
        };

        private static DateTime? Ticks(long ticks) => ticks > DateTime.MaxValue.Ticks ? null : new DateTime(ticks, DateTimeKind.Utc);

        private static DateTime? Month(long month) =>
            month > 9998 * 12 + 11 ? null : new DateTime((int)(month / 12) + 1, (int)(month % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc);
    }
}

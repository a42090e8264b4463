namespace Facts.Tests.Support;

/// <summary>This machine's clock, off by some time: it goes, and ought to be right.</summary>
internal sealed class OffClock(TimeSpan by) : TimeProvider
{
    /// <summary>By more than clocks may be.</summary>
    public static readonly OffClock Ahead = new(TimeSpan.FromMinutes(6)), Behind = new(TimeSpan.FromMinutes(-6));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
}

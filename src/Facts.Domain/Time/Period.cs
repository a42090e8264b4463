namespace Facts.Domain.Time;

/// <summary>
/// A half-open stretch of time <c>[Start, End)</c> in UTC, whole microseconds. <see cref="Moments.Beginning"/> and
/// <see cref="Moments.Forever"/> stand for no limit. Empty when <c>Start &gt;= End</c>.
/// </summary>
/// <param name="Start">First moment inside.</param>
/// <param name="End">First moment no longer inside.</param>
public readonly record struct Period(DateTime Start, DateTime End)
{
    /// <summary>No moment at all: what an inverted pair of limits comes to.</summary>
    public static readonly Period Empty = new(Moments.Beginning, Moments.Beginning);

    /// <summary>The period between two limits; <see cref="Empty"/> when they are inverted or equal.</summary>
    public static Period Of(DateTime start, DateTime end) => start < end ? new Period(start, end) : Empty;

    /// <summary>True when no moment lies inside.</summary>
    public bool IsEmpty => Start >= End;

    /// <summary>Whether <paramref name="moment"/> lies inside: <c>Start &lt;= moment &lt; End</c>.</summary>
    public bool Contains(DateTime moment) => Start <= moment && moment < End;
}

/// <summary>The limits of time, and the finest step that is stored (Postgres keeps microseconds).</summary>
public static class Moments
{
    /// <summary>Reaches back without limit.</summary>
    public static readonly DateTime Beginning = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);

    /// <summary>Reaches forward without limit.</summary>
    public static readonly DateTime Forever = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    /// <summary>One microsecond.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMicroseconds(1);

    /// <summary>Drops what is finer than a microsecond.</summary>
    public static DateTime Truncate(DateTime moment) =>
        DateTime.SpecifyKind(new DateTime(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerMicrosecond)), DateTimeKind.Utc);
}

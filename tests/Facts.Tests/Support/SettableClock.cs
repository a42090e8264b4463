using Facts.Store.Storage;

namespace Facts.Tests.Support;

/// <summary>A clock that moves only when a test sets it: what is recorded later needs a later time.</summary>
internal sealed class SettableClock(DateTimeOffset start) : TimeProvider, IStandingClock
{
    private DateTimeOffset _now = start;

    public SettableClock() : this(new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>As questions name it.</summary>
    public string Now => Domain.Time.AsOf.Print(_now.UtcDateTime);

    /// <summary>Moves on by a minute and gives the new time, as questions name it.</summary>
    public string Tick()
    {
        _now = _now.AddMinutes(1);
        return Now;
    }

    public void Set(DateTimeOffset now) => _now = now;

    public override DateTimeOffset GetUtcNow() => _now;
}

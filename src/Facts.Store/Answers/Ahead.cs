using Facts.Domain.Time;
using Facts.Store.Storage;

namespace Facts.Store.Answers;

/// <summary>That recorded times lie ahead of now: some clock was ahead when they were given.</summary>
internal static class Ahead
{
    /// <summary>The sentence; null where none lies ahead by more than clocks may differ.</summary>
    public static string? Of(DateTime? latest, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return latest - now <= Clocks.MostApart || latest is null
            ? null
            : $"Recorded times lie ahead of now, up to {AsOf.Print(latest.Value)}: a clock was ahead when they were given. What is asked without a "
              + "time shows what was recorded then, and after it.";
    }
}

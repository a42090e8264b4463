namespace Facts.Domain.Webhooks;

/// <summary>What came of an attempt to send a message.</summary>
/// <param name="Status">The HTTP status; null when nothing came back.</param>
/// <param name="Problem">Why nothing came back, as a stable code and a sentence; null when something did.</param>
/// <param name="RetryAfter">How long the receiver asks to be left alone (RFC 9110, section 10.2.3); null for not at all.</param>
public sealed record Outcome(int? Status, Refusal? Problem, TimeSpan? RetryAfter)
{
    /// <summary>Whether it was taken: any status of success.</summary>
    public bool IsTaken => Status is >= 200 and < 300;

    /// <summary>Whether the receiver wants nothing any more (Standard Webhooks 1.0.0: 410 Gone).</summary>
    public bool IsGone => Status == 410;
}

/// <summary>What becomes of a message after an attempt.</summary>
public enum Fate
{
    /// <summary>It was taken.</summary>
    Delivered,

    /// <summary>It is tried again.</summary>
    Waiting,

    /// <summary>It is tried no more, unless somebody asks for it.</summary>
    Dead,
}

/// <summary>What is decided after an attempt.</summary>
/// <param name="Fate">What becomes of the message.</param>
/// <param name="Next">When it is tried again; null when it is not.</param>
/// <param name="RestUntil">Until when the endpoint is left alone, whatever else there is for it; null for not at all.</param>
/// <param name="Disables">Whether the endpoint is told nothing any more.</param>
public sealed record Verdict(Fate Fate, DateTime? Next, DateTime? RestUntil, bool Disables)
{
    /// <summary>Longer than this nobody is left alone, whatever they ask.</summary>
    public static readonly TimeSpan LongestRest = TimeSpan.FromDays(1);

    /// <summary>
    /// An endpoint that fails without saying how long is left alone for no longer than this: one bad message must not hold up others.
    /// </summary>
    public static readonly TimeSpan ShortRest = TimeSpan.FromMinutes(1);

    /// <param name="id">The message's id.</param>
    /// <param name="attempts">How often it was tried, this attempt included.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="backoff">How long to wait, and how often to try.</param>
    /// <param name="now">The present, UTC.</param>
    public static Verdict On(string id, int attempts, Outcome outcome, Backoff backoff, DateTime now)
    {
        if (outcome.IsTaken)
            return new(Fate.Delivered, null, null, false);
        if (outcome.IsGone)
            return new(Fate.Dead, null, null, true);
        var asked = outcome.RetryAfter is { } after ? TimeSpan.FromTicks(Math.Clamp(after.Ticks, 0, LongestRest.Ticks)) : (TimeSpan?)null;
        var wait = backoff.Wait(id, attempts);
        var rest = now + (asked ?? TimeSpan.FromTicks(Math.Min(wait.Ticks, ShortRest.Ticks)));
        if (attempts >= backoff.Attempts)
            return new(Fate.Dead, null, rest, false);
        return new(Fate.Waiting, now + (asked > wait ? asked.Value : wait), rest, false);
    }
}

namespace Facts.Domain.Recording;

/// <summary>An editor acts upon what they saw.</summary>
public static class Versions
{
    /// <summary>Refuses an editor's act upon another version than there is now (<see cref="Codes.Stale"/>); null when it may be done.</summary>
    /// <param name="what">What the act is upon, as the beginning of a sentence.</param>
    /// <param name="now">Its version now.</param>
    /// <param name="seen">The one that the editor saw; null for any.</param>
    public static Refusal? Check(string what, long now, long? seen) => seen is { } version && version != now
        ? new(Codes.Stale, $"{what} is at version {now}, not {version}: somebody else was faster. Look at it again.")
        : null;
}

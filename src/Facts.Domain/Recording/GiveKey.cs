using Facts.Domain.Access;
using Facts.Domain.Time;

namespace Facts.Domain.Recording;

/// <summary>An API key is to be given.</summary>
/// <param name="Name">Under which its acts will be kept.</param>
/// <param name="Roles">What it is trusted with; a role that is named twice counts once.</param>
/// <param name="Organizations">The only organizations it is good for; null or none for all.</param>
/// <param name="ExpiresAt">From then on it is no longer good, UTC; null for never.</param>
public sealed record GiveKey(string Name, IReadOnlyList<Role> Roles, IReadOnlyList<string>? Organizations, DateTime? ExpiresAt)
{
    /// <summary>
    /// Gives it, or refuses: <see cref="Codes.InvalidValue"/> for a name or an organization that nothing can have,
    /// <see cref="Codes.InvalidDate"/> for a key that expires before <paramref name="now"/>, <see cref="Codes.IdConflict"/> for a name that
    /// is or was another key's. A key is shown once, so that giving it again is refused too.
    /// </summary>
    /// <param name="isTaken">Whether there is, or was, a key of that name.</param>
    /// <param name="prefix">The new key's first characters.</param>
    /// <param name="hash">Its SHA-256, 64 lower-case hexadecimal digits.</param>
    /// <param name="now">When, UTC.</param>
    public (KeyGiven? Given, Refusal? Refusal) Decide(bool isTaken, string prefix, string hash, DateTime now)
    {
        if (Check() is { } bad)
            return (null, bad);
        if (ExpiresAt <= now)
            return (null, new Refusal(Codes.InvalidDate, "The key would be no good: it expires before now."));
        if (isTaken)
        {
            return (null, new Refusal(
                Codes.IdConflict, $"There is a key named {Name}, or there was: names stay, as acts are kept under them."));
        }

        return (new KeyGiven
        {
            Key = Name,
            Roles = [.. Roles.Distinct().Order()],
            Organizations = Organizations is { Count: > 0 } ? [.. Organizations.Select(NormalForm.Of)] : null,
            ExpiresAt = ExpiresAt is { } until ? AsOf.Print(Moments.Truncate(until)) : null,
            Prefix = prefix,
            Hash = hash,
        }, null);
    }

    /// <summary>What is wrong with it wherever it is given; null for nothing.</summary>
    public Refusal? Check() => KeyNames.Check(Name)
        ?? (Organizations?.Contains("") == true ? new Refusal(Codes.InvalidValue, "No organization has an empty id.") : null);
}

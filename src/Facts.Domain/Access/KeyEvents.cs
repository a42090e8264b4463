namespace Facts.Domain.Access;

/// <summary>
/// An API key was given. The key itself is not in here. What it is known by is: a hash of 256 random bits tells nobody the key, and
/// without it whoever puts another hash into the table would own the key unseen.
/// </summary>
/// <remarks>
/// Builds before kept neither hash nor first characters here. A key of theirs has this event once more, from the first opening by a later
/// build: it says what the first one says, and with it what the table had then.
/// </remarks>
public sealed record KeyGiven
{
    /// <summary>The key's name, under which acts are kept; no personal field, as those can be erased.</summary>
    public required string Key { get; init; }

    /// <summary>What it is trusted with.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The only organizations it is good for; null for all.</summary>
    public IReadOnlyList<string>? Organizations { get; init; }

    /// <summary>From then on it is no longer good, RFC 3339 in UTC; null for never.</summary>
    public string? ExpiresAt { get; init; }

    /// <summary>When it was given, RFC 3339 in UTC, if that was before this event; null for the recorded time.</summary>
    public string? GivenAt { get; init; }

    /// <summary>The key's first characters; absent together with <see cref="Hash"/>.</summary>
    public string? Prefix { get; init; }

    /// <summary>SHA-256 of the key, 64 lower-case hexadecimal digits; absent in events of builds that did not keep it.</summary>
    public string? Hash { get; init; }
}

/// <summary>A key is good no longer.</summary>
public sealed record KeyRevoked
{
    /// <summary>The key's name.</summary>
    public required string Key { get; init; }

    /// <summary>When it was revoked, RFC 3339 in UTC, if that was before keys had events; null for the recorded time.</summary>
    public string? RevokedAt { get; init; }
}

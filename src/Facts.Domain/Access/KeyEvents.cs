namespace Facts.Domain.Access;

/// <summary>An API key was given. Neither the key nor anything made of it is in here: the ledger is read by more people than may use it.</summary>
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

    /// <summary>When it was given, RFC 3339 in UTC, if that was before keys had events; null for the recorded time.</summary>
    public string? GivenAt { get; init; }
}

/// <summary>A key is good no longer.</summary>
public sealed record KeyRevoked
{
    /// <summary>The key's name.</summary>
    public required string Key { get; init; }

    /// <summary>When it was revoked, RFC 3339 in UTC, if that was before keys had events; null for the recorded time.</summary>
    public string? RevokedAt { get; init; }
}

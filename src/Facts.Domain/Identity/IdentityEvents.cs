namespace Facts.Domain.Identity;

/// <summary>Two ids name one person: from now on claims about either are about <see cref="SameAs"/>.</summary>
public sealed record PeopleIdentified
{
    /// <summary>The id that is a second name.</summary>
    public required string Person { get; init; }

    /// <summary>The id that answers show.</summary>
    public required string SameAs { get; init; }

    /// <summary>Why the editor holds them to be one.</summary>
    public string? Reason { get; init; }
}

/// <summary>Undoes <see cref="PeopleIdentified"/> for the same pair.</summary>
public sealed record PeopleDistinguished
{
    /// <summary>The id that had been taken for a second name.</summary>
    public required string Person { get; init; }

    /// <summary>The id it had been taken for.</summary>
    public required string NotSameAs { get; init; }

    /// <summary>Why the editor holds them to be two.</summary>
    public string? Reason { get; init; }
}

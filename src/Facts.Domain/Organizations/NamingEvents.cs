namespace Facts.Domain.Organizations;

/// <summary>A declared organization got another name; the former one is kept.</summary>
public sealed record OrganizationNamed
{
    /// <summary>The organization's id.</summary>
    public required string Organization { get; init; }

    /// <summary>How it is called from then on.</summary>
    public required string Name { get; init; }

    /// <summary>Other spellings from then on, none of them if it is empty; absent: as before.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>A declared person got another name; the former one is kept.</summary>
public sealed record PersonNamed
{
    /// <summary>The person's id.</summary>
    public required string Person { get; init; }

    /// <summary>How the person is called from then on.</summary>
    public required string Name { get; init; }

    /// <summary>Other spellings from then on, none of them if it is empty; absent: as before.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>
    /// True when it stands in every organization's answers from then on, although the person was declared for some; absent: where their
    /// name stood before.
    /// </summary>
    public bool? ForAll { get; init; }

    /// <summary>Set when it is said from then on that the person is the organization of the same id; absent: as before.</summary>
    public HolderKind? Kind { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

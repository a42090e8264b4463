namespace Facts.Domain.Organizations;

/// <summary>An organization was given its name. Before that its id serves as name.</summary>
public sealed record OrganizationDeclared
{
    /// <summary>1 to 200 characters.</summary>
    public required string Id { get; init; }

    /// <summary>How it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Other spellings that sources use.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }
}

/// <summary>A post of an organization was given its name and, where it is known, the number of its seats.</summary>
public sealed record PostDeclared
{
    /// <summary>The organization's id.</summary>
    public required string Organization { get; init; }

    /// <summary>1 to 200 characters, unique in the organization.</summary>
    public required string Id { get; init; }

    /// <summary>How it is called.</summary>
    public required string Name { get; init; }

    /// <summary>How many can hold it at a time; 1 lets a successor end an open predecessor. Absent: not stated.</summary>
    public int? Seats { get; init; }
}

/// <summary>A person was given a name. Before that the id serves as name.</summary>
public sealed record PersonDeclared
{
    /// <summary>1 to 200 characters.</summary>
    public required string Id { get; init; }

    /// <summary>How the person is called.</summary>
    public required string Name { get; init; }

    /// <summary>Other spellings that sources use.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>
    /// The organizations that whoever declared them was limited to, by id: their home. Absent when that was somebody who is not limited.
    /// </summary>
    public IReadOnlyList<string>? Organizations { get; init; }

    /// <summary>Absent for a human being, as in all events of earlier builds.</summary>
    public HolderKind? Kind { get; init; }
}

/// <summary>What somebody who may hold a post is.</summary>
public enum HolderKind
{
    /// <summary>A human being; never stored, as it is what everybody is who was not declared to be something else.</summary>
    Person,

    /// <summary>The organization that has the same id: a corporate director or secretary, for example.</summary>
    Organization,
}

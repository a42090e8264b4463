namespace Facts.Domain.Recording;

/// <summary>An organization, a post or a person, as a line names it.</summary>
/// <param name="What">Which of them it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Organization">Of a post, the organization that it is in; null otherwise.</param>
public readonly record struct Mention(Mentioned What, string Id, string? Organization = null)
{
    /// <summary>For sentences: "post 'chair' of 'acme'".</summary>
    public override string ToString() => What switch
    {
        Mentioned.Post => $"post '{Fields.Shown(Id)}' of '{Fields.Shown(Organization!)}'",
        Mentioned.Person => $"person '{Fields.Shown(Id)}'",
        _ => $"organization '{Fields.Shown(Id)}'",
    };
}

/// <summary>What comes into being when a line names it, declared or not.</summary>
public enum Mentioned
{
    /// <summary>An organization.</summary>
    Organization,

    /// <summary>A post.</summary>
    Post,

    /// <summary>A person.</summary>
    Person,
}

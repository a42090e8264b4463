namespace Facts.Domain.Recording;

/// <summary>Refusals of acts upon what is not there.</summary>
public static class Absent
{
    /// <summary>There is no claim of that id, or none that the caller may know of: <see cref="Codes.UnknownClaim"/>.</summary>
    public static Refusal Claim(string id) => new(Codes.UnknownClaim, $"There is no claim '{Fields.Shown(id)}'.");

    /// <summary>Nobody has that id: <see cref="Codes.UnknownPerson"/>.</summary>
    public static Refusal Person(string id) => new(Codes.UnknownPerson, $"There is no person '{Fields.Shown(id)}'.");
}

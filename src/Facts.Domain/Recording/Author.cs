using Facts.Domain.Access;

namespace Facts.Domain.Recording;

/// <summary>On whose behalf lines are recorded.</summary>
/// <param name="Name">Kept with each event.</param>
/// <param name="Permit">What they may record; null for everything: whoever has the database.</param>
public sealed record Author(string Name, Permit? Permit)
{
    /// <summary>Somebody who may record everything.</summary>
    public static implicit operator Author(string name) => FromString(name);

    /// <summary>Somebody who may record everything.</summary>
    public static Author FromString(string name) => new(name, null);
}

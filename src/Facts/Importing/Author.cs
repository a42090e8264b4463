using Facts.Domain.Access;

namespace Facts.Importing;

/// <summary>On whose behalf lines are recorded.</summary>
/// <param name="Name">Kept with each event.</param>
/// <param name="Permit">What they may record; null for everything: whoever has the database.</param>
internal sealed record Author(string Name, Permit? Permit)
{
    public static implicit operator Author(string name) => new(name, null);
}

namespace Facts.Domain.Organizations;

/// <summary>How something is called, and was before.</summary>
/// <param name="Current">Its name now.</param>
/// <param name="Former">Names that were replaced, oldest first; the first is the one it was declared with.</param>
public sealed record Names(string Current, IReadOnlyList<string> Former)
{
    /// <summary>As it was declared.</summary>
    public static Names Of(string declared) => new(declared, []);

    /// <summary>With another name; the same one replaces nothing.</summary>
    public Names Replace(string name) => name == Current ? this : new(name, [.. Former, Current]);
}

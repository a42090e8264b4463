namespace Facts.Domain.Recording;

/// <summary>Organizations as events keep them: each once, in the order of their characters.</summary>
internal static class Owners
{
    public static IReadOnlyList<string> Of(IEnumerable<string> organizations) =>
        [.. organizations.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

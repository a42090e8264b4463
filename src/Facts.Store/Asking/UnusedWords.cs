using System.Collections.Frozen;

namespace Facts.Store.Asking;

/// <summary>Words of a question that had no part in what was found.</summary>
internal static class UnusedWords
{
    /// <summary>What makes words a question, and asks for nothing by itself.</summary>
    private static readonly FrozenSet<string> Asking = new[]
    {
        "who", "whom", "which", "what", "is", "are", "the", "a", "an", "of", "in", "at", "on", "as", "that", "this", "day", "date", "holds", "hold",
        "siapa", "siapakah", "apa", "yang", "adalah", "menjabat", "menjadi", "sebagai", "di", "dari", "pada", "tanggal", "hari", "itu",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What asks for the past: of use where a day is named.</summary>
    private static readonly FrozenSet<string> Past = new[] { "was", "were", "held", "did", "had", "dulu" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="words">All of the question.</param>
    /// <param name="used">The places of those that were used.</param>
    /// <param name="hasDay">Whether the question is of a day.</param>
    public static string Of(IReadOnlyList<string> words, IReadOnlySet<int> used, bool hasDay) => string.Join(' ', words.Where((word, at) =>
        !used.Contains(at) && !Asking.Contains(word) && !(hasDay && Past.Contains(word))));
}

namespace Facts.Domain.Sources;

/// <summary>Where a quote stands in some revision of its source, or why it does not.</summary>
/// <param name="Start">Code points before it, inclusive start; absent for an orphan.</param>
/// <param name="End">Code points up to its end, exclusive; absent for an orphan.</param>
/// <param name="Why">Why it is an orphan; absent when it is anchored.</param>
public sealed record Anchoring(int? Start, int? End, Orphaned? Why)
{
    /// <summary>
    /// Only exact words are anchored again: where they, with prefix and suffix as given, stand in the text exactly once. Words that are
    /// nearly there, or there several times, are an editor's business; nothing is guessed.
    /// </summary>
    public static Anchoring Of(Quote quote, string text) => Quote.Find(text, quote.Exact, quote.Prefix, quote.Suffix) switch
    {
        { Quote: { } found } => new(found.Start, found.End, null),
        { Occurrences: 0 } => new(null, null, Orphaned.Gone),
        _ => new(null, null, Orphaned.Ambiguous),
    };

    /// <summary>
    /// The same in a snapshot: where the quote was found in it, it stands. Null where nothing can be said, as the text is not there.
    /// </summary>
    public static Anchoring? In(Quote quote, int snapshot, string? text) =>
        quote.Snapshot == snapshot ? new(quote.Start, quote.End, null) : text is null ? null : Of(quote, text);
}

/// <summary>Why a quote has no place in a revision.</summary>
public enum Orphaned
{
    /// <summary>The words, with what is to stand beside them, are not there.</summary>
    Gone,

    /// <summary>They are there more than once.</summary>
    Ambiguous,
}

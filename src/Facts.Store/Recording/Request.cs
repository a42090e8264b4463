using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Corrections;

namespace Facts.Store.Recording;

/// <summary>What is recorded on one behalf.</summary>
/// <param name="Lines">With their numbers for the report.</param>
/// <param name="By">Who, and under which request.</param>
internal sealed record Request(IReadOnlyList<(long Number, RecordingCommand Line)> Lines, By By)
{
    /// <summary>Set for an editor's act, of which is said what it changes.</summary>
    public Edit? Edit { get; private init; }

    /// <summary>The version that the editor saw; null for whatever it is.</summary>
    public long? Version { get; private init; }

    /// <summary>Set for lines of which is said which answers they change, and what they create.</summary>
    public bool IsWatched { get; private init; }

    /// <summary>Set for lines that may name only what was declared.</summary>
    public bool IsStrict { get; private init; }

    /// <summary>Every id that requests name.</summary>
    public static NamedIds Named(IEnumerable<Request> requests)
    {
        var named = new NamedIds();
        foreach (var request in requests)
        {
            foreach (var (_, line) in request.Lines)
                line.NameTo(named);
            request.Edit?.Name(named);
        }

        return named;
    }

    public static Request Of(IReadOnlyList<(long Number, RecordingCommand Line)> lines, Author author) => new(lines, By.Now(author));

    /// <summary>Set for watched lines of whose changes nobody shows more than their number.</summary>
    public bool IsCounted { get; private init; }

    public static Request Watched(
        IReadOnlyList<(long Number, RecordingCommand Line)> lines, Author author, bool isStrict, bool isCounted) =>
        Of(lines, author) with { IsWatched = true, IsStrict = isStrict, IsCounted = isCounted };

    public static Request Of(Edit edit, long? version, Author author) =>
        new([(1, edit.Line)], By.Now(author)) { Edit = edit, Version = version };
}

/// <summary>What became of a request.</summary>
/// <param name="Lines">In their order.</param>
internal sealed record Saved(IReadOnlyList<Recorded> Lines)
{
    /// <summary>What an editor's act changes, or would change; null when it was refused, and for lines.</summary>
    public ImpactView? Impact { get; init; }

    /// <summary>Posts whose answers watched lines change; none for others.</summary>
    public IReadOnlyList<PostChanges> Changes { get; init; } = [];

    /// <summary>Locks that others had, so that nothing was done; none when it was.</summary>
    public IReadOnlyCollection<int> Missed { get; init; } = [];

    /// <summary>Why an editor's act was refused; null when it was not.</summary>
    public Refusal? Refusal => Lines[0].Refusal;
}

using Facts.Domain;
using Facts.Domain.Recording;

namespace Facts.Store.Recording;

/// <summary>What became of one line.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Line">What it says; null when it could not be read.</param>
/// <param name="Refusal">Why it was refused; null when it was recorded or changes nothing.</param>
/// <param name="Unchanged">The same was recorded before.</param>
internal sealed record Recorded(long Number, RecordingCommand? Line, Refusal? Refusal, bool Unchanged)
{
    /// <summary>What it created by naming it, never declared; only where that is asked (<see cref="Request.IsWatched"/>).</summary>
    public IReadOnlyList<Mention> Created { get; init; } = [];

    /// <summary>What its author ought to know of it.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];
}

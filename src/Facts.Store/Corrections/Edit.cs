using Facts.Domain;
using Facts.Domain.Recording;
using Npgsql;

namespace Facts.Store.Corrections;

/// <summary>
/// An editor's act: one line that is recorded only if it changes something, perhaps only upon the version that the editor saw. What it
/// says of the version and the fingerprint differs from act to act.
/// </summary>
internal abstract class Edit
{
    /// <summary>The line that does it; without its fingerprint, which is that of the act upon what was seen.</summary>
    public abstract RecordingCommand Line { get; }

    /// <summary>What it is upon, as a sentence starts: "The claim 'c1'".</summary>
    public abstract string Subject { get; }

    /// <summary>
    /// Whether it can be recorded together with others: it concerns one organization, and needs nothing but the working set.
    /// </summary>
    public virtual bool IsShared => true;

    /// <summary>Adds what has to be read for it besides what its line names.</summary>
    public virtual void Name(NamedIds named)
    {
    }

    /// <summary>Reads what the working set does not have, with the locks held.</summary>
    public virtual Task LoadAsync(NpgsqlConnection connection, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Why there is nothing that it could be upon; null when there is.</summary>
    public abstract Refusal? Missing(RecordingState state);

    /// <summary>The version of what it is upon. It rises with every act, and never falls.</summary>
    public abstract long Version(RecordingState state);

    /// <summary>
    /// The line with its fingerprint. The version that was seen makes the same act upon a later state another act, and a retry of this one
    /// no act at all.
    /// </summary>
    public abstract RecordingCommand Upon(long seen);
}

using Facts.Domain;
using Facts.Domain.Recording;
using Npgsql;

namespace Facts.Corrections;

/// <summary>
/// An editor's act and what it is upon: the part of <see cref="Editor"/> that differs from act to act. Every question is asked within the
/// editor's transaction, before the act and after it.
/// </summary>
internal abstract class Edit
{
    /// <summary>The line that does it.</summary>
    public abstract ImportLine Line { get; }

    /// <summary>What it is upon, as a sentence starts: "The claim 'c1'".</summary>
    public abstract string Subject { get; }

    /// <summary>
    /// Takes the locks of every writer in their order, identities and then organizations, so that nothing below changes meanwhile; refuses
    /// what it can't be upon.
    /// </summary>
    public abstract Task<Refusal?> LockAsync(NpgsqlConnection connection, CancellationToken stop);

    /// <summary>The version of what it is upon. It rises with every act, and never falls.</summary>
    public abstract Task<long> VersionAsync(NpgsqlConnection connection, CancellationToken stop);

    /// <summary>Posts whose answers it may change.</summary>
    public abstract Task<IReadOnlyCollection<long>> PostsAsync(NpgsqlConnection connection, CancellationToken stop);

    /// <summary>What it is upon, without its history: the same before and after an act that changes nothing.</summary>
    public abstract Task<string> GistAsync(NpgsqlConnection connection, CancellationToken stop);

    /// <summary>
    /// The version that was seen makes the same act upon a later state another act, and a retry of this one no act at all.
    /// </summary>
    public abstract Guid Fingerprint(long seen);
}

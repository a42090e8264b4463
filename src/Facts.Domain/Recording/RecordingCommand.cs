using System.Text.Json;
using Facts.Domain.Access;

namespace Facts.Domain.Recording;

/// <summary>
/// What is to be recorded: one line of a ledger, read and checked as far as that is possible without the store. Each kind of act has a
/// file: its command, how a line of it is read, what it names, who may give it, what its events change in the state, and its decision.
/// <see cref="ActKinds"/> lists them all.
/// </summary>
public abstract record RecordingCommand
{
    /// <summary>The ledger's own recorded time; the append time when absent.</summary>
    public DateTime? RecordedAt { get; init; }

    /// <summary>Same act, same fingerprint: importing it again changes nothing. Lines with an id of their own have none.</summary>
    public Guid Fingerprint { get; init; }

    /// <summary>Adds what has to be locked and read before it can be decided.</summary>
    public abstract void NameTo(NamedIds named);

    /// <summary>The fingerprint of a line of it.</summary>
    internal virtual Guid FingerprintOf(JsonElement line) => default;

    /// <summary>What its author needs the right to.</summary>
    internal virtual Need Needs() => Need.Record;

    /// <summary>Why somebody who is limited to some organizations may not give it; null when they may.</summary>
    internal abstract Refusal? CheckLimit(Permit permit, RecordingState state);

    /// <summary>Decides it: events, a refusal, or nothing new. Only <see cref="RecordingState.Apply"/> changes the state.</summary>
    internal abstract Decision Decide(RecordingState state);
}

/// <summary>An act whose line has no id of its own: what it says tells whether it is the same.</summary>
public abstract record FingerprintedCommand : RecordingCommand
{
    internal override Guid FingerprintOf(JsonElement line) => EventIds.OfLine(line);
}

namespace Facts.Domain.Recording;

/// <summary>What a command comes to: its events, or why it is refused. It takes effect when the state applies it (<see cref="RecordingState.Apply"/>).</summary>
/// <param name="Events">In the order in which they are recorded, each with its stream; none of a refused command.</param>
/// <param name="Refusal">Null when it is not refused.</param>
public readonly record struct Decision(IReadOnlyList<PendingEvent> Events, Refusal? Refusal)
{
    /// <summary>The same is recorded already.</summary>
    public static readonly Decision Unchanged = new([], null) { IsUnchanged = true };

    /// <summary>
    /// Whether what is believed stays as it was, as the same is recorded already. The command may have an event even so: one that keeps it
    /// known (<see cref="Sources.SourceConfirmed"/>).
    /// </summary>
    public bool IsUnchanged { get; init; }

    /// <summary>Events that are recorded.</summary>
    internal static Decision Of(params IReadOnlyList<PendingEvent> events) => new(events, null);

    /// <summary>A refusal, which has no events.</summary>
    public static implicit operator Decision(Refusal refusal) => FromRefusal(refusal);

    /// <summary>A refusal, which has no events.</summary>
    public static Decision FromRefusal(Refusal refusal) => new([], refusal);
}

namespace Facts.Domain.Recording;

/// <summary>(command, what is known) → events, a refusal, or nothing new. A retry yields no events.</summary>
public static class Deciding
{
    /// <summary>
    /// Decides a command of the state's author. A decision changes nothing; <see cref="RecordingState.Apply"/> takes its events over.
    /// </summary>
    /// <param name="command">What is to be recorded.</param>
    /// <param name="state">All that the command names (<see cref="RecordingCommand.NameTo"/>), when it is recorded, and by whom.</param>
    public static Decision Decide(RecordingCommand command, RecordingState state) =>
        CommandPermits.Check(state.By.Permit, command, state) is { } refusal ? refusal : Naming.Check(command.Decide(state), state);
}

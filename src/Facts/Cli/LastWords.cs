using Facts.Store.Sentences;

namespace Facts.Cli;

/// <summary>What no verb has a sentence for: whatever it is, the person at the terminal gets one, and no stack trace.</summary>
internal static class LastWords
{
    /// <summary>With it (<c>=1</c>) all that is known of a fault is printed too: for whoever looks for it.</summary>
    public const string Variable = "FACTS_DEBUG";

    public static int Of(Exception problem, Shell shell, CancellationToken stop)
    {
        var terminal = shell.Terminal;
        try
        {
            switch (problem)
            {
                case OperationCanceledException when stop.IsCancellationRequested:
                    return terminal.Fail(Exit.Interrupted, "interrupted", "Stopped; what was committed stays.");
                // A full disk behind a redirection, a stream that is closed, a file that may not be read.
                case IOException or UnauthorizedAccessException:
                    return terminal.Fail(Exit.Refused, "input-output", $"{SafeText.Of(problem.Message).TrimEnd('.')}.");
                default:
                    var detailed = shell.Variable(Variable) == "1";
                    if (detailed)
                        terminal.Note(problem.ToString());
                    return terminal.Fail(
                        Exit.Refused,
                        "internal",
                        $"Something went wrong that is a fault of Facts itself ({problem.GetType().Name})."
                        + (detailed ? "" : $" {Variable}=1 has it print all that is known."));
            }
        }
        catch (Exception mute) when (mute is IOException or UnauthorizedAccessException)
        {
            // Standard error takes nothing either.
            return Exit.Refused;
        }
    }
}

namespace Facts.Cli;

/// <summary>Exit codes (contract: Command line).</summary>
internal static class Exit
{
    public const int Done = 0, Refused = 1, Usage = 2, NoDatabase = 3;

    /// <summary>128 + SIGINT, as shells report it.</summary>
    public const int Interrupted = 130;
}

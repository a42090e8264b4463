using Npgsql;

namespace Facts.Store.Storage;

/// <summary>Whatever goes wrong between us and PostgreSQL, however deep it is wrapped: with a stable code and a sentence.</summary>
internal static class DatabaseTrouble
{
    /// <summary>PostgreSQL writes its log in files of this size (its default wal_segment_size), and stops when it can't make one.</summary>
    private const long LeastFree = 16 << 20;

    /// <summary>The trouble with the database that an exception stems from; null when it stems from something else.</summary>
    public static NpgsqlException? In(Exception? problem)
    {
        // Marten, which makes the schema, wraps what happens inside a command of its own.
        for (; problem is not null; problem = problem.InnerException)
        {
            if (problem is NpgsqlException trouble)
                return trouble;
        }

        return null;
    }

    /// <summary>For people who wait at a terminal. SQLSTATEs: PostgreSQL, Appendix A.</summary>
    public static (string Code, string Sentence) Describe(NpgsqlException trouble) => trouble switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } full =>
            ("disk-full", $"The database's disk is full: {full.MessageText}. What was committed stays; make space and do the same again."),
        PostgresException { SqlState: { } state } gone when IsGone(state) =>
            ("no-database", $"The database went away: {gone.MessageText}. What was committed stays."),
        PostgresException refused => ("no-database", $"The database refuses: {refused.MessageText} (SQLSTATE {refused.SqlState})."),
        _ => ("no-database", $"The database cannot be reached: {(trouble.InnerException ?? trouble).Message.TrimEnd('.')}."),
    };

    /// <summary>
    /// Why a server of our own has trouble, if its disk is full: it may then end without a word, or not start. Null when there is space.
    /// </summary>
    public static (string Code, string Sentence)? FullDisk(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace >= LeastFree
                ? null
                : ("disk-full", $"The disk of {folder} is full. What was committed stays; make space and do the same again.");
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The connection, at least, is no more.</summary>
    public static bool IsGone(NpgsqlException trouble) => trouble is not PostgresException refused || IsGone(refused.SqlState);

    // admin_shutdown, crash_shutdown, cannot_connect_now.
    private static bool IsGone(string state) => state is
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow;
}

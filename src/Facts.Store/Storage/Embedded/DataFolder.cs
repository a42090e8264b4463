namespace Facts.Store.Storage.Embedded;

/// <summary>Where the embedded database lives when no connection string is given.</summary>
public static class DataFolder
{
    /// <summary>The default for root: PostgreSQL runs under another account then, and none may enter root's home.</summary>
    public const string OfRoot = "/var/lib/facts";

    /// <summary><c>--data DIR</c>, else <c>FACTS_DATA</c>, else the user's data folder. Always a full path.</summary>
    /// <param name="option">The value of <c>--data</c>, if given.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="home">Where the user's programs keep their data; null for an account without a home.</param>
    /// <exception cref="PostgresUnavailableException">Nothing is given and the account has no home.</exception>
    public static string Resolve(string? option, Func<string, string?> variable, string? home)
    {
        foreach (var given in (string?[])[option, variable("FACTS_DATA")])
            if (!string.IsNullOrWhiteSpace(given)) return Path.GetFullPath(given);
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows()) return OfRoot;
        return home is not null
            ? Path.Combine(home, "facts")
            : throw new PostgresUnavailableException("This account has no home folder: name a data folder with --data or FACTS_DATA.");
    }
}

namespace Facts.Storage.Embedded;

/// <summary>Where the embedded database lives when no connection string is given.</summary>
public static class DataFolder
{
    /// <summary>The default for root: PostgreSQL runs under another account then, and none may enter root's home.</summary>
    public const string OfRoot = "/var/lib/facts";

    /// <summary><c>--data DIR</c>, else <c>FACTS_DATA</c>, else the user's data folder. Always a full path.</summary>
    /// <param name="option">The value of <c>--data</c>, if given.</param>
    /// <param name="variable">Reads an environment variable; by default those of this process.</param>
    /// <exception cref="PostgresUnavailableException">Nothing is given and the account has no home.</exception>
    public static string Resolve(string? option, Func<string, string?>? variable = null)
    {
        variable ??= Environment.GetEnvironmentVariable;
        foreach (var given in (string?[])[option, variable("FACTS_DATA")])
            if (!string.IsNullOrWhiteSpace(given)) return Path.GetFullPath(given);
        return Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? OfRoot : OfUser();
    }

    private static string OfUser()
    {
        // Unverified: the folder need not exist yet.
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length > 0
            ? Path.Combine(home, "facts")
            : throw new PostgresUnavailableException("This account has no home folder: name a data folder with --data or FACTS_DATA.");
    }
}

using System.Diagnostics;

namespace Facts.Store.Storage.Embedded;

/// <summary>
/// The account that PostgreSQL runs under: our own (then the name is null), or, as PostgreSQL refuses root, <c>postgres</c> or else
/// <c>nobody</c>.
/// </summary>
internal sealed record ServerAccount(string? Name, uint Uid, uint Gid)
{
    // Looked up once: getpwnam is not safe to call from two threads.
    private static readonly Lazy<ServerAccount> Found = new(Find);

    public static ServerAccount Current => Found.Value;

    /// <summary>Makes a folder that only the server's account (and root) may enter; one that exists keeps its content.</summary>
    public void MakeFolder(string path)
    {
#pragma warning disable CA1416 // EmbeddedPostgres.AttachAsync refuses Windows.
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#pragma warning restore CA1416
        Own(path);
    }

    public void Own(string path)
    {
        if (Name is not null) Posix.ChangeOwner(path, Uid, Gid);
    }

    /// <summary>How to run a program under this account, with its output captured.</summary>
    public ProcessStartInfo Command(string folder, string program, params IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Name is not null) info.UserName = Name;
        // PGPORT, PGDATA and their kin speak of some other server; and messages are read here, so they are to be English.
        foreach (var key in info.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
            info.Environment.Remove(key);
        info.Environment["LC_ALL"] = "C";
        // Spares initdb the comparison of the system's time zone with every one known.
        info.Environment["TZ"] = "UTC";
        return info;
    }

    private static ServerAccount Find()
    {
        if (!Environment.IsPrivilegedProcess) return new(null, 0, 0);
        foreach (var name in (string[])["postgres", "nobody"])
            if (Posix.FindAccount(name) is var (uid, gid)) return new(name, uid, gid);
        throw new PostgresUnavailableException(
            "PostgreSQL refuses root, and there is no account postgres or nobody: use another account or set ConnectionStrings__Facts.");
    }
}

namespace Facts.Store.Storage.Embedded;

/// <summary>What stands where in a data folder, and who owns it.</summary>
internal sealed record StoreFiles(string Folder, ServerAccount Account)
{
    /// <summary>PostgreSQL's own data directory.</summary>
    public string Cluster => Path.Combine(Folder, ClusterName);

    /// <summary>As commands get it: relative to the folder, as pg_ctl hands full paths to a shell with too little quoting.</summary>
    public const string ClusterName = "cluster";

    /// <summary>The server's log, relative to the folder.</summary>
    public const string LogName = "log/postgresql.log";

    public string Log => Path.Combine(Folder, LogName);
    public string Settings => Path.Combine(Cluster, "facts.conf");
    public string PidFile => Path.Combine(Cluster, "postmaster.pid");
    public string VersionFile => Path.Combine(Cluster, "PG_VERSION");

    /// <summary>Where downloaded binaries go.</summary>
    public string Downloads => Path.Combine(Folder, "postgresql");

    /// <summary>Held exclusively while the server is started or stopped.</summary>
    public string StartLock => Path.Combine(Folder, "start.lock");

    /// <summary>Held shared by everyone who uses the server.</summary>
    public string UsersLock => Path.Combine(Folder, "users.lock");

    /// <summary>Opens the folder, making it when it is missing.</summary>
    public static StoreFiles Open(string folder, ServerAccount account)
    {
        if (File.Exists(folder)) throw new IOException("it is a file.");
        // An empty folder becomes the server's; one with content keeps its owner, who need only let the server's account in.
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any()) account.MakeFolder(folder);
        return new(folder, account);
    }
}

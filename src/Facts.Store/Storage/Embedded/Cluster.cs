namespace Facts.Store.Storage.Embedded;

/// <summary>PostgreSQL's data directory: made whole or not at all.</summary>
internal static class Cluster
{
    /// <summary>The one role of the store. It is named alike whichever account the server runs under.</summary>
    public const string Role = "facts";

    private const string Unfinished = StoreFiles.ClusterName + ".new-";

    /// <summary>The major version that made the store, or null when there is no store yet.</summary>
    public static int? Major(StoreFiles store) =>
        File.Exists(store.VersionFile) && int.TryParse(File.ReadAllText(store.VersionFile), out var major) ? major : null;

    /// <summary>
    /// Makes the store beside its place and moves it there when it is finished, so that a killed attempt leaves no half store.
    /// </summary>
    public static async Task CreateAsync(StoreFiles store, PostgresBinaries binaries, CancellationToken ct)
    {
        RemoveUnfinished(store);
        if (Directory.Exists(store.Cluster)) Displace(store);
        // A new name each time: the initdb of a killed attempt may still be at work.
        var name = Unfinished + Path.GetRandomFileName();
        store.Account.MakeFolder(Path.Combine(store.Folder, name));
        // Locale C: ids compare byte by byte, whatever the machine. Trust: only the socket folder's owner gets as far as the login.
        var made = await Command.RunAsync(store.Account.Command(store.Folder, binaries.InitDb, "--pgdata", name, "--username", Role,
            "--encoding", "UTF8", "--locale", "C", "--auth", "trust", "--data-checksums"), ct);
        if (made.ExitCode != 0)
        {
            RemoveUnfinished(store);
            throw new PostgresUnavailableException($"No database could be made in {store.Folder}: {made.Complaint}.");
        }
        await File.AppendAllTextAsync(Path.Combine(store.Folder, name, "postgresql.conf"), "\ninclude 'facts.conf'\n", ct);
        Directory.Move(Path.Combine(store.Folder, name), store.Cluster);
    }

    private static void RemoveUnfinished(StoreFiles store)
    {
        foreach (var folder in Directory.EnumerateDirectories(store.Folder, Unfinished + "*"))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // Something still writes into it: the next attempt removes it.
            }
        }
    }

    // A folder without PG_VERSION holds no store; deleting what somebody put there is not ours to decide.
    private static void Displace(StoreFiles store)
    {
        if (!Directory.EnumerateFileSystemEntries(store.Cluster).Any()) Directory.Delete(store.Cluster);
        else throw new PostgresUnavailableException($"{store.Cluster} is not a database: remove it or choose another folder with --data.");
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Facts.Store.Storage.Embedded;

/// <summary>The folder of the server's Unix socket. Only the server's account may enter it, which is what lets logins be trusted.</summary>
internal static class SocketFolder
{
    private const string SocketName = ".s.PGSQL.5432";

    // sockaddr_un.sun_path has 108 bytes on Linux and 104 on macOS, the final zero included.
    private static readonly int Longest = OperatingSystem.IsMacOS() ? 103 : 107;

    /// <summary><c>run</c> in the data folder; where that makes too long an address, a folder of the temp folder.</summary>
    public static async Task<string> MakeAsync(StoreFiles store, CancellationToken ct)
    {
        var own = Own(store);
        if (IsUsable(own))
        {
            store.Account.MakeFolder(own);
            return own;
        }
        var name = "facts-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(store.Folder)))[..16];
        var shared = ((string[])[Path.GetTempPath(), "/tmp"]).Select(temp => Path.Combine(temp, name)).First(IsUsable);
        await MakeInSharedFolderAsync(shared, store.Account, ct);
        return shared;
    }

    /// <summary>Removes what a killed server left: its lock would stop the next one if the number in it is in use again.</summary>
    public static void Clear(string folder)
    {
        File.Delete(Path.Combine(folder, SocketName));
        File.Delete(Path.Combine(folder, SocketName + ".lock"));
    }

    /// <summary>Removes the folder that a stopped server had outside the data folder.</summary>
    public static void Leave(string? folder, StoreFiles store)
    {
        if (folder is null || folder == Own(store) || !Directory.Exists(folder)) return;
        if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }

    /// <summary>The path of the server's socket.</summary>
    public static string Address(string folder) => Path.Combine(folder, SocketName);

    private static string Own(StoreFiles store) => Path.Combine(store.Folder, "run");

    // Npgsql reads a comma as a list of hosts and a colon as a port.
    private static bool IsUsable(string folder) =>
        Encoding.UTF8.GetByteCount(Address(folder)) <= Longest && folder.IndexOfAny([',', ':']) < 0;

    private static async Task MakeInSharedFolderAsync(string folder, ServerAccount account, CancellationToken ct)
    {
        // Anyone may have made that folder before us. `find` looks at it once, without following a link; if it is a folder of the
        // server's account then, nobody else can put another in its place.
        const string script = """mkdir -m 700 "$1" 2>/dev/null; find "$1" -prune -type d -user "$(id -u)" -perm 700""";
        var found = await Command.RunAsync(account.Command("/", "/bin/sh", "-c", script, "sh", folder), ct);
        if (found.Output.Trim() != folder)
            throw new PostgresUnavailableException(
                $"The folder {folder}, needed for the database's socket, is not ours: remove it or choose a shorter path with --data.");
    }
}

using System.Diagnostics;

namespace Facts.Store.Storage.Embedded;

/// <summary>
/// Locks among processes by flock, which .NET takes when a file is opened: a crashed process loses its locks, and nothing goes stale.
/// </summary>
internal static class FolderLock
{
    // EWOULDBLOCK on Linux and on macOS: the lock is held by somebody else.
    private static readonly int[] Held = [11, 35];

    /// <summary>A lock that any number may hold, and that shuts out the exclusive one; null when somebody holds that.</summary>
    public static FileStream? TryShare(string path, ServerAccount account) => TryOpen(path, FileShare.Read, account);

    /// <summary>The exclusive lock, or null when somebody else holds it or a share.</summary>
    public static FileStream? TryExclusive(string path, ServerAccount account) => TryOpen(path, FileShare.None, account);

    /// <summary>The exclusive lock, as soon as it is free. Calls <paramref name="waiting"/> when that takes over two seconds.</summary>
    public static async Task<FileStream> ExclusiveAsync(string path, ServerAccount account, Action waiting, CancellationToken ct)
    {
        var since = Stopwatch.StartNew();
        for (var told = false; ;)
        {
            if (TryExclusive(path, account) is { } file) return file;
            if (!told && since.Elapsed > TimeSpan.FromSeconds(2))
            {
                told = true;
                waiting();
            }
            await Task.Delay(10, ct);
        }
    }

    private static FileStream? TryOpen(string path, FileShare share, ServerAccount account)
    {
        try
        {
            var isNew = !File.Exists(path);
            // Read access is enough for either lock, so that root and the server's account can share the files.
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, share, bufferSize: 0);
            if (isNew) account.Own(path);
            return file;
        }
        catch (IOException refused) when (Held.Contains(refused.HResult))
        {
            return null;
        }
    }
}

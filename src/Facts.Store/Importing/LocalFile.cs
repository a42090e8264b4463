using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Storage.Embedded;
using Microsoft.Win32.SafeHandles;

namespace Facts.Store.Importing;

/// <summary>Files of bounded size that are read whole.</summary>
internal static class LocalFile
{
    /// <summary>
    /// A regular file of at most some bytes; or why it is not read. A device or a pipe is neither waited for nor read.
    /// </summary>
    /// <exception cref="IOException">It can't be read.</exception>
    public static (byte[]? Bytes, Refusal? Refusal) Read(string path, int most)
    {
        using var file = new FileStream(Open(path), FileAccess.Read, bufferSize: 0);
        if (!file.CanSeek)
            return (null, NotRegular(path));
        if (file.Length > most)
            return (null, new Refusal(Codes.TooLong, $"{Shown(path)} is longer than {most >> 20} MiB."));
        // What is longer than it says is a device.
        var bytes = Bounded(file, (int)file.Length);
        return bytes is null ? (null, NotRegular(path)) : (bytes, null);
    }

    /// <summary>A file to be read from any place in it: nobody waits for the other end of a pipe.</summary>
    /// <exception cref="IOException">It can't be read, or is a pipe.</exception>
    public static FileStream Seekable(string path)
    {
        var file = new FileStream(Open(path), FileAccess.Read);
        if (file.CanSeek)
            return file;
        file.Dispose();
        throw new IOException("it is no regular file, and is not read");
    }

    /// <summary>Where something that is written whole takes the place of what is there, links followed; null where what is there is a
    /// device or a pipe, which is written to: root could replace them.</summary>
    /// <exception cref="IOException">It can't be looked at.</exception>
    public static string? Replaceable(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
            return path;
        var found = Posix.RealPath(path);
        if (Devices.Any(folder => found.StartsWith(folder, StringComparison.Ordinal)))
            return null;
        using var file = new FileStream(Open(found), FileAccess.Read, bufferSize: 0);
        return file.CanSeek ? found : null;
    }

    private static readonly string[] Devices = ["/dev/", "/proc/", "/sys/"];

    /// <summary>All that is left of a stream; null when that is more than some bytes.</summary>
    public static byte[]? Bounded(Stream from, int most)
    {
        var (read, part) = (new MemoryStream(), new byte[64 * 1024]);
        while (from.Read(part, 0, (int)Math.Min(part.Length, most + 1L - read.Length)) is > 0 and var length)
        {
            read.Write(part, 0, length);
            if (read.Length > most)
                return null;
        }

        return read.ToArray();
    }

    /// <summary>Where a file named in another one truly is; null unless that lies in this folder, links followed.</summary>
    /// <exception cref="IOException">It is not there.</exception>
    public static string? Within(string folder, string name)
    {
        var (inside, found) = (Resolve(folder), Resolve(Path.Combine(folder, name)));
        return found.StartsWith(inside.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? found
            : null;
    }

    private static string Resolve(string path) => OperatingSystem.IsWindows() ? Path.GetFullPath(path) : Posix.RealPath(path);

    private static SafeFileHandle Open(string path) =>
        OperatingSystem.IsWindows() ? File.OpenHandle(path) : Posix.OpenWithoutWaiting(path);

    private static Refusal NotRegular(string path) =>
        new(Codes.InvalidValue, $"{Shown(path)} is no regular file, and is not read.");

    private static string Shown(string path) => Fields.Shown(Path.GetFileName(path));
}

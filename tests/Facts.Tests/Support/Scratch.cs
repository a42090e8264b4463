namespace Facts.Tests.Support;

/// <summary>
/// Where the files of tests are: in memory, where the machine has a disk of that sort with room enough, else where temporary files are. The
/// suite writes some hundred databases, each for seconds: on an ordinary disk it waited for that a fifth of its time.
/// </summary>
internal static class Scratch
{
    private const string Memory = "/dev/shm";

    private const long Enough = 6L << 30;

    private static readonly string Parent =
        OperatingSystem.IsLinux() && Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Enough ? Memory : Path.GetTempPath();

    /// <summary>A new folder that others may look into: PostgreSQL runs under another account when the tests run as root.</summary>
    public static string Create(string prefix)
    {
        var folder = Path.Combine(Parent, prefix + Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        return folder;
    }
}

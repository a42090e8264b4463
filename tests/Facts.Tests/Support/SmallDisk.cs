using System.Diagnostics;

namespace Facts.Tests.Support;

/// <summary>A disk of a few megabytes, in memory. Only who may mount has one; for others the test is skipped.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("facts-disk-").FullName;

    private SmallDisk()
    {
    }

    public string Path => System.IO.Path.Combine(_parent, "data");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A small disk is a tmpfs, which is Linux's.");
        var disk = new SmallDisk();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(disk._parent, (UnixFileMode)0b111_101_101);
        Directory.CreateDirectory(disk.Path);
        var complaint = await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=0755", "facts-test", disk.Path);
        if (complaint is null)
            return disk;
        disk.Dispose();
        Assert.Skip($"A small disk takes root with CAP_SYS_ADMIN, to mount a tmpfs: {complaint}");
        return null!;
    }

    /// <summary>Makes it larger; what is on it stays.</summary>
    public async Task GrowAsync(int megabytes) => (await RunAsync("mount", "-o", $"remount,size={megabytes}m", Path)).ShouldBeNull();

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>Takes all the space that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                file.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // No space is left.
        }
    }

    /// <summary>Gives that space back.</summary>
    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        // Lazily, as a server that died may hold it for a moment more.
        RunAsync("umount", "-l", Path).GetAwaiter().GetResult();
        Directory.Delete(_parent, recursive: true);
    }

    /// <summary>Null when it went well, else what the program said.</summary>
    private static async Task<string?> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var complaint = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? null : complaint.Trim();
    }
}

namespace Facts.Store.Storage.Embedded;

/// <summary>
/// PostgreSQL's <c>postmaster.pid</c>: line 1 is the process, 5 the socket folder, 8 the status (<c>starting</c>, <c>ready</c>,
/// <c>stopping</c>); src/include/utils/pidfile.h. It stays behind when a server is killed.
/// </summary>
internal sealed record PidFile(string Path, string Text, int Process, string SocketFolder, bool Ready)
{
    /// <summary>Null when there is none, or an empty one: the remnant of a crash, at which PostgreSQL itself would stop.</summary>
    public static PidFile? Read(string path)
    {
        if (TryReadText(path) is not { } text) return null;
        var lines = text.Split('\n');
        return int.TryParse(lines[0], out var process) && process > 0
            ? new(path, text, process, lines.ElementAtOrDefault(4) ?? "", lines.ElementAtOrDefault(7)?.Trim() == "ready")
            : null;
    }

    /// <summary>True when the process lives and is the server of this very folder, not one that was given the same number since.</summary>
    public bool IsServer()
    {
        // A server's working folder is its data folder: seen through it, the file must read the same.
        if (OperatingSystem.IsLinux()) return TryReadText($"/proc/{Process}/cwd/{System.IO.Path.GetFileName(Path)}") == Text;
        return ProcessName() == "postgres";
    }

    /// <summary>True when the number belongs to some living process.</summary>
    public bool IsTaken() => ProcessName() is not null;

    private string? ProcessName()
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(Process);
            return process.ProcessName;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? TryReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

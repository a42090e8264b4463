using System.Globalization;
using Facts.Store.Storage;

namespace Facts.Cli;

/// <summary>
/// Which standard streams this process was started with. One that was closed then (<c>&gt;&amp;-</c>) is missing, and the next that
/// .NET opens for itself gets its number: reading it may hang, and what is written to it lands elsewhere.
/// </summary>
internal static class Inherited
{
    public const int Input = 0, Output = 1, Error = 2;

    /// <summary>O_CLOEXEC in fdinfo's flags, which are octal (Linux, proc(5)).</summary>
    private const int ClosedOnExec = 0x80000;

    private static readonly bool[] Given = [.. new[] { Input, Output, Error }.Select(Look)];

    public static bool Has(int stream) => Given[stream];

    /// <summary>What is inherited is not closed on exec, or it would not be here (execve(2)); what .NET opens is.</summary>
    private static bool Look(int stream)
    {
        if (!OperatingSystem.IsLinux())
            return true;
        try
        {
            var info = File.ReadAllLines(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fdinfo/{stream}"));
            var flags = info.FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal));
            return flags is null || (Convert.ToInt64(flags["flags:".Length..].Trim(), 8) & ClosedOnExec) == 0;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            // Without /proc there is no telling.
            return !Directory.Exists("/proc/self/fdinfo");
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException or FormatException)
        {
            return true;
        }
    }
}

/// <summary>Standard output, where there is none.</summary>
internal sealed class ClosedOutput : OutputStream
{
    public override void Write(ReadOnlySpan<byte> buffer) =>
        throw new IOException("Standard output is closed: there is nowhere to write the answer to.");
}

using System.Runtime.InteropServices;

namespace Facts.Storage.Embedded;

/// <summary>The few calls of the C library that .NET does not offer.</summary>
internal static class Posix
{
    private const int Interrupt = 2;

    /// <summary>The uid and gid of an account, or null when there is none of that name.</summary>
    public static (uint Uid, uint Gid)? FindAccount(string name)
    {
        var entry = getpwnam(name);
        if (entry == IntPtr.Zero) return null;
        // struct passwd starts with char *pw_name, char *pw_passwd, uid_t pw_uid, gid_t pw_gid, on Linux as on macOS.
        var ids = 2 * IntPtr.Size;
        return ((uint)Marshal.ReadInt32(entry, ids), (uint)Marshal.ReadInt32(entry, ids + sizeof(uint)));
    }

    /// <summary>Gives a file or folder to an account, as root may.</summary>
    public static void ChangeOwner(string path, uint uid, uint gid)
    {
        if (lchown(path, uid, gid) != 0)
            throw new UnauthorizedAccessException($"{path} cannot be given to another account: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <summary>Sends SIGINT: to PostgreSQL a fast, clean shutdown (its manual, "Shutting Down the Server").</summary>
    public static bool SendInterrupt(int process) => kill(process, Interrupt) == 0;

    [DllImport("libc", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern IntPtr getpwnam([MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport("libc", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int lchown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint uid, uint gid);

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
}

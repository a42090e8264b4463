using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Facts.Store.Storage.Embedded;

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

    /// <summary>The path without links and dots (realpath(3)).</summary>
    /// <exception cref="IOException">Nothing is there, or it may not be looked at.</exception>
    public static string RealPath(string path)
    {
        var found = realpath(path, IntPtr.Zero);
        if (found == IntPtr.Zero)
            throw new IOException(Marshal.GetLastPInvokeErrorMessage());
        try
        {
            return Marshal.PtrToStringUTF8(found)!;
        }
        finally
        {
            free(found);
        }
    }

    /// <summary>Opens a file for reading; of a pipe nobody waits for the other end (open(2), O_NONBLOCK).</summary>
    /// <exception cref="IOException">It can't be opened.</exception>
    public static SafeFileHandle OpenWithoutWaiting(string path)
    {
        // O_NONBLOCK and O_CLOEXEC: Linux' asm-generic/fcntl.h, macOS' sys/fcntl.h.
        var flags = OperatingSystem.IsMacOS() ? 0x4 | 0x1000000 : 0x800 | 0x80000;
        var opened = open(path, flags);
        return opened >= 0
            ? new SafeFileHandle(opened, ownsHandle: true)
            : throw new IOException(Marshal.GetLastPInvokeErrorMessage());
    }

    [DllImport("libc", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern IntPtr realpath([MarshalAs(UnmanagedType.LPUTF8Str)] string path, IntPtr into);

    [DllImport("libc")]
    private static extern void free(IntPtr memory);

    [DllImport("libc", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern IntPtr getpwnam([MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport("libc", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int lchown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint uid, uint gid);

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
}

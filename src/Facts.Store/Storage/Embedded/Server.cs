using System.Diagnostics;
using System.Net.Sockets;

namespace Facts.Store.Storage.Embedded;

/// <summary>The server of one data folder. Every method but <see cref="IsThere"/> is called by the holder of the start lock.</summary>
internal sealed class Server(StoreFiles store)
{
    // Recovery after a crash reads up to max_wal_size (2GB) again.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Starts the server unless it runs; ends when it takes connections. Gives the folder of its socket.</summary>
    public async Task<string> EnsureRunningAsync(Action<string> note, CancellationToken ct)
    {
        var since = Stopwatch.StartNew();
        while (since.Elapsed < Patience)
        {
            if (PidFile.Read(store.PidFile) is not { } found || !Runs(found))
                await new ServerStart(store, note).RunAsync(ct);
            else if (found.Ready)
                return found.SocketFolder;
            else
                await Task.Delay(10, ct); // It starts or stops on behalf of a process that was killed meanwhile.
        }
        throw new PostgresUnavailableException($"The database in {store.Folder} is still starting or stopping; its log is {store.Log}.");
    }

    /// <summary>Whether there is a server, taking connections or about to. Asked without the start lock it may be wrong by now.</summary>
    public bool IsThere() => PidFile.Read(store.PidFile) is { } found && Runs(found);

    /// <summary>Stops the server, if it runs, and waits until it is gone. False when it would not go.</summary>
    public async Task<bool> StopAsync()
    {
        var since = Stopwatch.StartNew();
        var socketFolder = PidFile.Read(store.PidFile)?.SocketFolder;
        for (var asked = false; PidFile.Read(store.PidFile) is { } found && Runs(found); await Task.Delay(5))
        {
            if (since.Elapsed > Patience) return false;
            // As `pg_ctl stop --mode fast` does, less its process and its rhythm of 100 ms.
            if (!asked) asked = found.IsServer() && Posix.SendInterrupt(found.Process);
        }
        SocketFolder.Leave(socketFolder, store);
        return true;
    }

    // The socket is asked too because the server may live in another container, where the same number means another process.
    private static bool Runs(PidFile found) => found.IsServer() || Answers(found.SocketFolder);

    private static bool Answers(string socketFolder)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(SocketFolder.Address(socketFolder)));
            return true;
        }
        catch (Exception refused) when (refused is SocketException or ArgumentException)
        {
            return false;
        }
    }
}

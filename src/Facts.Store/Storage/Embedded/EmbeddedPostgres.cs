using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;

namespace Facts.Store.Storage.Embedded;

/// <summary>
/// A PostgreSQL that belongs to one data folder. Every facts process that uses the folder shares it; the first in starts it, the last
/// out stops it, and what a killed process leaves behind is put right by the next.
/// </summary>
/// <remarks>
/// Each user holds <c>users.lock</c> shared. It is taken and released only under <c>start.lock</c>, so that starting and stopping never
/// cross; who can then take it exclusively is the last.
/// </remarks>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    /// <summary>For a server that went down to be started again, should nothing else be wrong.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly StoreFiles _store;
    private readonly FileStream _share;
    private readonly Action<string> _note;
    private int _disposed;

    private EmbeddedPostgres(StoreFiles store, FileStream share, Action<string> note, string connectionString, bool created)
    {
        (_store, _share, _note) = (store, share, note);
        (ConnectionString, Created) = (connectionString, created);
    }

    /// <summary>Leads to the database <c>facts</c> through the server's socket.</summary>
    public string ConnectionString { get; }

    /// <summary>The data folder.</summary>
    public string Folder => _store.Folder;

    /// <summary>True when this call made the store.</summary>
    public bool Created { get; }

    /// <summary>Starts the server of a data folder, making the store if there is none, or attaches to the one that runs.</summary>
    /// <param name="dataFolder">From <see cref="DataFolder.Resolve"/>; made when it is missing.</param>
    /// <param name="note">Gets a line of progress now and then, for stderr.</param>
    /// <param name="ct">Gives up; a server that nobody else uses is stopped again.</param>
    /// <exception cref="PostgresUnavailableException">There is no database to be had; the message says why in a sentence.</exception>
    public static async Task<EmbeddedPostgres> AttachAsync(string dataFolder, Action<string> note, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
            throw new PostgresUnavailableException(
                "Facts starts PostgreSQL by itself on Linux and macOS only: set ConnectionStrings__Facts.");
        var folder = Path.GetFullPath(dataFolder);
        try
        {
            var store = StoreFiles.Open(folder, ServerAccount.Current);
            using var turn = await FolderLock.ExclusiveAsync(store.StartLock, store.Account,
                () => note($"Waiting for another process that starts or stops the database in {folder} …"), ct);
            return await AttachInTurnAsync(store, note, ct);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or Win32Exception or NpgsqlException)
        {
            throw new PostgresUnavailableException($"The data folder {folder} cannot be used: {failure.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>Starts the server again whenever it goes down, until that is disposed, which comes before this.</summary>
    /// <param name="changed">Called when there is another server.</param>
    internal ServerWatch Watch(Action changed) => new(_store, _note, changed);

    /// <summary>Leaves; the last one out stops the server and waits until it is down.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        // Connections that outlive the server would meet whoever attaches anew in this process.
        NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionString));
        try
        {
            using var turn = await FolderLock.ExclusiveAsync(_store.StartLock, _store.Account, () => { }, CancellationToken.None);
            if (!await LeaveAsync(_store, _share)) _note($"The database in {_store.Folder} does not stop; its log is {_store.Log}.");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // The folder was removed under us: the server notices too, and ends.
            await _share.DisposeAsync();
        }
    }

    private static async Task<EmbeddedPostgres> AttachInTurnAsync(StoreFiles store, Action<string> note, CancellationToken ct)
    {
        var share = FolderLock.TryShare(store.UsersLock, store.Account)
            ?? throw new IOException($"{store.UsersLock} is locked by another program.");
        try
        {
            for (var since = Stopwatch.StartNew(); ;)
            {
                var connectionString = FactsDatabase.ConnectionString(await new Server(store).EnsureRunningAsync(note, ct));
                try
                {
                    return new(store, share, note, connectionString, await FactsDatabase.EnsureAsync(connectionString, ct));
                }
                catch (NpgsqlException gone) when (WentDown(gone) && since.Elapsed < Patience)
                {
                    await Task.Delay(20, ct);
                }
            }
        }
        catch
        {
            await LeaveAsync(store, share);
            throw;
        }
    }

    /// <summary>
    /// Nobody listens, or the connection broke: the server went down by itself after it was found running (a full disk does that). Whoever
    /// looks again starts it.
    /// </summary>
    private static bool WentDown(NpgsqlException gone) => gone.InnerException switch
    {
        SocketException refused => refused.SocketErrorCode != SocketError.AccessDenied,
        var broken => broken is IOException,
    };

    /// <summary>Releases a share; if it was the last, stops the server. False when the server would not stop.</summary>
    private static async Task<bool> LeaveAsync(StoreFiles store, FileStream share)
    {
        await share.DisposeAsync();
        using var last = FolderLock.TryExclusive(store.UsersLock, store.Account);
        return last is null || await new Server(store).StopAsync();
    }
}

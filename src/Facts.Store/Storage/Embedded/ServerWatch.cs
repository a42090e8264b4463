using System.ComponentModel;

namespace Facts.Store.Storage.Embedded;

/// <summary>Looks after a server for as long as somebody serves from it: one that went down is started again.</summary>
internal sealed class ServerWatch : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new();
    private readonly StoreFiles _store;
    private readonly Action<string> _note;
    private readonly Action _changed;
    private readonly Task _watching;

    /// <summary>What was said last of a server that does not start: not every second anew.</summary>
    private string? _said;

    /// <param name="store">Whose server.</param>
    /// <param name="note">Gets a line when something happens, for stderr.</param>
    /// <param name="changed">Called when there is another server: connections to the one before lead nowhere.</param>
    public ServerWatch(StoreFiles store, Action<string> note, Action changed)
    {
        (_store, _note, _changed) = (store, note, changed);
        _watching = WatchAsync(_end.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
    }

    private async Task WatchAsync(CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
                return;
            try
            {
                if (!new Server(_store).IsThere())
                    await StartAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is PostgresUnavailableException or IOException or UnauthorizedAccessException
                or Win32Exception)
            {
                Say($"The database in {_store.Folder} went down and can't be started again yet: {problem.Message.TrimEnd('.')}.");
            }
        }
    }

    private async Task StartAsync(CancellationToken stop)
    {
        // Whoever starts where nothing is would make a new store, and an empty one.
        if (!File.Exists(_store.VersionFile))
        {
            Say($"The database in {_store.Folder} is gone, with its files.");
            return;
        }

        using var turn = await FolderLock.ExclusiveAsync(_store.StartLock, _store.Account, () => { }, stop);
        // Another process that serves from it may have been quicker.
        if (!new Server(_store).IsThere())
        {
            _note($"The database in {_store.Folder} went down; starting it again …");
            await new Server(_store).EnsureRunningAsync(_note, stop);
            _note($"The database in {_store.Folder} runs again.");
        }

        _said = null;
        _changed();
    }

    private void Say(string line)
    {
        if (line != _said)
            _note(line);
        _said = line;
    }
}

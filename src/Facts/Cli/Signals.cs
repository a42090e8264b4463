using System.Runtime.InteropServices;

namespace Facts.Cli;

/// <summary>
/// Ctrl+C and SIGTERM: a verb is told to stop, and has some time for it. Further ones change nothing, as many who pass signals on send
/// each to a whole group of processes.
/// </summary>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource _told;
    private readonly TaskCompletionSource<int> _cutOff = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _heard;
    private readonly TimeSpan _time;
    private int _count;

    /// <param name="time">How long a verb has to stop.</param>
    /// <param name="stop">Stops it as well.</param>
    public Signals(TimeSpan time, CancellationToken stop)
    {
        (_time, _told) = (time, CancellationTokenSource.CreateLinkedTokenSource(stop));
        _heard = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Hear))];
    }

    public CancellationToken Told => _told.Token;

    /// <summary>Ends with an exit code when a verb did not stop in time.</summary>
    public Task<int> CutOff => _cutOff.Task;

    public void Dispose()
    {
        foreach (var one in _heard)
            one.Dispose();
        _told.Dispose();
    }

    private void Hear(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (Interlocked.Increment(ref _count) > 1)
            return;
        _ = _told.CancelAsync();
        _ = Task.Delay(_time).ContinueWith(_ => _cutOff.TrySetResult(Exit.Interrupted), TaskScheduler.Default);
    }
}

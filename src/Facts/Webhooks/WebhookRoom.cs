namespace Facts.Webhooks;

/// <summary>Room for further messages: of each endpoint only some are under way at a time.</summary>
internal sealed class WebhookRoom : IDisposable
{
    private readonly SemaphoreSlim _made = new(0);

    /// <summary>A message is no longer under way.</summary>
    public void Make()
    {
        // Who waits looks for all that is due: once is enough for many.
        if (_made.CurrentCount == 0)
            _made.Release();
    }

    /// <summary>Until there is room, or for so long at most.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken stop) => _made.WaitAsync(atMost, stop);

    public void Dispose() => _made.Dispose();
}

namespace Facts.Store.Webhooks;

/// <summary>Room for further messages: of each endpoint only some are under way at a time.</summary>
internal sealed class WebhookRoom
{
    private volatile TaskCompletionSource _made = New();

    /// <summary>A message is no longer under way.</summary>
    public void Make() => _made.TrySetResult();

    /// <summary>Until there is room, or for so long at most, or until told to stop. Room that was made meanwhile is not waited for.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken stop)
    {
        await _made.Task.WaitAsync(atMost, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // Whoever waited looks for all that is due: once is enough for all that was made until now.
        _made = New();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

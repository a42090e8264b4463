using Facts.Store.Webhooks;

namespace Facts.Store.Followers;

/// <summary>Tells endpoints of what changed while Facts serves.</summary>
internal sealed partial class WebhookService(
    WebhookFollower follower, WebhookRoom room, IHostApplicationLifetime life, ILogger<WebhookService> log) : FollowingService
{
    private static readonly TimeSpan Forgetting = TimeSpan.FromHours(1);

    private long _begun = -1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Wolverine takes nothing before it has started, and there may be something for it already.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.ExecuteAsync(stoppingToken);
    }

    protected override async Task TurnAsync(CancellationToken stop)
    {
        if (_begun < 0 || TimeProvider.System.GetElapsedTime(_begun) >= Forgetting)
        {
            await follower.BeginAsync(stop);
            _begun = TimeProvider.System.GetTimestamp();
        }

        while (await follower.RunAsync(stop))
        {
        }
    }

    /// <summary>Whoever has as many messages under way as it may is sent the next as soon as one is through.</summary>
    protected override Task PauseAsync(CancellationToken stop) => room.WaitAsync(Pause, stop);

    protected override void Behind(string problem) => Behind(log, problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhooks could not be told what changed, and will be later: {Problem}")]
    private static partial void Behind(ILogger logger, string problem);
}

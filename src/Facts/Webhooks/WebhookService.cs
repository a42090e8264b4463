using Npgsql;

namespace Facts.Webhooks;

/// <summary>Tells endpoints of what changed while Facts serves.</summary>
internal sealed partial class WebhookService(
    WebhookFollower follower, IHostApplicationLifetime life, ILogger<WebhookService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), Forgetting = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Wolverine takes nothing before it has started, and there may be something for it already.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var begun = -1L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (begun < 0 || TimeProvider.System.GetElapsedTime(begun) >= Forgetting)
                {
                    await follower.BeginAsync(stoppingToken);
                    begun = TimeProvider.System.GetTimestamp();
                }

                while (await follower.RunAsync(stoppingToken))
                {
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException problem)
            {
                Behind(log, problem.Message);
            }

            await Task.Delay(Pause, CancellationToken.None).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhooks could not be told what changed, and will be later: {Problem}")]
    private static partial void Behind(ILogger logger, string problem);
}

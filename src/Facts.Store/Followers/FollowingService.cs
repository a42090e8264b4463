using Npgsql;

namespace Facts.Store.Followers;

/// <summary>
/// Work that follows what is recorded while Facts serves: a turn, a pause, the next. A database that goes away is said, and waited for.
/// </summary>
internal abstract class FollowingService : BackgroundService
{
    protected static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Does what there is to do by now.</summary>
    protected abstract Task TurnAsync(CancellationToken stop);

    /// <summary>Says that it could not, and will later.</summary>
    protected abstract void Behind(string problem);

    /// <summary>Between two turns.</summary>
    protected virtual Task PauseAsync(CancellationToken stop) => Task.Delay(Pause, CancellationToken.None).WaitAsync(stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TurnAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException problem)
            {
                Behind(problem.Message);
            }

            await PauseAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

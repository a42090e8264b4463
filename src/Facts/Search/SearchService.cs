using Npgsql;

namespace Facts.Search;

/// <summary>Keeps search up to date while Facts serves.</summary>
internal sealed partial class SearchService(SearchIndexer indexer, ILogger<SearchService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await indexer.RunAsync(int.MaxValue, stoppingToken);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Search could not be brought up to date, and will be later: {Problem}")]
    private static partial void Behind(ILogger logger, string problem);
}

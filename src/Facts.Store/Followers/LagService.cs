using System.Diagnostics.Metrics;
using Facts.Store.Ledger;
using Facts.Store.Search;
using Facts.Store.Telemetry;
using Npgsql;

namespace Facts.Store.Followers;

/// <summary>Measures now and then how far the ledger and search are behind. It runs only where metrics are exported.</summary>
internal sealed class LagService : BackgroundService
{
    /// <summary>Counting events without a leaf looks at those that are not settled; some seconds' worth.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Meter _meter = new(Measures.Meter);
    private readonly Sequencer _sequencer;
    private readonly SearchIndexer _search;

    /// <summary>Null while it can't be told: no figure is better than one of long ago.</summary>
    private (long Ledger, long Search)? _lag;

    public LagService(Sequencer sequencer, SearchIndexer search)
    {
        (_sequencer, _search) = (sequencer, search);
        _meter.CreateObservableGauge("facts.ledger.lag", () => Told(_lag?.Ledger), "{event}", "Committed events that have no leaf yet");
        _meter.CreateObservableGauge("facts.search.lag", () => Told(_lag?.Search), "{leaf}", "Leaves whose words are not found yet");
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var (waiting, _) = await _sequencer.WaitingAsync(stoppingToken);
                var (found, leaves) = await _search.ProgressAsync(stoppingToken);
                _lag = (waiting, Math.Max(0, leaves - found));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException)
            {
                // The services whose lag it is say so in the log.
                _lag = null;
            }

            await Task.Delay(Pause, CancellationToken.None).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static IEnumerable<Measurement<long>> Told(long? value) => value is { } told ? [new(told)] : [];
}

using Facts.Store.Ledger;

namespace Facts.Store.Followers;

/// <summary>Sequences while Facts serves, and signs now and then.</summary>
internal sealed partial class SequencerService(
    Sequencer sequencer, LedgerService ledger, TimeProvider clock, ILogger<SequencerService> log) : FollowingService
{
    /// <summary>Looking everywhere takes some 3 s in a million events, on two busy cores.</summary>
    private static readonly TimeSpan Everywhere = TimeSpan.FromMinutes(10);

    /// <summary>More checkpoints would prove nothing more, and all are kept.</summary>
    private static readonly TimeSpan Signing = TimeSpan.FromSeconds(10);

    private DateTimeOffset _swept = DateTimeOffset.MinValue, _signed = DateTimeOffset.MinValue;
    private bool _unsigned = true, _complained;

    protected override async Task TurnAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var everywhere = now - _swept >= Everywhere;
        _unsigned |= await sequencer.RunAsync(everywhere, stop) > 0;
        if (everywhere)
            _swept = now;
        if (_unsigned && now - _signed >= Signing)
        {
            await SignAsync(stop);
            _signed = now;
        }
    }

    protected override void Behind(string problem) => Behind(log, problem);

    private async Task SignAsync(CancellationToken stop)
    {
        var (keys, refusal) = await ledger.Keys.OpenAsync(stop);
        if (keys is not null)
            (_, refusal) = await ledger.Checkpoints.MakeAsync(keys, stop);
        _unsigned = refusal is not null;
        // Said once: it would be said every few seconds.
        if (refusal is not null && !_complained)
            NotSigned(log, refusal.Message);
        _complained = refusal is not null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledger could not be brought up to date, and will be later: {Problem}")]
    private static partial void Behind(ILogger logger, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledger is kept, but not signed: {Reason}")]
    private static partial void NotSigned(ILogger logger, string reason);
}

using Facts.Domain;
using Facts.Domain.Ledger;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Ledger;

/// <summary>What verbs and endpoints ask of the ledger.</summary>
/// <param name="database">Where it is.</param>
/// <param name="clock">What checkpoints say of their time.</param>
/// <param name="keys">Its key file, see <see cref="LedgerKeys"/>.</param>
/// <param name="name">The name of a new log; likewise.</param>
internal sealed class LedgerService(Database database, TimeProvider clock, string? keys = null, string? name = null)
{
    public NpgsqlDataSource Source => database.Source;

    public LedgerKeys Keys => new(database, keys, name);

    public Checkpoints Checkpoints => new(database.Source, clock);

    /// <summary>Gives every committed event its leaf, and signs the log.</summary>
    public async Task<(SignedCheckpoint? Checkpoint, long Added, Refusal? Refusal)> SealAsync(CancellationToken stop)
    {
        var (own, refusal) = await Keys.OpenAsync(stop);
        if (own is null)
            return (null, 0, refusal);
        var added = await new Sequencer(database.Source).RunAsync(everywhere: true, stop);
        var (checkpoint, refused) = await Checkpoints.MakeAsync(own, stop);
        return (checkpoint, added, refused);
    }

    /// <summary>
    /// The same, signed no earlier than <paramref name="known"/>: so that it says what the log did not have by then. Where nothing was
    /// added since the last checkpoint, that one is kept, and this one is the caller's.
    /// </summary>
    public async Task<(SignedCheckpoint? Checkpoint, Refusal? Refusal)> SealAsync(DateTime known, CancellationToken stop)
    {
        var (kept, _, refusal) = await SealAsync(stop);
        if (kept is null || (kept.Checkpoint.At is { } at && AsOf.TryParse(at)?.Moment >= known))
            return (kept, refusal);
        var (own, unopened) = await Keys.OpenAsync(stop);
        return own is null ? (null, unopened) : await Checkpoints.SignAgainAsync(kept, own, stop);
    }

    /// <summary>Replaces the key: the old and the new one sign the same checkpoint, then only the new one signs.</summary>
    public async Task<(SignedCheckpoint? Checkpoint, Refusal? Refusal)> RotateAsync(CancellationToken stop)
    {
        var (own, refusal) = await Keys.OpenAsync(stop);
        if (own is null)
            return (null, refusal);
        await new Sequencer(database.Source).RunAsync(everywhere: true, stop);
        // Two keys are left over where a rotation was broken off; it is finished then.
        if (own.Signing.Count == 1)
            own.Add();
        var (checkpoint, refused) = await Checkpoints.MakeAsync(own, stop);
        if (checkpoint is not null)
            own.Retire();
        return (checkpoint, refused);
    }

    /// <summary>The proof that an event is in the log, up to a checkpoint.</summary>
    /// <param name="asked">An event's id, or a claim's.</param>
    /// <param name="checkpoint">What the proof leads to.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(ProofView? Proof, Refusal? Refusal)> ProveAsync(string asked, SignedCheckpoint? checkpoint, CancellationToken stop)
    {
        if (checkpoint is null)
            return (null, new Refusal(LedgerCodes.NoCheckpoint, "The ledger was never signed: facts audit checkpoint does it."));
        await using var connection = await database.Source.OpenConnectionAsync(stop);
        var id = Guid.TryParse(asked, out var given) ? given : EventIds.OfClaim(asked);
        if (await ProveAsync(connection, id, checkpoint.Checkpoint.Size, stop) is not var (entry, path))
            return (null, new Refusal(LedgerCodes.UnknownEvent,
                $"No event or claim '{Fields.Shown(asked)}' is under the last checkpoint."));
        return (ProofView.Of(entry, path, checkpoint), null);
    }

    /// <summary>A leaf with its path to the root of a log of that size; null when it is not in there.</summary>
    public static async Task<(LogEntry Entry, IReadOnlyList<byte[]> Path)?> ProveAsync(
        NpgsqlConnection connection, Guid id, long size, CancellationToken stop)
    {
        var entry = await Sql.Query(connection, "Ledger/entry.sql", [id], LogEntries.Read, stop).FirstOrDefaultAsync(stop);
        if (entry is null || entry.Index >= size)
            return null;
        return (entry, await new TreeReader(connection).HashesAsync(MerkleProof.Inclusion(entry.Index, size), stop));
    }

    /// <summary>How far the log is, and what it is behind.</summary>
    /// <param name="sequencer">One that runs for long knows what is settled, and need not look at it.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<StatusView> StatusAsync(Sequencer sequencer, CancellationToken stop)
    {
        var latest = await Checkpoints.LatestAsync(database.Source, stop);
        var (waiting, since) = await sequencer.WaitingAsync(stop);
        await using var connection = await database.Source.OpenConnectionAsync(stop);
        var size = await Sql.Query(connection, "Ledger/log_size.sql", [], row => row.GetInt64(0), stop).SingleAsync(stop);
        return new StatusView(size, waiting, since, latest?.Checkpoint.Size, latest?.Checkpoint.At);
    }
}

/// <summary>The log's size; committed events that have no leaf yet, and the recorded time of the first; what was signed last.</summary>
internal sealed record StatusView(long Size, long Waiting, DateTime? WaitingSince, long? SignedSize, string? SignedAt);

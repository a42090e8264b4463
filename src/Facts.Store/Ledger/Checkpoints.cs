using Facts.Domain;
using Facts.Domain.Ledger;
using Facts.Domain.Time;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Ledger;

/// <summary>A checkpoint with the note it stands in.</summary>
internal sealed record SignedCheckpoint(Checkpoint Checkpoint, SignedNote Note)
{
    public static SignedCheckpoint? TryParse(string text) =>
        SignedNote.TryParse(text) is { } note && Checkpoint.TryParse(note.Text) is { } checkpoint ? new(checkpoint, note) : null;
}

/// <summary>Makes and keeps the log's checkpoints.</summary>
internal sealed class Checkpoints(NpgsqlDataSource database, TimeProvider clock)
{
    private const string LatestFile = "Ledger/latest_checkpoint.sql";

    /// <summary>The newest; null when nothing was signed yet.</summary>
    public static async Task<SignedCheckpoint?> LatestAsync(NpgsqlDataSource database, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await LatestAsync(connection, stop);
    }

    /// <summary>Asks for the latest; nothing is read without any.</summary>
    public static void AskLatest(Reads reads, Action<SignedCheckpoint?> read) =>
        reads.Add(LatestFile, [], row => read(SignedCheckpoint.TryParse(row.GetString(0))));

    public static async Task<SignedCheckpoint?> LatestAsync(NpgsqlConnection connection, CancellationToken stop) =>
        await Sql.Query(connection, LatestFile, [], row => row.GetString(0), stop).FirstOrDefaultAsync(stop) is { } note
            ? SignedCheckpoint.TryParse(note)
            : null;

    /// <summary>All of them, the smallest first.</summary>
    public static async Task<IReadOnlyList<string>> AllAsync(NpgsqlConnection connection, CancellationToken stop) =>
        await Sql.Query(connection, "Ledger/checkpoints.sql", [], row => row.GetString(0), stop).ToListAsync(stop);

    /// <summary>
    /// Signs the log as it is; when the newest checkpoint says just that, under the same keys, it is given again. A log that does not begin
    /// with what was signed before is not signed.
    /// </summary>
    public async Task<(SignedCheckpoint? Checkpoint, Refusal? Refusal)> MakeAsync(KeyFile keys, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var size = await Sql.Query(connection, "Ledger/log_size.sql", [], row => row.GetInt64(0), stop).SingleAsync(stop);
        var before = await LatestAsync(connection, stop);
        var root = await new TreeReader(connection).HashAsync(new LeafRange(0, size), stop);
        if (before is not null && !await BeginsWithAsync(connection, before.Checkpoint, size, stop))
            return (null, new Refusal(LedgerCodes.VerificationFailed,
                $"The log does not begin with what was signed at {before.Checkpoint.At}."));
        var same = before is not null && before.Checkpoint.Size == size && before.Checkpoint.Origin == keys.Origin;
        if (same && keys.Signing.All(key => before!.Note.Signatures.Any(key.Public.Claims)))
            return (before, null);
        var (checkpoint, refusal) = await SignAsync(connection, Checkpoint.Of(keys.Origin, size, root, ""), keys, stop);
        if (checkpoint is not null)
            await KeepAsync(connection, size, checkpoint.Note, stop);
        return (checkpoint, refusal);
    }

    /// <summary>The log as a checkpoint has it, signed now. It is not kept: it says nothing new of the log.</summary>
    public async Task<(SignedCheckpoint? Checkpoint, Refusal? Refusal)> SignAgainAsync(
        SignedCheckpoint before, KeyFile keys, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await SignAsync(connection, before.Checkpoint, keys, stop);
    }

    private async Task<(SignedCheckpoint? Checkpoint, Refusal? Refusal)> SignAsync(
        NpgsqlConnection connection, Checkpoint log, KeyFile keys, CancellationToken stop)
    {
        // It says that what it does not have was recorded later: signed by a clock that is ahead, it would speak against all that comes.
        if (await Clocks.CheckAsync(connection, clock, stop) is { } differs)
            return (null, differs);
        var now = Moments.Truncate(clock.GetUtcNow().UtcDateTime);
        var checkpoint = Checkpoint.Of(keys.Origin, log.Size, log.Root, AsOf.Print(now));
        var text = checkpoint.ToString();
        var note = new SignedNote(text, [.. keys.Signing.Select(key => NoteSigning.Sign(key, text, now))]);
        return (new SignedCheckpoint(checkpoint, note), null);
    }

    /// <summary>
    /// Keeps the checkpoint once more, with a witness's signature under it. When they saw it is the witness's own word, by their own clock;
    /// nothing is judged by it.
    /// </summary>
    public async Task<SignedCheckpoint> CosignAsync(SignedCheckpoint checkpoint, SigningKey witness, CancellationToken stop)
    {
        var signature = NoteSigning.Sign(witness, checkpoint.Note.Text, clock.GetUtcNow());
        var note = checkpoint.Note with
        {
            Signatures = [.. checkpoint.Note.Signatures.Where(one => !witness.Public.Claims(one)), signature],
        };
        await using var connection = await database.OpenConnectionAsync(stop);
        await KeepAsync(connection, checkpoint.Checkpoint.Size, note, stop);
        return checkpoint with { Note = note };
    }

    private static async Task<bool> BeginsWithAsync(NpgsqlConnection connection, Checkpoint before, long size, CancellationToken stop) =>
        before.Size <= size
        && (await new TreeReader(connection).HashAsync(new LeafRange(0, before.Size), stop)).AsSpan().SequenceEqual(before.Root);

    private static Task KeepAsync(NpgsqlConnection connection, long size, SignedNote note, CancellationToken stop) =>
        Sql.ExecuteAsync(connection, "Ledger/keep_checkpoint.sql", [size, note.ToString()], stop);
}

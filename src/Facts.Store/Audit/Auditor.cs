using Facts.Domain;
using Facts.Domain.Ledger;
using Facts.Store.Ledger;

namespace Facts.Store.Audit;

/// <summary>A whole log, from a database or a bundle.</summary>
/// <param name="Notes">All its checkpoints.</param>
/// <param name="Keys">Public keys that come along with it.</param>
/// <param name="Entries">All its leaves.</param>
/// <param name="Waiting">Events without a leaf; to be read after the leaves.</param>
internal sealed record WholeLog(
    IReadOnlyList<string> Notes,
    IReadOnlyList<NoteKey> Keys,
    IAsyncEnumerable<LogEntry> Entries,
    IAsyncEnumerable<StoredEvent> Waiting)
{
    /// <summary>What speaks against the database beside its log.</summary>
    public IReadOnlyList<Finding> Beside { get; init; } = [];

    /// <summary>In a database: its tiles, from which proofs are made; to be read last.</summary>
    public IAsyncEnumerable<Tile>? Tiles { get; init; }

    /// <summary>In a database: finds copies of what was redacted; to be called after all leaves.</summary>
    public Func<CancellationToken, Task<IReadOnlyList<Finding>>>? NotErased { get; init; }

    /// <summary>In a database: the size that stands beside each checkpoint.</summary>
    public IReadOnlyList<long>? Sizes { get; init; }
}

/// <summary>Verifies a whole log against its checkpoints, and against the last one that was seen of it.</summary>
internal static class Auditor
{
    /// <param name="log">What to verify.</param>
    /// <param name="told">Keys that the verifier was told to trust, and no other; null to go by memory.</param>
    /// <param name="memory">What was seen before; a log that is found in order is remembered.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<(AuditReport? Report, Refusal? Refusal)> VerifyAsync(
        WholeLog log, IReadOnlyList<NoteKey>? told, Memory memory, CancellationToken stop)
    {
        List<Finding> findings = [.. log.Beside];
        var checkpoints = new List<SignedCheckpoint>();
        foreach (var (i, text) in log.Notes.Index())
        {
            if (SignedCheckpoint.TryParse(text) is { } read)
            {
                checkpoints.Add(read);
                if (log.Sizes?[i] is { } size && size != read.Checkpoint.Size)
                    findings.Add(new(FindingCodes.CheckpointBroken, $"The checkpoint of size {read.Checkpoint.Size} stands in a row of size {size}."));
            }
            else
                findings.Add(new(FindingCodes.NotSigned, "There is a checkpoint that is none."));
        }

        // A database that was emptied still has the name its keys have.
        var origin = checkpoints.Count > 0 ? checkpoints[^1].Checkpoint.Origin : log.Keys is [var key, ..] ? key.Name : null;
        if (origin is null || (checkpoints.Count == 0 && memory.Checkpoint(origin) is null))
            return (null, new Refusal(LedgerCodes.NoCheckpoint, "The ledger was never signed: facts audit checkpoint does it."));
        if (told is null && log.Keys.Count == 0 && memory.Keys(origin) is null)
            return (null, new Refusal(LedgerCodes.NoKeys,
                $"No key of {origin} is known here: name one with --key, or the key file with {LedgerKeys.Variable}."));
        var trust = new Trust(told ?? memory.Keys(origin), log.Keys);
        var signers = CheckSignatures(checkpoints, origin, trust, findings);
        var remembered = memory.Checkpoint(origin);
        var audit = new LogAudit([.. checkpoints.Append(remembered).OfType<SignedCheckpoint>().Select(one => one.Checkpoint)]);
        var tiles = log.Tiles is null ? null : new TileAudit();
        await foreach (var entry in log.Entries.WithCancellation(stop))
        {
            audit.Add(entry);
            tiles?.Add(entry.Leaf);
        }

        await foreach (var waiting in log.Waiting.WithCancellation(stop))
            audit.AddWaiting(waiting);
        if (tiles is not null)
        {
            await foreach (var tile in log.Tiles!.WithCancellation(stop))
                tiles.Compare(tile);
            findings.AddRange(tiles.Finish());
        }

        if (log.NotErased is not null)
            findings.AddRange(await log.NotErased(stop));
        var (found, redactions) = audit.Finish();
        findings.AddRange(found);
        var newest = checkpoints.Count > 0 ? checkpoints[^1] : remembered!;
        var report = new AuditReport
        {
            Origin = origin,
            Size = audit.Size,
            SignedSize = newest.Checkpoint.Size,
            Checkpoint = newest.Note.ToString(),
            At = newest.Checkpoint.At,
            Signers = [.. signers.Select(key => key.ToString())],
            Remembered = remembered?.Checkpoint.Size,
            Waiting = audit.Waiting,
            LatestRecordedAt = audit.LatestRecordedAt,
            Redactions = redactions,
            // The same checkpoint may be in the log, cosigned once more, and in memory.
            Findings = [.. findings.Distinct()],
        };
        return (report, report.Verified ? memory.Remember(newest, trust.Keys) : null);
    }

    private static IReadOnlyList<NoteKey> CheckSignatures(
        IReadOnlyList<SignedCheckpoint> checkpoints, string origin, Trust trust, List<Finding> findings)
    {
        IReadOnlyList<NoteKey> signers = [];
        foreach (var (checkpoint, note) in checkpoints)
        {
            signers = trust.Signers(note);
            var which = $"The checkpoint of size {checkpoint.Size}{(checkpoint.At is { } at ? $" of {at}" : "")}";
            if (checkpoint.Origin != origin)
                findings.Add(new(FindingCodes.NotSigned, $"{which} is of another log, {checkpoint.Origin}."));
            else if (signers.Count == 0)
                findings.Add(new(FindingCodes.NotSigned, $"{which} is not signed with a key that is trusted."));
        }

        return signers;
    }
}

using Facts.Store.Ledger;

namespace Facts.Store.Provenance;

/// <summary>
/// How far the ledger is that the leaves are counted in. It is as it is now, whatever was known: an event may get its leaf later.
/// </summary>
/// <param name="Size">How many events have a leaf.</param>
/// <param name="SignedSize">How many of them the newest checkpoint covers; absent when nothing was signed yet.</param>
/// <param name="SignedAt">When that was signed, RFC 3339.</param>
/// <param name="Checkpoint">The signed note; <c>audit prove EVENT</c> and <c>who … --receipt</c> prove by it.</param>
internal sealed record LedgerPlace(long Size, long? SignedSize, string? SignedAt, string? Checkpoint)
{
    public static LedgerPlace Of(long size, SignedCheckpoint? latest) =>
        new(size, latest?.Checkpoint.Size, latest?.Checkpoint.At, latest?.Note.ToString());
}

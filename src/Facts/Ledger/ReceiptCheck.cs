using Facts.Domain;
using Facts.Domain.Ledger;

namespace Facts.Ledger;

/// <summary>What the verification of a receipt came to.</summary>
internal sealed record ReceiptReport
{
    public bool Verified => Findings.Count == 0;

    public required Receipt Receipt { get; init; }

    public required SignedCheckpoint Checkpoint { get; init; }

    public required IReadOnlyList<NoteKey> Signers { get; init; }

    /// <summary>Whether the keys were taken on the receipt's own word.</summary>
    public required bool FirstUse { get; init; }

    /// <summary>The events that are in the log and say what was recorded, with what they say (null where this build knows no such event).</summary>
    public required IReadOnlyList<(LogEntry Entry, object? Data)> Proven { get; init; }

    /// <summary>What only the answer says.</summary>
    public required IReadOnlyList<NotProven> NotProven { get; init; }

    /// <summary>Fields of its events that were erased before it was made.</summary>
    public required IReadOnlyList<string> Erased { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }
}

/// <summary>
/// Verifies a receipt with nothing but itself and what is remembered of its log: the signature, the place of each event in the log, what
/// the event says, and that the answer says nothing of its own that an event would have to say. The answer itself is not reckoned again.
/// </summary>
internal static class ReceiptCheck
{
    private const string NothingProven = "nothing-proven";

    public static (ReceiptReport? Report, Refusal? Refusal) Verify(Receipt receipt, IReadOnlyList<NoteKey>? told, Memory memory)
    {
        if (SignedCheckpoint.TryParse(receipt.Checkpoint) is not { } checkpoint)
            return (null, new Refusal(LedgerCodes.InvalidFile, "The receipt has no checkpoint."));
        var (findings, erased) = (new List<Finding>(), new List<string>());
        var origin = checkpoint.Checkpoint.Origin;
        var trust = new Trust(told ?? memory.Keys(origin), [.. receipt.Keys.Select(NoteKey.TryParse).OfType<NoteKey>()]);
        var signers = trust.Signers(checkpoint.Note);
        if (signers.Count == 0)
            findings.Add(new(FindingCodes.NotSigned, "The checkpoint is not signed with a key that is trusted."));
        var seen = memory.Checkpoint(origin);
        if (seen?.Checkpoint.Size == checkpoint.Checkpoint.Size && !seen.Checkpoint.Root.AsSpan().SequenceEqual(checkpoint.Checkpoint.Root))
            findings.Add(new(FindingCodes.Rewritten, "Another checkpoint of the same size was seen of this log."));
        // Nobody's word proves nothing.
        var proven = findings.Count > 0
            ? []
            : receipt.Entries.Select(entry => Proven(entry, checkpoint.Checkpoint, findings, erased))
                .OfType<(LogEntry Entry, object? Data)>().ToList();
        var said = new ReceiptEntries(proven.Where(one => one.Data is not null).Select(one => (one.Entry.Event!, one.Data!)));
        if (said.Wordings.Count == 0)
            findings.Add(new(NothingProven, "No claim is proven here, and so nothing that an answer could rest on."));
        var (differences, notProven) = AnswerCheck.Of(receipt.Answer, said);
        findings.AddRange(differences);
        var report = new ReceiptReport
        {
            Receipt = receipt,
            Checkpoint = checkpoint,
            Signers = signers,
            FirstUse = trust.FirstUse,
            Proven = proven,
            NotProven = notProven,
            Erased = erased,
            Findings = findings,
        };
        // Nothing here shows that it goes on from a checkpoint that was seen before; so only the first of a log is remembered.
        return (report, report.Verified && seen is null ? memory.Remember(checkpoint, trust.Keys) : null);
    }

    /// <summary>The event, when its leaf is in the log and the event is what the leaf says.</summary>
    private static (LogEntry Entry, object? Data)? Proven(EntryView? view, Checkpoint checkpoint, List<Finding> findings, List<string> erased)
    {
        if (view?.ToEntry() is not { Event: { } stored } entry || Leaf.TryParse(entry.Leaf) is not { } leaf)
        {
            findings.Add(new(FindingCodes.LeafBroken, "An entry of the receipt has no leaf or no event."));
            return null;
        }

        var where = $"Leaf {entry.Index}, {leaf.Type} in {leaf.Stream} (event {leaf.Event})";
        if (!MerkleVerification.Includes(entry.Index, checkpoint.Size, MerkleTree.LeafHash(entry.Leaf), view.Proof ?? [], checkpoint.Root))
        {
            findings.Add(new(FindingCodes.LeafBroken, $"{where}: its proof does not lead to the checkpoint."));
            return null;
        }

        var check = EventCheck.Of(leaf, stored, entry.Salts);
        erased.AddRange(check.Erased.Select(field => $"{field} of event {leaf.Event}"));
        if (check.Differences.Count == 0)
            return (entry, ReceiptEntries.Read(stored));
        findings.Add(new(FindingCodes.Changed, $"{where}: {string.Join("; ", check.Differences)}."));
        return null;
    }
}

using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Ledger;

namespace Facts.Store.Ledger;

/// <summary>What the verification of a receipt came to.</summary>
internal sealed record ReceiptReport
{
    public bool Verified => Findings.Count == 0;

    public required Receipt Receipt { get; init; }

    public required SignedCheckpoint Checkpoint { get; init; }

    public required IReadOnlyList<NoteKey> Signers { get; init; }

    /// <summary>Whether the keys were taken on the receipt's own word.</summary>
    public required bool FirstUse { get; init; }

    public required Reckoned Reckoned { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The answer, where it follows from what is proven; null where it does not, or nobody can tell.</summary>
    public Answer? Answer => Verified ? Reckoned.Answer : null;
}

/// <summary>
/// Verifies a receipt with nothing but itself and what is remembered of its log: the signature, the place of each event in the log, what
/// the events say, that none of the organization's stream is missing, and that the answer is what they come to.
/// </summary>
internal static class ReceiptCheck
{
    /// <param name="receipt">As it was given.</param>
    /// <param name="told">The only keys to trust; null for those that are remembered.</param>
    /// <param name="memory">What is known of logs.</param>
    /// <param name="takesCompact">
    /// Whether to take an answer from which events may have been left out. The verifier says so: else the maker of a receipt would choose
    /// what it has to prove.
    /// </param>
    public static (ReceiptReport? Report, Refusal? Refusal) Verify(
        Receipt receipt, IReadOnlyList<NoteKey>? told, Memory memory, bool takesCompact)
    {
        if (SignedCheckpoint.TryParse(receipt.Checkpoint) is not { } checkpoint)
            return (null, new Refusal(LedgerCodes.InvalidFile, "The receipt has no checkpoint."));
        var findings = new List<Finding>();
        var origin = checkpoint.Checkpoint.Origin;
        var trust = new Trust(told ?? memory.Keys(origin), [.. receipt.Keys.Select(NoteKey.TryParse).OfType<NoteKey>()]);
        var signers = trust.Signers(checkpoint.Note);
        if (signers.Count == 0)
            findings.Add(new(FindingCodes.NotSigned, "The checkpoint is not signed with a key that is trusted."));
        var seen = memory.Checkpoint(origin);
        if (seen?.Checkpoint.Size == checkpoint.Checkpoint.Size && !seen.Checkpoint.Root.AsSpan().SequenceEqual(checkpoint.Checkpoint.Root))
            findings.Add(new(FindingCodes.Rewritten, "Another checkpoint of the same size was seen of this log."));
        // Nobody's word proves nothing.
        var reckoned = findings.Count > 0 ? Reckoned.Nothing : Reckon(receipt, checkpoint.Checkpoint);
        findings.AddRange(reckoned.Findings);
        if (receipt.IsCompact && !takesCompact)
        {
            findings.Add(new(Reckoned.NotProven,
                "A compact receipt can't show that nothing was left out. Its events are verified; the answer is not proven. "
                + "--compact takes it all the same."));
        }

        var report = new ReceiptReport
        {
            Receipt = receipt,
            Checkpoint = checkpoint,
            Signers = signers,
            FirstUse = trust.FirstUse,
            Reckoned = reckoned,
            Findings = findings,
        };
        // Nothing here shows that it goes on from a checkpoint that was seen before; so only the first of a log is remembered.
        return (report, report.Verified && seen is null ? memory.Remember(checkpoint, trust.Keys) : null);
    }

    /// <summary>What a receipt proves under a checkpoint that is trusted.</summary>
    public static Reckoned Reckon(Receipt receipt, Checkpoint checkpoint)
    {
        var events = receipt.Former is { } former ? ReceiptEvents.Open(former, checkpoint) : ReceiptEvents.Open(receipt, checkpoint);
        if (receipt.Former is not null)
        {
            events.Findings.Add(new(Reckoned.NotProven,
                "A receipt of an earlier build has not all events that its answer follows from. Its events are verified; "
                + "the answer is not proven."));
        }

        return events.Findings.Count > 0
            ? new Reckoned(events, null, events.Findings)
            : ReceiptAnswer.Reckon(receipt.Answer, checkpoint, events, receipt.IsCompact);
    }
}

/// <summary>What a receipt's events come to.</summary>
/// <param name="Events">Those that are in the log and say what was recorded.</param>
/// <param name="Answer">The answer that follows from them.</param>
/// <param name="Findings">What is wrong, or lacking.</param>
internal sealed record Reckoned(ReceiptEvents Events, Answer? Answer, IReadOnlyList<Finding> Findings)
{
    public const string NotProven = "answer-not-proven", Differs = "answer-differs", Unused = "entry-unused",
        Incomplete = "answer-incomplete";

    public static readonly Reckoned Nothing = new(new ReceiptEvents(), null, []);
}

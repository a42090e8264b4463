using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Corrections;
using Facts.Domain.Identity;
using Facts.Domain.Ledger;
using Facts.Storage;

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

    /// <summary>Fields of its events that were erased before it was made.</summary>
    public required IReadOnlyList<string> Erased { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }
}

/// <summary>
/// Verifies a receipt with nothing but itself and what is remembered of its log: the signature, the place of each event in the log, what
/// the event says, and that the answer's claims say what the answer says of them.
/// </summary>
internal static class ReceiptCheck
{
    private const string Unproven = "claim-unproven", Differs = "answer-differs";

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
        var events = receipt.Entries.Select(entry => Proven(entry, checkpoint.Checkpoint, findings, erased)).OfType<StoredEvent>().ToList();
        CompareAnswer(receipt, events, findings);
        var report = new ReceiptReport
        {
            Receipt = receipt,
            Checkpoint = checkpoint,
            Signers = signers,
            FirstUse = trust.FirstUse,
            Erased = erased,
            Findings = findings,
        };
        // Nothing here shows that it goes on from a checkpoint that was seen before; so only the first of a log is remembered.
        return (report, report.Verified && seen is null ? memory.Remember(checkpoint, trust.Keys) : null);
    }

    /// <summary>The event, when its leaf is in the log and the event is what the leaf says.</summary>
    private static StoredEvent? Proven(EntryView view, Checkpoint checkpoint, List<Finding> findings, List<string> erased)
    {
        if (view.ToEntry() is not { Event: { } stored } entry || Leaf.TryParse(entry.Leaf) is not { } leaf)
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
            return stored;
        findings.Add(new(FindingCodes.Changed, $"{where}: {string.Join("; ", check.Differences)}."));
        return null;
    }

    private static void CompareAnswer(Receipt receipt, IReadOnlyList<StoredEvent> events, List<Finding> findings)
    {
        var (wordings, people) = Fold(events);
        foreach (var claim in ReceiptMaker.ClaimsOf(receipt.Answer).Where(claim => !wordings.ContainsKey(claim)))
            findings.Add(new(Unproven, $"The answer names claim {claim}, and nothing here proves it."));
        foreach (var holder in receipt.Answer.Holders)
        {
            foreach (var ground in holder.Because.Where(ground => wordings.ContainsKey(ground.Claim)))
            {
                var claim = wordings[ground.Claim];
                var agrees = claim is PostClaim post
                    && post.Organization == receipt.Answer.Organization.Id && post.Post == receipt.Answer.Post.Id
                    // A successor's start may end this holder's tenure.
                    && (ground.Inferred is true || people.Canonical(post.Person) == holder.Person.Id)
                    && claim.Source == ground.Source && claim.Quote?.Exact == ground.Quote;
                if (!agrees)
                    findings.Add(new(Differs, $"The answer says of claim {ground.Claim} what the claim does not say."));
            }
        }
    }

    /// <summary>Claims in the wording that their events lead to, and which people are one.</summary>
    private static (Dictionary<string, ClaimEvent> Wordings, Identities People) Fold(IReadOnlyList<StoredEvent> events)
    {
        var (wordings, people) = (new Dictionary<string, ClaimEvent>(StringComparer.Ordinal), new Identities());
        foreach (var stored in events.OrderBy(one => one.Stream, StringComparer.Ordinal).ThenBy(one => one.Version))
        {
            if (!EventTypes.Types.TryGetValue(stored.Type, out var type))
                continue;
            switch (JsonSerializer.Deserialize(stored.Data, type, FactsJson.Options))
            {
                case ClaimEvent claim:
                    wordings[claim.Id] = claim;
                    break;
                case ClaimCorrected corrected:
                    wordings[corrected.Claim] = corrected.Becomes;
                    break;
                case PeopleIdentified link:
                    people.Link(link.Person, link.SameAs);
                    break;
                case PeopleDistinguished parted:
                    people.Unlink(parted.Person, parted.NotSameAs);
                    break;
            }
        }

        return (wordings, people);
    }
}

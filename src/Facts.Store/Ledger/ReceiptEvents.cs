using System.Text;
using System.Text.Json;
using Facts.Domain.Ledger;
using Facts.Domain.Receipts;
using Facts.Domain.Time;
using Facts.Store.Storage;

namespace Facts.Store.Ledger;

/// <summary>An event of a receipt that is in the log, and says what was recorded.</summary>
/// <param name="Index">Its leaf's place.</param>
/// <param name="Leaf">The leaf.</param>
/// <param name="Says">What is shown of it.</param>
/// <param name="Data">The same as the event; null where this build knows no such event, or where not enough of it is shown.</param>
/// <param name="Hidden">Parts that are not shown, by their paths.</param>
internal sealed record ReceiptEvent(long Index, Leaf Leaf, JsonElement Says, object? Data, IReadOnlyList<string> Hidden)
{
    /// <summary>The event as a store would have it.</summary>
    public StoredEvent Stored { get; } = StoredEvent.Of(Leaf, Says.GetRawText());

    /// <summary>Where it stands, as a sentence starts.</summary>
    public string Where => ReceiptEvents.Where(Index, Leaf);

    public ProvenEvent Proven => new(Leaf.Stream, Leaf.Version, AsOf.TryParse(Leaf.RecordedAt)!.Moment, Data!);
}

/// <summary>The events of a receipt, held against their leaves and these against the checkpoint.</summary>
internal sealed class ReceiptEvents
{
    private readonly List<ReceiptEvent> _all = [];

    public IReadOnlyList<ReceiptEvent> All => _all;

    public List<Finding> Findings { get; } = [];

    /// <summary>Those of one stream, in its order.</summary>
    public IReadOnlyList<ReceiptEvent> Of(string stream) =>
        [.. _all.Where(one => one.Leaf.Stream == stream).OrderBy(one => one.Leaf.Version)];

    public static ReceiptEvents Open(Receipt receipt, Checkpoint checkpoint)
    {
        var events = new ReceiptEvents();
        var leaves = receipt.Entries.Select(entry => (entry.Index, Hash: MerkleTree.LeafHash(Encoding.UTF8.GetBytes(entry.Leaf)))).ToList();
        if (ProofOfMany.Root(leaves, receipt.Proof, checkpoint.Size) is not { } root || !root.AsSpan().SequenceEqual(checkpoint.Root))
            events.Findings.Add(new(FindingCodes.LeafBroken, "The leaves and their proof do not lead to the checkpoint."));
        else
        {
            foreach (var entry in receipt.Entries)
                events.Add(entry.Index, entry.Leaf, leaf => StoredEvent.Of(leaf, entry.Data.GetRawText()), entry.Salts);
        }

        return events;
    }

    /// <summary>The same of a receipt of builds before, in which each entry has a proof of its own.</summary>
    public static ReceiptEvents Open(IReadOnlyList<EntryView> entries, Checkpoint checkpoint)
    {
        var events = new ReceiptEvents();
        foreach (var view in entries)
        {
            if (view.ToEntry() is not { Event: { } stored } entry)
                events.Findings.Add(new(FindingCodes.LeafBroken, "An entry of the receipt has no leaf or no event."));
            else if (!MerkleVerification.Includes(
                entry.Index, checkpoint.Size, MerkleTree.LeafHash(entry.Leaf), view.Proof ?? [], checkpoint.Root))
                events.Findings.Add(new(FindingCodes.LeafBroken, $"Leaf {entry.Index}: its proof does not lead to the checkpoint."));
            else
                events.Add(entry.Index, view.Leaf!, _ => stored, entry.Salts);
        }

        return events;
    }

    private void Add(long index, string text, Func<Leaf, StoredEvent> read, IReadOnlyDictionary<string, byte[]> salts)
    {
        if (Leaf.TryParse(Encoding.UTF8.GetBytes(text)) is not { } leaf || AsOf.TryParse(leaf.RecordedAt) is null)
        {
            Findings.Add(new(FindingCodes.LeafBroken, $"Leaf {index} is no leaf."));
            return;
        }

        var stored = read(leaf);
        var check = EventCheck.Of(leaf, stored, salts);
        var foreign = salts.Keys.Where(path => !leaf.Commitments.Any(one => one.Path == path))
            .Select(path => $"there is a salt for {path}, which it has not");
        if (check.Differences.Concat(foreign).ToList() is { Count: > 0 } differences)
            Findings.Add(new(FindingCodes.Changed, $"{Where(index, leaf)}: {string.Join("; ", differences)}."));
        else
            _all.Add(new ReceiptEvent(index, leaf, JsonElement.Parse(stored.Data), TryRead(stored), check.Erased));
    }

    public static string Where(long index, Leaf leaf) =>
        $"Leaf {index}, {leaf.Type} in {leaf.Stream} at version {leaf.Version} (event {leaf.Event})";

    private static object? TryRead(StoredEvent stored)
    {
        try
        {
            return EventReader.TryRead(stored.Type, stored.Data);
        }
        catch (JsonException)
        {
            // Only its ids are shown.
            return null;
        }
    }
}

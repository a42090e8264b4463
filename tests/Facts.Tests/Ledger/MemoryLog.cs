using Facts.Domain.Answers;
using Facts.Domain.Ledger;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Ledger;
using Facts.Store.Storage;

namespace Facts.Tests.Ledger;

/// <summary>A log over events that no store has, signed by a key of its own.</summary>
internal sealed class MemoryLog
{
    private const string SignedAt = "2026-01-02T00:00:00Z";

    private readonly List<LogEntry> _entries = [];
    private readonly KeyFile _keys;

    public MemoryLog(string keyFile, IEnumerable<PendingEvent> events)
    {
        File.Delete(keyFile);
        _keys = KeyFile.Create(keyFile, "facts.test/memory", NoteKey.Ed25519).Keys!;
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var one in events)
        {
            var stored = new StoredEvent
            {
                Id = one.Id,
                Stream = one.Stream,
                Version = versions[one.Stream] = versions.GetValueOrDefault(one.Stream) + 1,
                Sequence = _entries.Count + 1,
                Type = EventTypes.Names[one.Data.GetType()],
                RecordedAt = AsOf.Print(one.RecordedAt),
                AppendedAt = SignedAt,
                Actor = "test",
                Data = Facts.Domain.FactsJson.Write(one.Data),
            };
            var salted = StoredEvents.Seal(stored);
            _entries.Add(new LogEntry(_entries.Count, salted.Leaf, stored, salted.Fields.Zip(salted.Salts).ToDictionary(StringComparer.Ordinal)));
        }
    }

    public Receipt Receipt(Question question, Answer answer, bool isCompact = false) =>
        ReceiptContent.GatherAsync(question, answer, Sign(), _keys.Public, Read, Hash, isCompact).GetAwaiter().GetResult();

    private SignedCheckpoint Sign()
    {
        var checkpoint = Checkpoint.Of("facts.test/memory", _entries.Count, Root(new LeafRange(0, _entries.Count)), SignedAt);
        var text = checkpoint.ToString();
        return new SignedCheckpoint(checkpoint, new SignedNote(text, [.. _keys.Signing.Select(key => NoteSigning.Sign(key, text, DateTimeOffset.UnixEpoch))]));
    }

    private Task<IReadOnlyList<LogEntry>> Read(LogPart part) => Task.FromResult<IReadOnlyList<LogEntry>>(
        [.. _entries.Where(one => part.Streams.Contains(one.Event!.Stream) || part.Events.Contains(one.Event.Id))]);

    private Task<IReadOnlyList<byte[]>> Hash(IReadOnlyList<LeafRange> ranges) => Task.FromResult<IReadOnlyList<byte[]>>([.. ranges.Select(Root)]);

    /// <summary>RFC 6962, section 2.1, as it stands there.</summary>
    private byte[] Root(LeafRange range)
    {
        if (range.To - range.From == 1)
            return MerkleTree.LeafHash(_entries[(int)range.From].Leaf);
        var left = 1L;
        while (left * 2 < range.To - range.From)
            left *= 2;
        return MerkleTree.NodeHash(Root(range with { To = range.From + left }), Root(range with { From = range.From + left }));
    }
}

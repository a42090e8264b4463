using System.Text;
using System.Text.Json;
using Facts.Domain.Ledger;

namespace Facts.Store.Ledger;

/// <summary>A leaf with its event and salts, as files have it.</summary>
internal sealed record EntryView
{
    public long? Index { get; init; }

    /// <summary>The very text that is hashed.</summary>
    public string? Leaf { get; init; }

    public EventView? Event { get; init; }

    /// <summary>By the path of the part that each opens, base64.</summary>
    public IReadOnlyDictionary<string, byte[]>? Salts { get; init; }

    /// <summary>In receipts: hashes that lead from the leaf to the checkpoint's root, base64.</summary>
    public IReadOnlyList<byte[]>? Proof { get; init; }

    public static EntryView Of(LogEntry entry) => new()
    {
        Index = entry.Index,
        Leaf = Encoding.UTF8.GetString(entry.Leaf),
        Event = entry.Event is null ? null : EventView.Of(entry.Event),
        Salts = entry.Salts,
    };

    /// <summary>The entry; null where there is no leaf.</summary>
    public LogEntry? ToEntry() => Leaf is null || Index is not { } index
        ? null
        : new LogEntry(index, Encoding.UTF8.GetBytes(Leaf), Event?.ToStored(), Salts ?? new Dictionary<string, byte[]>());
}

/// <summary>An event, as files have it.</summary>
internal sealed record EventView
{
    public required Guid Id { get; init; }

    public required string Stream { get; init; }

    public required long Version { get; init; }

    public required long Sequence { get; init; }

    public required string Type { get; init; }

    public required string RecordedAt { get; init; }

    public string? AppendedAt { get; init; }

    public string? Actor { get; init; }

    public required JsonElement Data { get; init; }

    public static EventView Of(StoredEvent stored) => new()
    {
        Id = stored.Id,
        Stream = stored.Stream,
        Version = stored.Version,
        Sequence = stored.Sequence,
        Type = stored.Type,
        RecordedAt = stored.RecordedAt,
        AppendedAt = stored.AppendedAt,
        Actor = stored.Actor,
        Data = JsonElement.Parse(stored.Data),
    };

    public StoredEvent ToStored() => new()
    {
        Id = Id,
        Stream = Stream,
        Version = Version,
        Sequence = Sequence,
        Type = Type,
        RecordedAt = RecordedAt,
        AppendedAt = AppendedAt,
        Actor = Actor,
        Data = Data.GetRawText(),
    };
}

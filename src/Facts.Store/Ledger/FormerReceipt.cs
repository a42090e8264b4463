using System.Text.Json;

namespace Facts.Store.Ledger;

/// <summary>A receipt of builds before: the events that its answer names, each with a proof of its own.</summary>
internal sealed record FormerReceipt
{
    public required string Format { get; init; }

    public required JsonElement Answer { get; init; }

    public required string Checkpoint { get; init; }

    public required IReadOnlyList<string> Keys { get; init; }

    public required IReadOnlyList<EntryView> Entries { get; init; }

    /// <summary>The same as a receipt of today: its entries stand apart, as each has a proof of its own (<see cref="Receipt.Former"/>).</summary>
    public Receipt ToReceipt() => new()
    {
        Format = Format,
        Answer = Answer,
        Checkpoint = Checkpoint,
        Keys = Keys,
        Entries = [],
        Proof = [],
        Former = Entries,
    };
}

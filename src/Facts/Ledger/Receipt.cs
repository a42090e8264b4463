using System.Text.Json;
using Facts.Domain.Answers;
using Facts.Storage;

namespace Facts.Ledger;

/// <summary>
/// An answer with what it rests on: the events of its claims, their leaves, the proofs that these are in the log, and the signed
/// checkpoint. One JSON document that anybody can verify without us.
/// </summary>
internal sealed record Receipt
{
    public const string CurrentFormat = "facts-receipt-1";

    /// <summary>A file is anybody's: nothing is null that may not be.</summary>
    public static readonly JsonSerializerOptions Strict = new(FactsJson.Options) { RespectNullableAnnotations = true };

    public string Format { get; init; } = CurrentFormat;

    public required Answer Answer { get; init; }

    /// <summary>The signed note that all proofs lead to.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>The log's public keys, the oldest first.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    public required IReadOnlyList<EntryView> Entries { get; init; }

    /// <exception cref="InvalidDataException">It is no receipt.</exception>
    public static async Task<Receipt> ReadAsync(Stream from, CancellationToken stop)
    {
        try
        {
            var receipt = await JsonSerializer.DeserializeAsync<Receipt>(from, Strict, stop);
            return receipt is { Format: CurrentFormat }
                ? receipt
                : throw new InvalidDataException($"it is neither a bundle nor a {CurrentFormat}");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"it is neither a bundle nor a receipt: {problem.Message.TrimEnd('.')}");
        }
    }
}

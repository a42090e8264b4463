using System.Text.Json;
using Facts.Domain;
using Facts.Importing;

namespace Facts.Ledger;

/// <summary>
/// An answer with what it rests on: the events of its claims, their leaves, the proofs that these are in the log, and the signed
/// checkpoint. One JSON document that anybody can verify without us. What it proves is the events; how the answer follows from them, it
/// does not (see <see cref="AnswerCheck"/>).
/// </summary>
internal sealed record Receipt
{
    private const int Longest = 64 << 20;

    public const string CurrentFormat = "facts-receipt-1";

    /// <summary>A file is anybody's: nothing is null that may not be.</summary>
    public static readonly JsonSerializerOptions Strict = new(FactsJson.Options) { RespectNullableAnnotations = true };

    /// <summary>Of two fields of one name another reader might take the other one.</summary>
    public static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    public string Format { get; init; } = CurrentFormat;

    /// <summary>The answer as it was given; read as JSON, so that nothing it says escapes whoever verifies it.</summary>
    public required JsonElement Answer { get; init; }

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
            var bytes = await Task.Run(() => LocalFile.Bounded(from, Longest), stop)
                ?? throw new InvalidDataException($"it is longer than {Longest >> 20} MiB, which no receipt is");
            using var json = JsonDocument.Parse(bytes, Once);
            RefuseNulls(json.RootElement);
            var receipt = json.RootElement.Deserialize<Receipt>(Strict);
            return receipt is { Format: CurrentFormat }
                ? receipt
                : throw new InvalidDataException($"it is neither a bundle nor a {CurrentFormat}");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"it is neither a bundle nor a receipt: {problem.Message.TrimEnd('.')}");
        }
    }

    /// <summary>No list or map that we write has one in it, and types can't say so.</summary>
    /// <exception cref="JsonException">There is one.</exception>
    public static void RefuseNulls(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    if (item.ValueKind == JsonValueKind.Null)
                        throw new JsonException("a list in it has null");
                    RefuseNulls(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var field in json.EnumerateObject())
                {
                    RefuseNulls(field.Value);
                    if (field.Name == "salts" && field.Value.ValueKind == JsonValueKind.Object
                        && field.Value.EnumerateObject().Any(salt => salt.Value.ValueKind == JsonValueKind.Null))
                    {
                        throw new JsonException("a salt in it is null");
                    }
                }

                break;
        }
    }
}

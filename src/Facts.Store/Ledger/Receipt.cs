using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Facts.Domain;
using Facts.Domain.Ledger;
using Facts.Store.Importing;
using Facts.Store.Sentences;

namespace Facts.Store.Ledger;

/// <summary>
/// An answer with all that it follows from, in one JSON document that anybody can verify without us: the events, their leaves, one proof
/// that these are in the log, and the signed checkpoint. ops/receipts.md describes it for programs of others.
/// </summary>
internal sealed record Receipt
{
    private const int Longest = 256 << 20;

    public const string CurrentFormat = "facts-receipt-2";

    /// <summary>
    /// The same with those events of the organization's stream only that bear upon the post: small, however long the stream is, and no
    /// proof that none of these was left out.
    /// </summary>
    public const string CompactFormat = "facts-receipt-2-compact";

    /// <summary>Of builds before: its events can be proven, and its answer can't, as it has not all that the answer follows from.</summary>
    public const string FormerFormat = "facts-receipt-1";

    /// <summary>A file is anybody's: nothing is null that may not be.</summary>
    public static readonly JsonSerializerOptions Strict = new(FactsJson.Options)
    {
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Of two fields of one name another reader might take the other one.</summary>
    public static readonly JsonDocumentOptions NoDuplicates = new() { AllowDuplicateProperties = false };

    public string Format { get; init; } = CurrentFormat;

    /// <summary>Whether it is of <see cref="CompactFormat"/>.</summary>
    [JsonIgnore]
    public bool IsCompact => Format == CompactFormat;

    /// <summary>The answer as it was given; read as JSON, so that nothing it says escapes whoever verifies it.</summary>
    public required JsonElement Answer { get; init; }

    /// <summary>The signed note that all proofs lead to.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>The log's public keys, the oldest first.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>
    /// In the order of the log; each of the organization's stream up to some version is there, in a compact receipt each that bears upon
    /// the post.
    /// </summary>
    public required IReadOnlyList<ReceiptEntry> Entries { get; init; }

    /// <summary>The hashes that lead from all leaves to the checkpoint's root (<see cref="ProofOfMany"/>), base64.</summary>
    public required IReadOnlyList<byte[]> Proof { get; init; }

    /// <summary>The events of a receipt of <see cref="FormerFormat"/>; null in others.</summary>
    [JsonIgnore]
    public IReadOnlyList<EntryView>? Former { get; init; }

    /// <exception cref="InvalidDataException">It is no receipt.</exception>
    public static async Task<Receipt> ReadAsync(Stream from, CancellationToken stop)
    {
        try
        {
            var bytes = await Task.Run(() => LocalFile.Bounded(from, Longest), stop)
                ?? throw new InvalidDataException($"it is longer than {Longest >> 20} MiB, which no receipt is");
            using var json = JsonDocument.Parse(bytes, NoDuplicates);
            RefuseNulls(json.RootElement);
            return FormatOf(json.RootElement) switch
            {
                CurrentFormat or CompactFormat => json.RootElement.Deserialize<Receipt>(Strict)!,
                FormerFormat => json.RootElement.Deserialize<FormerReceipt>(Strict)!.ToReceipt(),
                var other => throw new InvalidDataException(
                    $"it is neither a bundle nor a {CurrentFormat}, but {other ?? "something else"}"),
            };
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"it is neither a bundle nor a receipt: {problem.Message.TrimEnd('.')}");
        }
    }

    private static void RefuseHalves(JsonElement text)
    {
        try
        {
            _ = text.GetString();
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("a text in it has half a character, a lone surrogate");
        }
    }

    private static string? FormatOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.String
            ? SafeText.Of(format.GetString()!)
            : null;

    /// <summary>No list or map that we write has one in it, and types can't say so; nor is any text half a character.</summary>
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
            case JsonValueKind.String:
                RefuseHalves(json);
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

/// <summary>A leaf with what is shown of its event.</summary>
internal sealed record ReceiptEntry
{
    public required long Index { get; init; }

    /// <summary>The very text that is hashed. It says all of the event but its data.</summary>
    public required string Leaf { get; init; }

    /// <summary>What the event says; of one that does not bear upon the post, its ids, dates and kinds.</summary>
    public required JsonElement Data { get; init; }

    /// <summary>What opens each part that is shown, base64, by the part's path.</summary>
    public required IReadOnlyDictionary<string, byte[]> Salts { get; init; }

    /// <param name="entry">The entry, whose event is there.</param>
    /// <param name="isOpen">Whether all of it is shown, or only what is no personal field.</param>
    public static ReceiptEntry Of(LogEntry entry, bool isOpen)
    {
        var data = JsonElement.Parse(entry.Event!.Data);
        return new ReceiptEntry
        {
            Index = entry.Index,
            Leaf = Encoding.UTF8.GetString(entry.Leaf),
            Data = isOpen ? data : PersonalFields.Without(data),
            Salts = entry.Salts.Where(salt => isOpen || salt.Key == PersonalFields.Rest).ToDictionary(StringComparer.Ordinal),
        };
    }
}

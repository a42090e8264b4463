using System.Buffers;
using System.Text.Json;

namespace Facts.Domain.Ledger;

/// <summary>
/// Which fields of events are personal: every text that a person or a source wrote, and who said it. Each is committed to by itself, so
/// that it can be erased by itself. Ids, dates, numbers and kinds are structure: without them tenures could not be reckoned. See
/// ops/adr/0020-ledger.md.
/// </summary>
public static class PersonalFields
{
    /// <summary>The pointer of all that is not personal, taken together.</summary>
    public const string Rest = "";

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "name", "aliases",
        "title", "publisher", "url", "text", "sha256", "originalSha256",
        "quote", "attribution", "note",
        "reason", "statedReason", "says", "action", "unless",
        "by", "with", "people", "signatories",
    };

    // A correction holds the fields that it sets, and the whole claim that it leads to.
    private static readonly string[] Nested = ["set", "becomes"];

    /// <summary>Whether a field of that name is personal, wherever it stands.</summary>
    public static bool Contains(string field) => Names.Contains(field);

    /// <summary>
    /// The parts that an event is committed to by: each personal field by its JSON pointer (RFC 6901), then the rest by "".
    /// Values are canonical JSON.
    /// </summary>
    /// <exception cref="FormatException">The event has no canonical form.</exception>
    public static IReadOnlyList<Part> Split(JsonElement data)
    {
        var parts = new List<Part>();
        var rest = new ArrayBufferWriter<byte>(256);
        WriteRest(data, "", parts, rest);
        parts.Add(new Part(Rest, rest.WrittenSpan.ToArray()));
        return parts;
    }

    /// <summary>All that is not personal, in canonical JSON.</summary>
    /// <exception cref="FormatException">The event has no canonical form.</exception>
    public static JsonElement Without(JsonElement data) => JsonElement.Parse(Split(data)[^1].Value);

    private static void WriteRest(JsonElement data, string at, List<Part> parts, IBufferWriter<byte> rest)
    {
        if (data.ValueKind != JsonValueKind.Object)
        {
            CanonicalJson.Write(data, rest);
            return;
        }

        var kept = new List<KeyValuePair<string, (JsonElement Value, string? Within)>>();
        foreach (var field in data.EnumerateObject())
        {
            if (Names.Contains(field.Name))
                parts.Add(new Part($"{at}/{field.Name}", CanonicalJson.Bytes(field.Value)));
            else
                kept.Add(new(field.Name, (field.Value, at.Length == 0 && Nested.Contains(field.Name) ? "/" + field.Name : null)));
        }

        CanonicalJson.WriteObject(kept, rest, (field, into) =>
        {
            if (field.Within is null)
                CanonicalJson.Write(field.Value, into);
            else
                WriteRest(field.Value, field.Within, parts, into);
        });
    }
}

/// <summary>A part of an event: where it stands (RFC 6901), and its value in canonical JSON.</summary>
public sealed record Part(string Path, byte[] Value);

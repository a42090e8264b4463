using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Facts.Domain.Recording;

/// <summary>
/// Event ids derived from content. The store holds each id once, so a line that is imported again, by the same process or another,
/// can't be recorded twice.
/// </summary>
public static class EventIds
{
    /// <summary>Of the event that records a claim.</summary>
    public static Guid OfClaim(string id) => Of("claim", id);

    /// <summary>Of the event that declares a source.</summary>
    public static Guid OfSource(string id) => Of("source", id);

    /// <summary>Of the event that declares a person.</summary>
    public static Guid OfPerson(string id) => Of("person", id);

    /// <summary>Of the event that declares an organization.</summary>
    public static Guid OfOrganization(string id) => Of("organization", id);

    /// <summary>Of the event that declares a post.</summary>
    public static Guid OfPost(string organization, string id) => Of("post", organization, id);

    /// <summary>One act has one event in each stream that it concerns.</summary>
    public static Guid InStream(Guid fingerprint, string stream) => Of("act", fingerprint.ToString("N"), stream);

    /// <summary>From the line's content: the order of its fields, its white space and the normal form of its texts do not count.</summary>
    public static Guid OfLine(JsonElement line) => Of("line", Sorted(JsonNode.Parse(line.GetRawText()))!.ToJsonString());

    /// <summary>The same of a revision's line, whose text counts as it is, in its own normal form.</summary>
    public static Guid OfRevision(JsonElement line, string sha256) => Of("revision", OfLine(line).ToString("N"), sha256);

    /// <summary>The same parts in the same order have the same id: a UUID of version 8, from their SHA-256.</summary>
    public static Guid Of(params string[] parts)
    {
        var bytes = new byte[parts.Sum(part => sizeof(int) + Encoding.UTF8.GetByteCount(part))];
        var rest = bytes.AsSpan();
        foreach (var part in parts)
        {
            // Lengths in front, so that ("ab", "c") and ("a", "bc") differ.
            var length = Encoding.UTF8.GetBytes(part, rest[sizeof(int)..]);
            BinaryPrimitives.WriteInt32BigEndian(rest, length);
            rest = rest[(sizeof(int) + length)..];
        }

        var id = SHA256.HashData(bytes).AsSpan(0, 16);
        // RFC 9562, section 5.8: version 8 is for ids of one's own making.
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields
            .Where(field => field.Value is not null)
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        JsonValue value when value.TryGetValue(out string? text) => JsonValue.Create(NormalForm.Of(text)),
        _ => node?.DeepClone(),
    };
}

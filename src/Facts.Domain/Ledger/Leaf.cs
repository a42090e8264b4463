using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Facts.Domain.Ledger;

/// <summary>Salted commitment to a part of an event: HMAC-SHA256 under a random salt of 32 bytes, kept apart from the leaf.</summary>
/// <param name="Path">The part (RFC 6901); "" for all that is not personal.</param>
/// <param name="Hash">32 bytes.</param>
public sealed record Commitment(string Path, byte[] Hash)
{
    /// <summary>Bytes in a salt.</summary>
    public const int SaltSize = 32;

    /// <summary>Commits to a part. Without the salt nobody can try out values, however few there are.</summary>
    public static Commitment To(Part part, ReadOnlySpan<byte> salt) => new(part.Path, HMACSHA256.HashData(salt, part.Value));
}

/// <summary>
/// What the ledger says of one event: all of its metadata, and commitments to its data. The leaf of the Merkle tree is its canonical JSON
/// (design, The ledger). It holds no text of the event, so that it can stay when a text is erased.
/// </summary>
public sealed record Leaf
{
    private const int Format = 1;

    /// <summary>The event's id.</summary>
    public required Guid Event { get; init; }

    /// <summary>The stream it stands in.</summary>
    public required string Stream { get; init; }

    /// <summary>Its place in the stream, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>Its place in the store's order; there are gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>The name that its type is stored under.</summary>
    public required string Type { get; init; }

    /// <summary>Its recorded time, RFC 3339 in UTC, at most microseconds.</summary>
    public required string RecordedAt { get; init; }

    /// <summary>When it truly was appended; absent when the store does not say.</summary>
    public string? AppendedAt { get; init; }

    /// <summary>Who recorded it; absent when the store does not say.</summary>
    public string? Actor { get; init; }

    /// <summary>Commitments to its data; one of them to the rest, "".</summary>
    public required IReadOnlyList<Commitment> Commitments { get; init; }

    /// <summary>Canonical JSON, UTF-8.</summary>
    public byte[] Bytes()
    {
        var into = new ArrayBufferWriter<byte>(512);
        // The keys are written in their order (RFC 8785, section 3.2.3).
        into.Write("{"u8);
        if (Actor is not null)
            Field("actor", Actor, into);
        if (AppendedAt is not null)
            Field("appendedAt", AppendedAt, into);
        into.Write("\"commitments\":"u8);
        CanonicalJson.WriteObject(
            Commitments.Select(one => KeyValuePair.Create(one.Path, one.Hash)),
            into,
            static (hash, to) => CanonicalJson.WriteString(Convert.ToBase64String(hash), to));
        into.Write(","u8);
        Field("event", Event.ToString("D"), into);
        Number("format", Format, into);
        Field("recordedAt", RecordedAt, into);
        Number("sequence", Sequence, into);
        Field("stream", Stream, into);
        Field("type", Type, into);
        Number("version", Version, into, last: true);
        into.Write("}"u8);
        return into.WrittenSpan.ToArray();
    }

    /// <summary>Reads a leaf; null when the bytes are not the canonical form of one.</summary>
    public static Leaf? TryParse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var fields = document.RootElement;
            var leaf = new Leaf
            {
                Event = Guid.ParseExact(fields.GetProperty("event").GetString()!, "D"),
                Stream = fields.GetProperty("stream").GetString()!,
                Version = fields.GetProperty("version").GetInt64(),
                Sequence = fields.GetProperty("sequence").GetInt64(),
                Type = fields.GetProperty("type").GetString()!,
                RecordedAt = fields.GetProperty("recordedAt").GetString()!,
                AppendedAt = fields.TryGetProperty("appendedAt", out var appended) ? appended.GetString() : null,
                Actor = fields.TryGetProperty("actor", out var actor) ? actor.GetString() : null,
                Commitments =
                [
                    .. fields.GetProperty("commitments").EnumerateObject()
                        .Select(one => new Commitment(one.Name, Convert.FromBase64String(one.Value.GetString()!))),
                ],
            };
            // One leaf has one form: fields that are not known here, or another format, do not come back.
            return leaf.Bytes().AsSpan().SequenceEqual(bytes.Span) ? leaf : null;
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
            or ArgumentNullException)
        {
            return null;
        }
    }

    private static void Field(string name, string value, IBufferWriter<byte> into)
    {
        CanonicalJson.WriteString(name, into);
        into.Write(":"u8);
        CanonicalJson.WriteString(value, into);
        into.Write(","u8);
    }

    private static void Number(string name, long value, IBufferWriter<byte> into, bool last = false)
    {
        CanonicalJson.WriteString(name, into);
        into.Write(":"u8);
        // Beyond 2^53 a double would lose digits; no store gets there.
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        into.Write(digits[..length]);
        if (!last)
            into.Write(","u8);
    }
}

using System.Buffers.Binary;
using System.Text;
using Facts.Domain.Ledger;
using NSec.Cryptography;

namespace Facts.Store.Ledger;

/// <summary>A key that signs: its public half, and the 32 bytes of its seed (RFC 8032).</summary>
internal sealed record SigningKey(NoteKey Public, byte[] Seed);

/// <summary>Ed25519 signatures of notes (C2SP signed-note, tlog-cosignature).</summary>
internal static class NoteSigning
{
    private const int TimeSize = sizeof(ulong);
    private static readonly SignatureAlgorithm Algorithm = SignatureAlgorithm.Ed25519;

    public static SigningKey Create(string name, byte type)
    {
        using var key = Key.Create(Algorithm, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        return new SigningKey(new NoteKey(name, type, key.Export(KeyBlobFormat.RawPublicKey)), key.Export(KeyBlobFormat.RawPrivateKey));
    }

    /// <summary>The key with this seed.</summary>
    public static SigningKey FromSeed(string name, byte type, byte[] seed)
    {
        using var key = Key.Import(Algorithm, seed, KeyBlobFormat.RawPrivateKey);
        return new SigningKey(new NoteKey(name, type, key.PublicKey.Export(KeyBlobFormat.RawPublicKey)), seed);
    }

    /// <summary>Signs the text of a note; a cosigning key says when.</summary>
    public static NoteSignature Sign(SigningKey key, string text, DateTimeOffset at)
    {
        using var secret = Key.Import(Algorithm, key.Seed, KeyBlobFormat.RawPrivateKey);
        if (key.Public.Type == NoteKey.Ed25519)
            return new NoteSignature(key.Public.Name, key.Public.Id, Algorithm.Sign(secret, Encoding.UTF8.GetBytes(text)));
        var time = new byte[TimeSize];
        BinaryPrimitives.WriteUInt64BigEndian(time, (ulong)at.ToUnixTimeSeconds());
        return new NoteSignature(key.Public.Name, key.Public.Id, [.. time, .. Algorithm.Sign(secret, Cosigned(time, text))]);
    }

    /// <summary>Whether the key made the signature over this text.</summary>
    public static bool Verify(NoteKey key, string text, NoteSignature signature)
    {
        if (!key.Claims(signature))
            return false;
        var time = key.Type == NoteKey.Cosignature ? TimeSize : 0;
        if (signature.Bytes.Length != time + Algorithm.SignatureSize
            || !PublicKey.TryImport(Algorithm, key.Key, KeyBlobFormat.RawPublicKey, out var known) || known is null)
            return false;
        var message = time == 0 ? Encoding.UTF8.GetBytes(text) : Cosigned(signature.Bytes.AsSpan(0, time), text);
        return Algorithm.Verify(known, message, signature.Bytes.AsSpan(time));
    }

    private static byte[] Cosigned(ReadOnlySpan<byte> time, string text) =>
        Encoding.UTF8.GetBytes($"cosignature/v1\ntime {BinaryPrimitives.ReadUInt64BigEndian(time)}\n{text}");
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Facts.Domain.Ledger;

/// <summary>A line of signature under a note (C2SP signed-note): <c>— NAME base64(key id || signature)</c>.</summary>
/// <param name="Name">The signer.</param>
/// <param name="KeyId">The first four bytes of the key's hash, big-endian.</param>
/// <param name="Bytes">The signature; with a timestamp in front where the key's type asks for one.</param>
public sealed record NoteSignature(string Name, uint KeyId, byte[] Bytes);

/// <summary>A text with signatures under it (C2SP signed-note).</summary>
/// <param name="Text">Ends with a line feed; what is signed.</param>
/// <param name="Signatures">At least one.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    /// <summary>Longer notes are no checkpoints; a limit of ours, as Go's x/mod has one.</summary>
    private const int Longest = 1_000_000;

    private const int MostSignatures = 100;
    private const string Dash = "— ";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a note; null when it is none. It verifies nothing.</summary>
    public static SignedNote? TryParse(string note)
    {
        // The last empty line parts the text from its signatures.
        var gap = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (note.Length > Longest || gap < 0 || gap + 2 == note.Length || !note.EndsWith('\n') || note.Any(c => c < ' ' && c != '\n'))
            return null;
        var signatures = new List<NoteSignature>();
        foreach (var line in note[(gap + 2)..^1].Split('\n'))
        {
            if (signatures.Count == MostSignatures || TrySignature(line) is not { } signature)
                return null;
            signatures.Add(signature);
        }

        return new SignedNote(note[..(gap + 1)], signatures);
    }

    /// <summary>The note as it is stored and sent.</summary>
    public override string ToString()
    {
        var note = new StringBuilder(Text).Append('\n');
        Span<byte> id = stackalloc byte[sizeof(uint)];
        foreach (var signature in Signatures)
        {
            BinaryPrimitives.WriteUInt32BigEndian(id, signature.KeyId);
            note.Append(Dash).Append(signature.Name).Append(' ').Append(Convert.ToBase64String([.. id, .. signature.Bytes])).Append('\n');
        }

        return note.ToString();
    }

    /// <summary>What an Ed25519 key signs: the text in UTF-8.</summary>
    public byte[] Message() => Strict.GetBytes(Text);

    private static NoteSignature? TrySignature(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || line[Dash.Length..].Split(' ') is not [var name, var encoded])
            return null;
        var bytes = new byte[encoded.Length];
        if (!NoteKey.IsName(name) || !Convert.TryFromBase64String(encoded, bytes, out var length) || length < 5)
            return null;
        return new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[sizeof(uint)..length]);
    }
}

/// <summary>A public key that signs notes (C2SP signed-note, "Verifier keys"): <c>NAME+id+base64(type || key)</c>.</summary>
/// <param name="Name">Without white space and plus signs.</param>
/// <param name="Type">Ed25519 or cosignature/v1.</param>
/// <param name="Key">32 bytes.</param>
public sealed record NoteKey(string Name, byte Type, byte[] Key)
{
    /// <summary>Ed25519 over the note's text.</summary>
    public const byte Ed25519 = 0x01;

    /// <summary>Ed25519 over a time and the note's text (C2SP tlog-cosignature, cosignature/v1).</summary>
    public const byte Cosignature = 0x04;

    private const int KeySize = 32;

    /// <summary>The first four bytes of SHA-256(name || LF || type || key), big-endian.</summary>
    public uint Id => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(Name), (byte)'\n', Type, .. Key]));

    /// <summary>Whether a text can be a signer's name.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && !name.Contains('+', StringComparison.Ordinal) && !name.Any(char.IsWhiteSpace) && !name.Any(char.IsControl);

    /// <summary>Reads a verifier key; null when it is none that is known here, or its id is not its own.</summary>
    public static NoteKey? TryParse(string text)
    {
        // The base64 of the key may have plus signs of its own.
        if (text.Split('+', 3) is not [var name, var id, var encoded] || !IsName(name))
            return null;
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length) || length != 1 + KeySize
            || bytes[0] is not (Ed25519 or Cosignature))
            return null;
        var key = new NoteKey(name, bytes[0], bytes[1..length]);
        return key.Id.ToString("x8") == id ? key : null;
    }

    /// <summary>The verifier key as text.</summary>
    public override string ToString() => $"{Name}+{Id:x8}+{Convert.ToBase64String([Type, .. Key])}";

    /// <summary>Whether a signature says that it is by this key.</summary>
    public bool Claims(NoteSignature signature) => signature.Name == Name && signature.KeyId == Id;

    /// <summary>Records compare arrays by reference; keys are compared by what they are.</summary>
    public bool Equals(NoteKey? other) => other is not null && Name == other.Name && Type == other.Type
        && Key.AsSpan().SequenceEqual(other.Key);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Id);
}

namespace Facts.Domain.Webhooks;

/// <summary>What a sender and a receiver share, and sign with (Standard Webhooks 1.0.0, "Signature scheme").</summary>
public static class WebhookSecret
{
    /// <summary>What every symmetric secret begins with.</summary>
    public const string Mark = "whsec_";

    /// <summary>How many random bytes it has: the standard asks for 24 to 64.</summary>
    public const int Bytes = 32;

    private const int Least = 24, Most = 64;

    /// <summary>As it is shown: <c>whsec_</c> and the bytes in base64 (RFC 4648, section 4, padded).</summary>
    public static string Print(ReadOnlySpan<byte> secret) => Mark + Convert.ToBase64String(secret);

    /// <summary>Its bytes; null for a text that is no secret, or one of fewer than 24 or more than 64 bytes.</summary>
    public static byte[]? TryParse(string text)
    {
        if (!text.StartsWith(Mark, StringComparison.Ordinal))
            return null;
        var bytes = new byte[Most + 2];
        return Convert.TryFromBase64String(text[Mark.Length..], bytes, out var length) && length is >= Least and <= Most
            ? bytes[..length]
            : null;
    }
}

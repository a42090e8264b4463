using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Facts.Domain.Webhooks;

/// <summary>What proves to a receiver that a message came from here as it is (Standard Webhooks 1.0.0, "Signature scheme").</summary>
public static class WebhookSignature
{
    /// <summary>The names of the headers.</summary>
    public const string IdHeader = "webhook-id", TimestampHeader = "webhook-timestamp", Header = "webhook-signature";

    private const string Version = "v1";

    /// <summary>
    /// The header's value: <c>v1,BASE64</c> for each secret, with a space between. Two stand there while a secret is being changed, so that
    /// a receiver verifies with the old one or the new one.
    /// </summary>
    /// <param name="id">The message's id; without a full stop, which parts the fields.</param>
    /// <param name="seconds">When it is sent, in seconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="body">The very bytes that are sent.</param>
    /// <param name="secrets">At least one; the newest first.</param>
    public static string Of(string id, long seconds, ReadOnlySpan<byte> body, IEnumerable<byte[]> secrets)
    {
        var signed = Signed(id, seconds, body);
        return string.Join(' ', secrets.Select(secret => $"{Version},{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}"));
    }

    /// <summary>What is signed: <c>ID.SECONDS.BODY</c>.</summary>
    private static byte[] Signed(string id, long seconds, ReadOnlySpan<byte> body) =>
        [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}.")), .. body];
}

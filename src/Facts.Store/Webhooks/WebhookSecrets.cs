using System.Security.Cryptography;
using Facts.Domain.Webhooks;
using Microsoft.AspNetCore.DataProtection;

namespace Facts.Store.Webhooks;

/// <summary>Secrets as they are kept: encrypted, and for one endpoint only, so that a row's secret is no good in another row.</summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private const string Purpose = "facts/webhooks/secret";

    public static byte[] New() => RandomNumberGenerator.GetBytes(WebhookSecret.Bytes);

    public string Encrypt(string webhook, byte[] secret) => Convert.ToBase64String(Of(webhook).Protect(secret));

    /// <exception cref="CryptographicException">It was encrypted with keys that this database does not have, or it was changed.</exception>
    public byte[] Decrypt(string webhook, string kept) => Of(webhook).Unprotect(Convert.FromBase64String(kept));

    private IDataProtector Of(string webhook) => protection.CreateProtector(Purpose, webhook);
}

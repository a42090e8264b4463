namespace Facts.Store.Webhooks;

/// <summary>Stable codes of refusals, and of why nothing came back from a receiver.</summary>
internal static class WebhookCodes
{
    public const string UnknownWebhook = "unknown-webhook", UnknownDelivery = "unknown-delivery";

    /// <summary>The endpoint said that it is gone for good.</summary>
    public const string Disabled = "webhook-disabled";

    /// <summary>It took too long.</summary>
    public const string Timeout = "timeout";

    /// <summary>The name leads nowhere; nobody listens; no agreement on TLS; what came back is no HTTP.</summary>
    public const string NoSuchHost = "no-such-host", NoConnection = "no-connection", NoTls = "no-tls", BadResponse = "bad-response";

    /// <summary>The endpoint's secret can't be read: the keys that it was encrypted with are gone. Rotate it.</summary>
    public const string NoSecret = "secret-unreadable";
}

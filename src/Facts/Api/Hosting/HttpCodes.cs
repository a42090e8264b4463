namespace Facts.Api.Hosting;

/// <summary>Stable codes of what is wrong with a request as such.</summary>
internal static class HttpCodes
{
    /// <summary>The request is malformed.</summary>
    public const string BadRequest = "bad-request";

    /// <summary>The address has a parameter that its endpoint does not know: a misspelt one would be passed over without a word.</summary>
    public const string UnknownParameter = "unknown-parameter";

    /// <summary>GET and HEAD ask by their address alone.</summary>
    public const string BodyNotAllowed = "body-not-allowed";

    /// <summary>Nothing is at the address.</summary>
    public const string NotFound = "not-found";

    /// <summary>The address does not take the method; <c>Allow</c> has those that it takes.</summary>
    public const string MethodNotAllowed = "method-not-allowed";

    /// <summary>The body's media type is not taken.</summary>
    public const string UnsupportedMediaType = "unsupported-media-type";

    /// <summary>The <c>Idempotency-Key</c> came before, with another request.</summary>
    public const string KeyReused = "idempotency-key-reused";

    /// <summary>The request with this <c>Idempotency-Key</c> is being worked on.</summary>
    public const string InFlight = "request-in-flight";
}

using System.Text.Encodings.Web;
using Facts.Store.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Facts.Api.Access;

/// <summary>An API key as <c>Authorization: Bearer facts_…</c> (RFC 6750), or in <c>X-Api-Key</c>.</summary>
internal sealed class KeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyStore keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "key", Header = "X-Api-Key";

    private const string Bearer = "Bearer ";

    /// <summary>The key that a request shows; null for none.</summary>
    public static string? Shown(HttpRequest request) =>
        request.Headers[Header].ToString() is { Length: > 0 } key ? key
        : Token(request) is { } token && token.StartsWith(ApiKey.Mark, StringComparison.Ordinal) ? token
        : null;

    /// <summary>What follows the word Bearer.</summary>
    public static string? Token(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Shown(Request) is not { } shown)
            return AuthenticateResult.NoResult();
        return await keys.FindAsync(shown, Context.RequestAborted) is { } key
            ? AuthenticateResult.Success(new AuthenticationTicket(key.Permit.Principal(Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("No such key.");
    }
}

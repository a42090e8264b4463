using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Facts.Api.Access;

/// <summary>JWT bearer tokens: who signed, for whom, until when, and what they say of roles (RFC 7519, RFC 8725).</summary>
internal static class Tokens
{
    public const string Scheme = "token";

    /// <summary>
    /// Acts of whoever comes with a token are kept under this and its subject, so that no key's name can be taken for it.
    /// </summary>
    private const string Prefix = "token:";

    /// <summary>
    /// Signatures that are taken. <c>none</c> is no signature (RFC 8725, section 3.2). The ones with a shared secret are for keys from a
    /// file only: an issuer's public key must not be taken for a secret (section 2.1).
    /// </summary>
    private static readonly string[] Public =
    [
        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
    ], Secret = ["HS256", "HS384", "HS512"];

    public static void Configure(JwtBearerOptions options, AccessSettings settings, TimeProvider clock)
    {
        options.MapInboundClaims = false;
        var keys = settings.Jwks is { Length: > 0 } file ? KeySet.Read(file).Keys : null;
        if (keys is null)
        {
            options.Authority = settings.Authority;
            // An issuer on this machine needs no TLS; others do.
            options.RequireHttpsMetadata = !(Uri.TryCreate(settings.Authority, UriKind.Absolute, out var issuer) && issuer.IsLoopback);
        }
        else
        {
            // Nothing is to be discovered.
            options.Configuration = new() { Issuer = settings.Issuer };
        }

        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = settings.Audience,
            // By itself "facts/" would be taken for "facts".
            IgnoreTrailingSlashWhenValidatingAudience = false,
            ValidIssuer = settings.Issuer,
            IssuerSigningKeys = keys,
            ValidAlgorithms = keys is null ? Public : [.. Algorithms(keys)],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, parameters) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                return until is not null && now < until + parameters.ClockSkew && !(now < from - parameters.ClockSkew);
            },
            ClockSkew = TimeSpan.FromSeconds(30),
            NameClaimType = JwtRegisteredClaimNames.Sub,
        };
        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                var token = (JsonWebToken)context.SecurityToken;
                if (Payload.AsksForMore(token.EncodedHeader))
                    context.Fail("The token asks for what is not known here.");
                else if (Payload.PermitOf(token.EncodedPayload, Prefix, settings) is { } permit)
                    context.Principal = permit.Principal(Scheme);
                else
                    context.Fail("The token names no subject.");
                return Task.CompletedTask;
            },
        };
    }

    private static IEnumerable<string> Algorithms(IEnumerable<SecurityKey> keys)
    {
        var all = keys.ToList();
        // Both kinds may be there; each key is good for its own kind alone, as no asymmetric key can make an HMAC in this library.
        if (all.Any(key => !IsSecret(key)))
            foreach (var algorithm in Public)
                yield return algorithm;
        if (all.Any(IsSecret))
            foreach (var algorithm in Secret)
                yield return algorithm;
    }

    private static bool IsSecret(SecurityKey key) => key is SymmetricSecurityKey or JsonWebKey { Kty: JsonWebAlgorithmsKeyTypes.Octet };
}

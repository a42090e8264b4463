using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Facts.Tests.Access;

/// <summary>Somebody who issues tokens, good ones and forged ones.</summary>
internal sealed class Issuer : IDisposable
{
    public const string Name = "https://issuer.example", Audience = "facts";

    private readonly RSA _key = RSA.Create(2048), _stranger = RSA.Create(2048);

    /// <summary>The public key, as a set (RFC 7517).</summary>
    public string Jwks
    {
        get
        {
            var rsa = _key.ExportParameters(includePrivateParameters: false);
            return JsonSerializer.Serialize(new
            {
                keys = new[] { new { kty = "RSA", kid = "1", use = "sig", n = Base64Url.EncodeToString(rsa.Modulus), e = Base64Url.EncodeToString(rsa.Exponent) } },
            });
        }
    }

    public string Token(
        DateTimeOffset now, object? roles = null, string? audience = Audience, string issuer = Name, TimeSpan? lasts = null, string? subject = "ann",
        object? organizations = null, SigningCredentials? by = null, Dictionary<string, object>? header = null,
        Dictionary<string, object>? claims = null)
    {
        claims ??= [];
        if (subject is not null)
            claims["sub"] = subject;
        if (roles is not null)
            claims["roles"] = roles;
        if (organizations is not null)
            claims["organizations"] = organizations;
        var until = now + (lasts ?? TimeSpan.FromHours(1));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Claims = claims,
            AdditionalHeaderClaims = header,
            NotBefore = until.UtcDateTime.AddHours(-2),
            Expires = until.UtcDateTime,
            SigningCredentials = by ?? new(new RsaSecurityKey(_key) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>Tokens that prove nothing, by what is wrong with them.</summary>
    public IEnumerable<(string Why, string Token)> Forged(DateTimeOffset now)
    {
        var good = Token(now, "admin");
        var parts = good.Split('.');
        string None(string alg) => $"{Encode($$"""{"alg":"{{alg}}","typ":"JWT"}""")}.{parts[1]}.";
        yield return ("alg none", None("none"));
        yield return ("alg NONE", None("NONE"));
        yield return ("alg none, with a signature", None("none") + parts[2]);
        yield return ("no signature", $"{parts[0]}.{parts[1]}.");
        yield return ("another key", Token(now, "admin", by: new(new RsaSecurityKey(_stranger) { KeyId = "1" }, SecurityAlgorithms.RsaSha256)));
        // RFC 8725, section 2.1: the public key, which everybody has, taken for a shared secret.
        foreach (var secret in (byte[][])[Encoding.UTF8.GetBytes(_key.ExportSubjectPublicKeyInfoPem()), _key.ExportSubjectPublicKeyInfo(), _key.ExportRSAPublicKey()])
            yield return ("public key as secret", Token(now, "admin", by: new(new SymmetricSecurityKey(secret) { KeyId = "1" }, SecurityAlgorithms.HmacSha256)));
        yield return ("another audience", Token(now, "admin", audience: "elsewhere"));
        yield return ("no audience", Token(now, "admin", audience: null));
        yield return ("another audience, but for a slash", Token(now, "admin", audience: Audience + "/"));
        yield return ("another audience, but for the case", Token(now, "admin", audience: Audience.ToUpperInvariant()));
        yield return ("an unknown critical header", Token(now, "admin", header: new() { ["crit"] = new[] { "http://example.com/until" }, ["http://example.com/until"] = 0 }));
        yield return ("a critical header that names nothing", Token(now, "admin", header: new() { ["crit"] = Array.Empty<string>() }));
        yield return ("a subject that is a list", Token(now, "admin", subject: null, claims: new() { ["sub"] = new[] { "ann", "bob" } }));
        yield return ("another issuer", Token(now, "admin", issuer: "https://other.example"));
        yield return ("expired", Token(now, "admin", lasts: TimeSpan.FromMinutes(-5)));
        yield return ("not yet good", Token(now.AddDays(2), "admin"));
        yield return ("no subject", Token(now, "admin", subject: null));
        yield return ("changed after signing", $"{parts[0]}.{Encode(Decode(parts[1]).Replace("ann", "bob", StringComparison.Ordinal))}.{parts[2]}");
        yield return ("nonsense", "a.b.c");
        yield return ("nothing", "");
    }

    public void Dispose()
    {
        _key.Dispose();
        _stranger.Dispose();
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Decode(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));
}

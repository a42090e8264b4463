using Facts.Domain;
using Microsoft.IdentityModel.Tokens;

namespace Facts.Api.Access;

/// <summary>The keys of a file (JSON Web Key Set, RFC 7517). A key that is no good is refused: tokens signed with it would be, in silence.</summary>
internal static class KeySet
{
    internal const string Invalid = "access-invalid";

    /// <summary>Bytes of a shared secret for HS256 (RFC 7518, section 3.2): a shorter one can be guessed.</summary>
    private const int LeastSecret = 32;

    public static (IList<SecurityKey>? Keys, Refusal? Refusal) Read(string file)
    {
        JsonWebKeySet set;
        try
        {
            set = new JsonWebKeySet(File.ReadAllText(file)) { SkipUnresolvedJsonWebKeys = false };
        }
        catch (Exception problem) when (problem is ArgumentException or IOException or UnauthorizedAccessException)
        {
            return (null, new Refusal(Invalid, $"Access__Jwks: {file} can't be read as a JSON Web Key Set (RFC 7517)."));
        }

        var signing = set.Keys.Where(key => key.Use is null or "sig").ToList();
        if (signing.Count == 0)
            return (null, new Refusal(Invalid, $"Access__Jwks: {file} has no key for signatures."));
        // The library leaves a key that it can't make anything of as it stands in the file.
        var made = set.GetSigningKeys();
        for (var i = 0; i < signing.Count; i++)
        {
            if (Fault(signing[i], made) is { } fault)
                return (null, new Refusal(Invalid, $"Access__Jwks: key {i + 1} of {file} {fault}."));
        }

        return (made, null);
    }

    private static string? Fault(JsonWebKey key, IEnumerable<SecurityKey> made) => key.Kty switch
    {
        JsonWebAlgorithmsKeyTypes.Octet => SecretOf(key) switch
        {
            null => "is of kty oct, and its k is no base64url",
            { Length: < LeastSecret } => $"is of kty oct, a shared secret, and shorter than {LeastSecret} bytes (RFC 7518, section 3.2)",
            _ => null,
        },
        JsonWebAlgorithmsKeyTypes.RSA or JsonWebAlgorithmsKeyTypes.EllipticCurve =>
            made.Any(one => one is not JsonWebKey && one.KeyId == key.KeyId) ? null : $"is of kty {key.Kty}, and its numbers are no key",
        _ => "has a kty that is not taken: RSA, EC and oct are",
    };

    private static byte[]? SecretOf(JsonWebKey key)
    {
        try
        {
            return key.K is { Length: > 0 } secret ? Base64UrlEncoder.DecodeBytes(secret) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

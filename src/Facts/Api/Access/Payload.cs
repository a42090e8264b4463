using System.Text.Json;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Store.Storage;
using Microsoft.IdentityModel.Tokens;

namespace Facts.Api.Access;

/// <summary>
/// What a token says of whoever shows it, read from its JSON as it was signed: the library's own claims no longer show whether there was a
/// text, a list or something else.
/// </summary>
internal static class Payload
{
    private const int LongestSubject = 200;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>
    /// Whether a token asks to be read by extensions (RFC 7515, section 4.1.11: <c>crit</c>). Facts knows none, so whoever asks means more
    /// than it would take from the token.
    /// </summary>
    public static bool AsksForMore(string header) => Read(header) is not { } read || read.TryGetProperty("crit", out _);

    /// <summary>Null when it names no subject.</summary>
    /// <param name="payload">In base64url.</param>
    /// <param name="prefix">What the subject's name begins with.</param>
    /// <param name="settings">The names of the claims.</param>
    public static Permit? PermitOf(string payload, string prefix, AccessSettings settings)
    {
        if (Read(payload) is not { } said || !PlainText.IsIn(said)
            || !said.TryGetProperty("sub", out var named) || named.ValueKind != JsonValueKind.String
            || named.GetString() is not { Length: > 0 and <= LongestSubject } subject || subject.Any(char.IsControl))
            return null;
        var roles = said.TryGetProperty(settings.RoleClaim, out var words) ? Words(words) : [];
        return new Permit(
            prefix + subject,
            roles.Select(RoleWords.Find).OfType<Role>().ToHashSet(),
            // None is not the same as no limit, and neither is what is no list of ids.
            said.TryGetProperty(settings.OrganizationClaim, out var ids)
                ? Texts(ids).Where(id => id.Length > 0).Select(NormalForm.Of).ToHashSet(StringComparer.Ordinal)
                : null);
    }

    /// <summary>A list of words, or words with a space between.</summary>
    private static IEnumerable<string> Words(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()!.Split(' ') : Texts(value);

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!),
        _ => [],
    };

    /// <summary>A JSON object that has each name once (RFC 7519, section 4); null for anything else.</summary>
    private static JsonElement? Read(string encoded)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(encoded), Strict);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}

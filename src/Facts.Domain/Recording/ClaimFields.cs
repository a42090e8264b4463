using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Domain.Claims;

namespace Facts.Domain.Recording;

/// <summary>
/// A recorded claim, as the fields of an import line again: so that a corrected claim passes the same checks as a new one.
/// </summary>
public static class ClaimFields
{
    /// <summary>A claim's identity and what decides its stream and meaning; another claim is needed to say something else there.</summary>
    private static readonly string[] Fixed = ["type", "id", "kind", "organization", "recordedAt"];

    /// <summary>All fields that its line has, the words of its quote without their place.</summary>
    public static JsonObject Of(ClaimEvent claim)
    {
        var fields = JsonSerializer.SerializeToNode(claim, FactsJson.Options)!.AsObject();
        fields["type"] = "claim";
        fields.Remove("origin");
        // Of a copy; a line's own is that of its act.
        fields.Remove("recordedAt");
        if (claim.Quote is { } quote)
        {
            fields["quote"] = quote.Exact;
            Set(fields, "prefix", quote.Prefix);
            Set(fields, "suffix", quote.Suffix);
        }

        return fields;
    }

    /// <summary>The claim's line with other values for some fields; null takes a field away.</summary>
    /// <param name="claim">As it is recorded.</param>
    /// <param name="set">At least one field, and none that another claim is needed for: else it is refused.</param>
    /// <returns>The line, which the caller disposes of and parses; or why not.</returns>
    public static (JsonDocument? Line, Refusal? Refusal) Overlay(ClaimEvent claim, IReadOnlyDictionary<string, JsonElement> set)
    {
        if (set.Count == 0)
            return (null, new Refusal(Codes.MissingField, "'set' names no field."));
        var fields = Of(claim);
        // What stood beside the old words says nothing of the new ones.
        if (set.ContainsKey("quote"))
        {
            fields.Remove("prefix");
            fields.Remove("suffix");
        }

        foreach (var (name, value) in set)
        {
            // Whose death it is decides its stream.
            if (Fixed.Contains(name, StringComparer.Ordinal) || (claim is DeathClaimed && name == "person"))
            {
                return (null, new Refusal(
                    Codes.UnknownField,
                    $"A correction can't change '{name}'; retract the claim and record another."));
            }

            if (value.ValueKind == JsonValueKind.Null)
                fields.Remove(name);
            else
                fields[name] = JsonNode.Parse(value.GetRawText());
        }

        return (JsonDocument.Parse(fields.ToJsonString()), null);
    }

    private static void Set(JsonObject fields, string name, string? value)
    {
        if (value is not null)
            fields[name] = value;
    }
}

using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Ledger;

namespace Facts.Store.Redactions;

/// <summary>Takes a field out of JSON, wherever a store keeps a copy of it.</summary>
internal static class Erasure
{
    /// <summary>Fields that an event can't be read without: a mark takes their place.</summary>
    private static readonly HashSet<string> Needed = new(StringComparer.Ordinal) { "name", "title", "action" };

    /// <summary>Takes out the fields at these JSON pointers (RFC 6901): <c>/F</c>, <c>/set/F</c> or <c>/becomes/F</c>.</summary>
    public static void Fields(JsonObject data, IEnumerable<string> pointers)
    {
        foreach (var pointer in pointers)
        {
            var steps = pointer.Split('/')[1..];
            if (steps.Length == 1)
                Field(data, steps[0]);
            else if (data[steps[0]] is JsonObject within)
                Field(within, steps[1], canGo: steps[0] == "set");
        }
    }

    /// <summary>An event's data without these fields; as it is where none is named.</summary>
    public static string Of(string data, IReadOnlyCollection<string>? pointers)
    {
        if (pointers is null)
            return data;
        var left = JsonNode.Parse(data)!.AsObject();
        Fields(left, pointers);
        return left.ToJsonString(FactsJson.Options);
    }

    /// <summary>Takes a field out of a claim as its row has it: the wording in force, the former ones, and the outcome's reason.</summary>
    public static void FromClaim(JsonObject claim, string field)
    {
        foreach (var wording in (claim["superseded"] as JsonArray ?? []).Append(claim["body"]).Append(claim["outcome"])
            .OfType<JsonObject>())
            Field(wording, field);
        // Why it was corrected.
        if (field == "reason" && claim["reasons"] is JsonArray reasons)
            claim["reasons"] = new JsonArray([.. reasons.Select(_ => (JsonNode?)null)]);
    }

    /// <summary>Takes a field out of the grounds of a tenure that a claim gives.</summary>
    public static void FromTenure(JsonObject detail, string claim, string field)
    {
        foreach (var ground in (detail["because"] as JsonArray ?? []).OfType<JsonObject>()
            .Where(ground => (string?)ground["claim"] == claim))
        {
            ground.Remove(field);
            foreach (var was in field == "reason" && ground["corrected"] is JsonObject corrected ? corrected.Select(one => one.Value) : [])
                (was as JsonObject)?.Remove(field);
        }
    }

    private static void Field(JsonObject from, string field, bool canGo = false)
    {
        if (!from.ContainsKey(field))
            return;
        if (!canGo && Needed.Contains(field))
            from[field] = EventCheck.RedactedText;
        else
            from.Remove(field);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Domain.Ledger;
using Facts.Store.Claims;
using Facts.Store.Redactions;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Replay;

/// <summary>
/// Redacted fields that tables have still, or again, as when an older copy of a table was brought back. The events themselves are looked at
/// with their leaves.
/// </summary>
internal static class NotErased
{
    public static async Task<IReadOnlyList<Finding>> FindAsync(NpgsqlConnection database, CancellationToken stop)
    {
        var found = await Sql.LongQuery(
            database, "Replay/not_erased.sql", [], r => Of($"{r.GetString(0)} has the redacted {r.GetString(2)} of {r.GetString(1)}."), stop).ToListAsync(stop);
        found.AddRange(await DeclaredAsync(database, stop));
        var claims = await Sql.LongQuery(database, "Replay/redacted_claims.sql", [], r => (r.GetString(0), r.GetString(1)), stop).ToListAsync(stop);
        foreach (var (claim, field) in claims)
        {
            var said = await SaidAsync(database, claim, field, stop);
            if (await ClaimHasAsync(database, claim, field, said, stop))
                found.Add(Of($"claims has the redacted {field} of {claim}."));
            if (await TenuresHaveAsync(database, claim, field, said, stop))
                found.Add(Of($"tenures has the redacted {field} of {claim}."));
        }

        return found;
    }

    /// <summary>Fields of events that were redacted; empty for most stores.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string[]>> FieldsAsync(NpgsqlConnection database, CancellationToken stop) =>
        await Sql.LongQuery(database, "Replay/redacted_fields.sql", [], r => (r.GetGuid(0), r.GetFieldValue<string[]>(1)), stop)
            .ToDictionaryAsync(one => one.Item1, one => one.Item2, null, stop);

    private static Finding Of(string message) => new(FindingCodes.NotErased, $"The table {message}");

    /// <summary>Names, spellings and sources that say something else than their events do without what was redacted.</summary>
    private static async Task<List<Finding>> DeclaredAsync(NpgsqlConnection database, CancellationToken stop)
    {
        var found = new List<Finding>();
        var redacted = await Sql.LongQuery(database, "Replay/redacted_declared.sql", [], r => (r.GetString(0), r.GetString(1)), stop)
            .ToHashSetAsync(null, stop);
        foreach (var copy in Copy.All.Where(copy => redacted.Any(one => one.Item1 == copy.Table)))
        {
            foreach (var row in await CopyReplay.DifferingAsync(database, copy, null, stop))
            {
                if (row is { Stored: { } stored, Right: { } right } && redacted.Contains((copy.Table, (string)stored["id"]!))
                    && copy.Columns.Any(column => column is "name" or "aliases" or "former" or "source" && !JsonNode.DeepEquals(stored[column], right[column])))
                    found.Add(Of($"{copy.Table} has what was redacted of {stored["id"]}."));
            }
        }

        return found;
    }

    /// <summary>What events still say in that field, as a correction may have given it anew.</summary>
    private static async Task<List<JsonNode>> SaidAsync(NpgsqlConnection database, string claim, string field, CancellationToken stop)
    {
        var said = new List<JsonNode>();
        await foreach (var (data, redacted) in Sql.Query(
            database, "Replay/claim_events.sql", [claim], r => (r.GetString(0), r.GetFieldValue<string[]>(1)), stop))
        {
            var left = JsonNode.Parse(data)!.AsObject();
            Erasure.Fields(left, redacted);
            said.AddRange(new[] { left[field], left["becomes"]?[field] }.OfType<JsonNode>());
        }

        return said;
    }

    private static async Task<bool> ClaimHasAsync(
        NpgsqlConnection database, string claim, string field, List<JsonNode> said, CancellationToken stop)
    {
        if (await ClaimRows.KeptAsync(database, claim, stop) is not { } row
            || Parse(row) is not { } kept)
            return false;
        return (kept["superseded"] as JsonArray ?? []).Append(kept["body"]).Append(kept["outcome"])
            .Any(wording => wording is JsonObject fields && IsNew(fields[field], said));
    }

    private static async Task<bool> TenuresHaveAsync(
        NpgsqlConnection database, string claim, string field, List<JsonNode> said, CancellationToken stop)
    {
        // A ground has the words alone.
        List<JsonNode> words = [.. said, .. said.OfType<JsonObject>().Select(one => one["exact"]).OfType<JsonNode>()];
        var tenures = await ErasedRows.TenuresOfAsync(database, claim, stop);
        return tenures.Select(tenure => Parse(tenure.Detail)).Any(detail => (detail?["because"] as JsonArray ?? []).OfType<JsonObject>()
            .Any(ground => (string?)ground["claim"] == claim && IsNew(ground[field], words)));
    }

    private static bool IsNew(JsonNode? value, List<JsonNode> said) =>
        value is not null && !JsonNode.DeepEquals(value, EventCheck.RedactedText) && !said.Exists(one => JsonNode.DeepEquals(one, value));

    private static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            // No JSON at all: a replay names it.
            return null;
        }
    }
}

using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Store.Redactions;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Replay;

/// <summary>
/// Redactions are done again where their fields are there again, as after an older copy was brought back: else a replay would spread them
/// into the tables. What they say is never told.
/// </summary>
internal static class RedactionReplay
{
    public static async Task<IReadOnlyList<Difference>> RunAsync(NpgsqlDataSource database, bool verify, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var redacted = await Sql.LongQuery(
            connection,
            "Replay/put_back.sql",
            [],
            r => (Event: r.GetGuid(0), Data: r.GetString(1), Fields: r.GetFieldValue<string[]>(2), Leaf: r.GetInt64(3), Salts: r.GetFieldValue<string[]>(4)),
            stop).ToListAsync(stop);
        var found = new List<string>();
        foreach (var one in redacted)
        {
            var data = JsonNode.Parse(one.Data)!.AsObject();
            Erasure.Fields(data, one.Fields);
            var isBack = !JsonNode.DeepEquals(data, JsonNode.Parse(one.Data));
            if (!isBack && !one.Salts.Intersect(one.Fields, StringComparer.Ordinal).Any())
                continue;
            found.Add($"redacted {string.Join(", ", one.Fields)} of event {one.Event}: there again");
            if (verify)
                continue;
            await ErasedRows.EraseAsync(connection, one.Event, data.ToJsonString(FactsJson.Options), one.Leaf, one.Fields, stop);
        }

        await transaction.CommitAsync(stop);
        return found.Count == 0 ? [] : [Difference.OfRedactions(found)];
    }
}

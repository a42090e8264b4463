using System.Data;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Replay;

/// <summary>
/// Compares the tables that copy events with the events, inside the database, and sets them right: names, sources, revisions, streams. Only
/// rows that differ leave it, so it is one pass over the events for each table, however many there are.
/// </summary>
internal static class CopyReplay
{
    /// <summary>Rows are set right in parts of so many.</summary>
    private const int Batch = 500;

    /// <param name="database">The store.</param>
    /// <param name="organization">Only what is of this one; null for all.</param>
    /// <param name="verify">Only compare; write nothing.</param>
    /// <param name="stop">Gives up between tables.</param>
    /// <returns>The tables that differ, or did.</returns>
    public static async Task<IReadOnlyList<Difference>> RunAsync(
        NpgsqlDataSource database, string? organization, bool verify, CancellationToken stop)
    {
        var found = new List<Difference>();
        foreach (var copy in Copy.All.Where(copy => organization is null || copy.IsOfOrganizations))
        {
            await using var connection = await database.OpenConnectionAsync(stop);
            var rows = await DifferingAsync(connection, copy, organization, stop);
            // Found without holding anybody up, and looked at again when nobody writes.
            if (rows.Count > 0 && !verify)
                rows = await MendAsync(connection, copy, organization, stop);
            if (rows.Count > 0)
                found.Add(Difference.Of(copy, rows));
        }

        return found;
    }

    /// <summary>Rows that are not what the events come to.</summary>
    public static async Task<List<Row>> DifferingAsync(NpgsqlConnection connection, Copy copy, string? key, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(copy.Sql("copies_differ"), connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)key ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<Row>();
        while (await reader.ReadAsync(stop))
            rows.Add(new Row(Read(reader, 0), Read(reader, 1)));
        return rows;
    }

    private static async Task<List<Row>> MendAsync(NpgsqlConnection connection, Copy copy, string? key, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, stop);
        await RunAsync(connection, copy.Sql("copies_hold"), null, stop);
        var rows = await DifferingAsync(connection, copy, key, stop);
        foreach (var part in rows.Where(row => row.Right is null).Select(row => row.Stored).Chunk(Batch))
            await RunAsync(connection, copy.Sql("copies_remove"), part, stop);
        foreach (var part in rows.Where(row => row is { Stored: not null, Right: not null }).Select(row => row.Right).Chunk(Batch))
            await RunAsync(connection, copy.Sql("copies_update"), part, stop);
        foreach (var part in rows.Where(row => row.Stored is null).Select(row => row.Right).Chunk(Batch))
            await RunAsync(connection, copy.Sql("copies_insert"), part, stop);
        await transaction.CommitAsync(stop);
        return rows;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, JsonObject?[]? rows, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        if (rows is not null)
            command.Parameters.Add(new NpgsqlParameter { Value = FactsJson.Write(rows) });
        await command.ExecuteNonQueryAsync(stop);
    }

    private static JsonObject? Read(NpgsqlDataReader reader, int column) =>
        reader.Text(column) is { } json ? JsonNode.Parse(json)!.AsObject() : null;

    /// <summary>A row as it is and as it ought to be; null for none.</summary>
    internal sealed record Row(JsonObject? Stored, JsonObject? Right);
}

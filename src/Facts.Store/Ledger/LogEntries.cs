using Facts.Domain.Ledger;
using Npgsql;

namespace Facts.Store.Ledger;

/// <summary>Entries of the log as rows.</summary>
internal static class LogEntries
{
    /// <summary>Reads <c>index, leaf, fields, salts</c> and the columns of an event.</summary>
    public static LogEntry Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetFieldValue<byte[]>(1),
        row.IsDBNull(4) ? null : StoredEvents.Read(row, 4),
        Salts(
            row.IsDBNull(2) ? [] : row.GetFieldValue<string?[]>(2),
            row.IsDBNull(3) ? [] : row.GetFieldValue<byte[]?[]>(3)))
    {
        Sequence = row.GetInt64(13),
    };

    /// <summary>
    /// Each field's salt. A field without a salt has an empty one, which opens nothing, and what is there twice or belongs to no field has
    /// a name that no field has: the audit names both.
    /// </summary>
    private static Dictionary<string, byte[]> Salts(string?[] fields, byte[]?[] salts)
    {
        var pairs = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Max(fields.Length, salts.Length); i++)
        {
            var salt = salts.ElementAtOrDefault(i) ?? [];
            if (fields.ElementAtOrDefault(i) is not { } field || !pairs.TryAdd(field, salt))
                pairs[$"number {i + 1}"] = salt;
        }

        return pairs;
    }
}

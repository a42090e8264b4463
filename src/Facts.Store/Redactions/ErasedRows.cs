using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Redactions;

/// <summary>Rows that a redaction changes, also when it is done again.</summary>
internal static class ErasedRows
{
    /// <summary>Puts what is left in an event's place, and takes away the salts of what is gone.</summary>
    public static async Task EraseAsync(
        NpgsqlConnection connection, Guid id, string left, long leaf, string[] fields, CancellationToken stop)
    {
        await Sql.ExecuteAsync(connection, "Redactions/erase_event.sql", [id, left], stop);
        await Sql.ExecuteAsync(connection, "Redactions/erase_salts.sql", [leaf, fields], stop);
    }

    /// <summary>Tenures with grounds that a claim gives: their ids, and what their rows hold.</summary>
    public static async Task<IReadOnlyList<(long Id, string Detail)>> TenuresOfAsync(
        NpgsqlConnection connection, string claim, CancellationToken stop) =>
        await Sql.Query(connection, "Redactions/tenures_of_claim.sql", [claim], r => (r.GetInt64(0), r.GetString(1)), stop).ToListAsync(stop);
}

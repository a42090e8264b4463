using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Idempotency;

/// <summary>A reply that was kept, to be sent again.</summary>
/// <param name="Request">What makes the request the same: a hash.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Type">The media type of the body.</param>
/// <param name="Location">Where what was made is found; null for no header.</param>
/// <param name="ETag">Its version, quoted; null for no header.</param>
/// <param name="Body">The bytes.</param>
internal sealed record AnsweredRequest(byte[] Request, int Status, string Type, string? Location, string? ETag, byte[] Body);

/// <summary>Keys that requests came with, and the replies to them.</summary>
internal static class AnsweredRequests
{
    /// <summary>Takes a key for as long as the connection's transaction lasts; whether nobody else has it.</summary>
    public static async Task<bool> TakeAsync(NpgsqlConnection connection, string caller, string key, CancellationToken stop) =>
        await Sql.Query(connection, "Idempotency/take_key.sql", [caller, key], row => row.GetBoolean(0), stop).SingleAsync(stop);

    /// <summary>What was answered to a key; null for nothing.</summary>
    public static async Task<AnsweredRequest?> FindAsync(NpgsqlConnection connection, string caller, string key, CancellationToken stop) =>
        await Sql.Query(connection, "Idempotency/answered.sql", [caller, key], Read, stop).SingleOrDefaultAsync(stop);

    /// <summary>Keeps a reply, and lets go of those before a moment.</summary>
    public static Task KeepAsync(
        NpgsqlConnection connection, string caller, string key, AnsweredRequest answered, DateTime now, DateTime since, CancellationToken stop)
    {
        object?[] row =
        [
            caller, key, answered.Request, answered.Status, answered.Type, answered.Location, answered.ETag, answered.Body, now, since,
        ];
        return Sql.ExecuteAsync(connection, "Idempotency/keep_answer.sql", row, stop);
    }

    private static AnsweredRequest Read(NpgsqlDataReader row) => new(
        row.GetFieldValue<byte[]>(0), row.GetInt32(1), row.GetString(2), row.Text(3), row.Text(4), row.GetFieldValue<byte[]>(5));
}

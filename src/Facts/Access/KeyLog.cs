using Facts.Domain.Access;
using Facts.Domain.Ledger;
using Facts.Domain.Time;
using Facts.Importing;
using Facts.Storage;
using Npgsql;

namespace Facts.Access;

/// <summary>
/// What became of keys, as events of a stream of their own: they have leaves like all others, so that nobody can say later that a key was
/// never given.
/// </summary>
internal static class KeyLog
{
    public const string Stream = "access/keys";

    /// <summary>Says that keys which were there before they had events have them now.</summary>
    private const string Setting = "keys-have-events";

    /// <summary>Appends within the transaction of the change itself. One comes after the other, like redactions.</summary>
    public static async Task AppendAsync(
        NpgsqlTransaction transaction, IReadOnlyList<object> events, DateTime now, string actor, CancellationToken stop)
    {
        if (events.Count == 0)
            return;
        var connection = transaction.Connection!;
        await OrganizationLocks.TakeAsync(connection, [Stream], stop);
        var by = By.Now(actor);
        List<PendingEvent> pending = [.. events.Select(one => new PendingEvent(Stream, IdOf(one), one, now, by))];
        var (reads, writes) = (new Reads(), new Writes());
        var reserved = EventWriter.Reserve(reads, pending);
        await reads.RunAsync(connection, stop);
        EventWriter.Add(writes, pending, reserved, now);
        await writes.RunAsync(connection, stop);
    }

    /// <summary>
    /// Once in a store: keys that it has become events. What is put into the table behind Facts' back after that has none, and shows.
    /// </summary>
    public static async Task BeginAsync(Database database, DateTime now, string actor, CancellationToken stop)
    {
        if (await database.SettingAsync(Setting, stop) is not null)
            return;
        await using var connection = await database.Source.OpenConnectionAsync(stop);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(stop);
            await OrganizationLocks.TakeAsync(connection, [Stream], stop);
            // Another process may have done it meanwhile.
            if (await database.SettingAsync(Setting, stop) is not null)
                return;
            var known = (await EventsAsync(connection, stop)).Select(one => one.Given?.Key).ToHashSet(StringComparer.Ordinal);
            var keys = await Sql.Query(connection, "Access/keys.sql", [], KeyStore.Read, stop).ToListAsync(stop);
            await AppendAsync(transaction, [.. keys.Where(key => !known.Contains(key.Name)).SelectMany(Events)], now, actor, stop);
            await Sql.ExecuteAsync(connection, "Access/begin_events.sql", [Setting], stop);
            await transaction.CommitAsync(stop);
        }
        catch (PostgresException readOnly) when (readOnly.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction)
        {
            // A standby: whoever writes does it.
        }
    }

    /// <summary>What speaks against the keys as they are in the table.</summary>
    public static async Task<IReadOnlyList<Finding>> CheckAsync(NpgsqlConnection connection, CancellationToken stop) => KeyCheck.Find(
        await Sql.Query(connection, "Access/keys.sql", [], KeyStore.Read, stop).ToListAsync(stop), await EventsAsync(connection, stop));

    private static async Task<IReadOnlyList<KeyAct>> EventsAsync(NpgsqlConnection connection, CancellationToken stop) =>
        await Sql.Query(connection, "Access/key_events.sql", [Stream], row => row.GetString(0) == EventTypes.Names[typeof(KeyGiven)]
            ? new KeyAct(row.GetDateTime(1), FactsJson.Read<KeyGiven>(row.GetString(2)), null)
            : new KeyAct(row.GetDateTime(1), null, FactsJson.Read<KeyRevoked>(row.GetString(2))), stop).ToListAsync(stop);

    private static IEnumerable<object> Events(ApiKey key)
    {
        yield return Given(key) with { GivenAt = AsOf.Print(key.CreatedAt) };
        if (key.RevokedAt is { } revoked)
            yield return new KeyRevoked { Key = key.Name, RevokedAt = AsOf.Print(revoked) };
    }

    public static KeyGiven Given(ApiKey key) => new()
    {
        Key = key.Name,
        Roles = key.Roles,
        Organizations = key.Organizations,
        ExpiresAt = key.ExpiresAt is { } until ? AsOf.Print(until) : null,
    };

    /// <summary>A name is given once, and revoked once.</summary>
    private static Guid IdOf(object one) => one switch
    {
        KeyGiven given => EventIds.Of("key-given", given.Key),
        KeyRevoked revoked => EventIds.Of("key-revoked", revoked.Key),
        _ => throw new ArgumentOutOfRangeException(nameof(one)),
    };
}

/// <summary>An event of the stream.</summary>
/// <param name="At">Its recorded time.</param>
/// <param name="Given">What it says, if a key was given.</param>
/// <param name="Revoked">What it says otherwise.</param>
internal sealed record KeyAct(DateTime At, KeyGiven? Given, KeyRevoked? Revoked);

using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Ledger;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Recording;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Access;

/// <summary>
/// What became of keys, as events of a stream of their own: they have leaves like all others, so that nobody can say later that a key was
/// never given, or that another one was.
/// </summary>
internal static class KeyLog
{
    public const string Stream = "access/keys";

    /// <summary>Say that keys which were there before they had events, or events with hashes, have them now.</summary>
    private const string Begun = "keys-have-events", Hashed = "keys-have-hashes";

    /// <summary>
    /// Takes the stream's turn until the transaction ends, and tells what now is. A recorded time never goes back within the stream,
    /// whatever a clock says (design, Time).
    /// </summary>
    public static async Task<KeyTime> TakeTurnAsync(NpgsqlConnection connection, TimeProvider clock, CancellationToken stop)
    {
        await OrganizationLocks.TakeAsync(connection, [Stream], stop);
        var now = Moments.Truncate(clock.GetUtcNow().UtcDateTime);
        var (database, latest) = await Sql.Query(
            connection,
            "Access/now.sql",
            [Stream],
            row => (Moments.Truncate(row.GetDateTime(0)), row.IsDBNull(1) ? now : row.GetDateTime(1)),
            stop).SingleAsync(stop);
        var differs = Clocks.AreCompared(clock) ? Clocks.Compare(now, database) : null;
        return new KeyTime(now > latest ? now : latest, database > latest ? database : latest, differs);
    }

    /// <summary>Appends within the transaction of the change itself, which has the turn.</summary>
    public static async Task AppendAsync(
        NpgsqlTransaction transaction, IReadOnlyList<object> events, DateTime now, string actor, CancellationToken stop)
    {
        if (events.Count == 0)
            return;
        var by = By.Now(actor);
        List<PendingEvent> pending = [.. events.Select(one => new PendingEvent(Stream, IdOf(one), one, now, by))];
        await EventAppender.AppendAsync(transaction, new Save(pending, now), stop);
    }

    /// <summary>
    /// Once in a store: keys that it has become events, with their hashes. What is put into the table behind Facts' back after that has
    /// none, and shows.
    /// </summary>
    public static async Task BeginAsync(Database database, TimeProvider clock, string actor, CancellationToken stop)
    {
        if (await database.SettingAsync(Hashed, stop) is not null)
            return;
        await using var connection = await database.Source.OpenConnectionAsync(stop);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(stop);
            var time = await TakeTurnAsync(connection, clock, stop);
            // Another process may have done it meanwhile.
            if (await database.SettingAsync(Hashed, stop) is not null)
                return;
            var isBegun = await database.SettingAsync(Begun, stop) is not null;
            var acts = await EventsAsync(connection, stop);
            List<object> events = [.. (await StoredAsync(connection, stop)).SelectMany(key => Missing(key, acts, isBegun))];
            // Whoever opens it with a clock that is right does it.
            if (events.Count > 0 && time.Differs is not null)
                return;
            await AppendAsync(transaction, events, time.Program, actor, stop);
            await Sql.ExecuteAsync(connection, "Access/begin_events.sql", [Begun], stop);
            await Sql.ExecuteAsync(connection, "Access/begin_events.sql", [Hashed], stop);
            await transaction.CommitAsync(stop);
        }
        catch (PostgresException readOnly) when (readOnly.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction)
        {
            // A standby: whoever writes does it.
        }
    }

    /// <summary>What speaks against the keys as they are in the table.</summary>
    public static async Task<IReadOnlyList<Finding>> CheckAsync(NpgsqlConnection connection, CancellationToken stop) =>
        KeyCheck.Find(await StoredAsync(connection, stop), await EventsAsync(connection, stop));

    private static async Task<IReadOnlyList<StoredKey>> StoredAsync(NpgsqlConnection connection, CancellationToken stop) =>
        await Sql.Query(connection, "Access/stored_keys.sql", [], StoredKey.Read, stop).ToListAsync(stop);

    private static async Task<IReadOnlyList<KeyAct>> EventsAsync(NpgsqlConnection connection, CancellationToken stop) =>
        await Sql.Query(connection, "Access/key_events.sql", [Stream], row =>
        {
            // What else somebody put there is named by the check of all events.
            var said = EventReader.TryRead(row.GetString(0), row.GetString(2));
            return new KeyAct(row.GetDateTime(1), said as KeyGiven, said as KeyRevoked);
        }, stop).Where(act => act.Given is not null || act.Revoked is not null).ToListAsync(stop);

    /// <summary>What no event says yet of a key that is in the table.</summary>
    private static IEnumerable<object> Missing(StoredKey stored, IReadOnlyList<KeyAct> acts, bool isBegun)
    {
        var (key, given) = (stored.Key, acts.Where(act => act.Given?.Key == stored.Key.Name).ToList());
        if (given.Count == 0)
        {
            // Since keys have events, one that has none was put in by hand.
            if (isBegun)
                yield break;
            yield return Given(key, stored.Hash) with { GivenAt = AsOf.Print(key.CreatedAt) };
            if (key.RevokedAt is { } revoked)
                yield return new KeyRevoked { Key = key.Name, RevokedAt = AsOf.Print(revoked) };
        }
        else if (given.TrueForAll(act => act.Given!.Hash is null))
        {
            var first = given[0];
            yield return first.Given! with
            {
                GivenAt = first.Given.GivenAt ?? AsOf.Print(first.At),
                Prefix = key.Prefix,
                Hash = stored.Hash,
            };
        }
    }

    public static KeyGiven Given(ApiKey key, string hash) => new()
    {
        Key = key.Name,
        Roles = key.Roles,
        Organizations = key.Organizations,
        ExpiresAt = key.ExpiresAt is { } until ? AsOf.Print(until) : null,
        Prefix = key.Prefix,
        Hash = hash,
    };

    /// <summary>A name is given once, or once more with a hash after an earlier build gave it without; and revoked once.</summary>
    private static Guid IdOf(object one) => one switch
    {
        KeyGiven given => EventIds.Of("key-given-with-hash", given.Key),
        KeyRevoked revoked => EventIds.Of("key-revoked", revoked.Key),
        _ => throw new ArgumentOutOfRangeException(nameof(one)),
    };
}

/// <summary>What now is for a change of keys.</summary>
/// <param name="Program">By this program's clock.</param>
/// <param name="Database">By the database's.</param>
/// <param name="Differs">That the two are too far apart.</param>
internal sealed record KeyTime(DateTime Program, DateTime Database, Refusal? Differs);

/// <summary>An event of the stream.</summary>
/// <param name="At">Its recorded time.</param>
/// <param name="Given">What it says, if a key was given.</param>
/// <param name="Revoked">What it says otherwise.</param>
internal sealed record KeyAct(DateTime At, KeyGiven? Given, KeyRevoked? Revoked);

/// <summary>A key as its row has it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Roles">Its roles as they are written, whether they are any or not.</param>
/// <param name="Hash">In hexadecimal digits.</param>
internal sealed record StoredKey(ApiKey Key, IReadOnlyList<string> Roles, string Hash)
{
    public static StoredKey Read(NpgsqlDataReader row) => new(KeyStore.Read(row), row.GetFieldValue<string[]>(2), row.GetString(7));
}

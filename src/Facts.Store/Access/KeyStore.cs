using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Access;

/// <summary>API keys in the database.</summary>
internal sealed class KeyStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Longer than any cookie is good.</summary>
    private static readonly TimeSpan SessionsKept = TimeSpan.FromDays(2);

    private DateTime Now => Moments.Truncate(clock.GetUtcNow().UtcDateTime);

    /// <summary>Makes a key. It is in what this returns, and never anywhere again.</summary>
    public async Task<(string? Key, ApiKey? Kept, Refusal? Refusal)> AddAsync(GiveKey give, string actor, CancellationToken stop)
    {
        if (give.Check() is { } bad)
            return (null, null, bad);
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var time = await KeyLog.TakeTurnAsync(connection, clock, stop);
        if (time.Differs is { } differs)
            return (null, null, differs);
        var isTaken = await FindAsync(connection, give.Name, stop) is not null;
        var key = ApiKey.New();
        var (given, refusal) = give.Decide(isTaken, ApiKey.PrefixOf(key), Convert.ToHexStringLower(ApiKey.Hash(key)), Now);
        if (given is null)
            return (null, null, refusal);
        object?[] row =
        [
            given.Key, given.Prefix, ApiKey.Hash(key), given.Roles.Select(role => role.ToString()).ToArray(),
            given.Organizations?.ToArray(), time.Program, give.ExpiresAt is { } until ? Moments.Truncate(until) : null,
        ];
        await Sql.ExecuteAsync(connection, "Access/keep_key.sql", row, stop);
        await KeyLog.AppendAsync(transaction, [given], time.Program, actor, stop);
        var kept = await FindAsync(connection, give.Name, stop);
        await transaction.CommitAsync(stop);
        return (key, kept, null);
    }

    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Sql.Query(connection, "Access/keys.sql", [], Read, stop).ToListAsync(stop);
    }

    public async Task<(ApiKey? Key, Refusal? Refusal)> RevokeAsync(RevokeKey revoke, string actor, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var time = await KeyLog.TakeTurnAsync(connection, clock, stop);
        // A key that fell into wrong hands can't wait for a clock to be set right; the time is the database's then.
        var now = time.Differs is null ? time.Program : time.Database;
        var key = await FindAsync(connection, revoke.Name, stop);
        var (revoked, refusal) = revoke.Decide(key is null ? null : key.RevokedAt is not null);
        if (revoked is null)
            return (key, refusal);
        await Sql.ExecuteAsync(connection, "Access/revoke_key.sql", [revoke.Name, now], stop);
        await KeyLog.AppendAsync(transaction, [revoked], now, actor, stop);
        await transaction.CommitAsync(stop);
        return (key! with { RevokedAt = now }, null);
    }

    /// <summary>The key that was shown, if it is good now.</summary>
    public Task<ApiKey?> FindAsync(string key, CancellationToken stop) => GoodAsync("Access/key_by_hash.sql", [ApiKey.Hash(key)], stop);

    /// <summary>The key of somebody who signed in with it, if it is still good and they did not sign out.</summary>
    public Task<ApiKey?> SignedInAsync(string name, string session, CancellationToken stop) =>
        GoodAsync("Access/key_by_name.sql", [name, session], stop);

    /// <summary>Signs out: whoever comes with the session's cookie is nobody, were it copied before.</summary>
    public async Task EndAsync(string session, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await Sql.ExecuteAsync(connection, "Access/end_session.sql", [session, Now, Now - SessionsKept], stop);
    }

    private static async Task<ApiKey?> FindAsync(NpgsqlConnection connection, string name, CancellationToken stop) =>
        await Sql.Query(connection, "Access/key_by_name.sql", [name, null], Read, stop).FirstOrDefaultAsync(stop);

    private async Task<ApiKey?> GoodAsync(string file, object?[] by, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var key = await Sql.Query(connection, file, by, Read, stop).FirstOrDefaultAsync(stop);
        return key is not null && key.IsGood(Now) ? key : null;
    }

    public static ApiKey Read(NpgsqlDataReader row) => new()
    {
        Name = row.GetString(0),
        Prefix = row.GetString(1),
        // What is no role, by whoever's hand, gives no right.
        Roles = [.. row.GetFieldValue<string[]>(2).Select(role => RoleWords.Find(role.ToLowerInvariant())).OfType<Role>()],
        Organizations = row.IsDBNull(3) ? null : row.GetFieldValue<string[]>(3),
        CreatedAt = row.GetDateTime(4),
        ExpiresAt = row.IsDBNull(5) ? null : row.GetDateTime(5),
        RevokedAt = row.IsDBNull(6) ? null : row.GetDateTime(6),
    };
}

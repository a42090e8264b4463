using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Storage;
using Npgsql;

namespace Facts.Access;

/// <summary>API keys in the database.</summary>
internal sealed class KeyStore(NpgsqlDataSource database, TimeProvider clock)
{
    internal const string UnknownKey = "unknown-key";

    /// <summary>Longer than any cookie is good.</summary>
    private static readonly TimeSpan SessionsKept = TimeSpan.FromDays(2);

    private DateTime Now => Moments.Truncate(clock.GetUtcNow().UtcDateTime);

    /// <summary>Makes a key. It is in what this returns, and never anywhere again.</summary>
    public async Task<(string? Key, ApiKey? Kept, Refusal? Refusal)> AddAsync(
        string name, IReadOnlyList<Role> roles, IReadOnlyList<string>? organizations, DateTime? expires, string actor, CancellationToken stop)
    {
        if (KeyNames.Check(name) is { } bad)
            return (null, null, bad);
        if (organizations?.Contains("") == true)
            return (null, null, new Refusal(Codes.InvalidValue, "No organization has an empty id."));
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var time = await KeyLog.TakeTurnAsync(connection, clock, stop);
        if (time.Differs is { } differs)
            return (null, null, differs);
        if (expires <= Now)
            return (null, null, new Refusal(Codes.InvalidDate, "The key would be no good: it expires before now."));
        var key = ApiKey.New();
        var kept = new ApiKey
        {
            Name = name,
            Prefix = ApiKey.PrefixOf(key),
            Roles = [.. roles.Distinct().Order()],
            Organizations = organizations is { Count: > 0 } ? [.. organizations.Select(NormalForm.Of)] : null,
            CreatedAt = time.Program,
            ExpiresAt = expires is { } until ? Moments.Truncate(until) : null,
        };
        object?[] row =
        [
            kept.Name, kept.Prefix, ApiKey.Hash(key), kept.Roles.Select(role => role.ToString()).ToArray(),
            kept.Organizations?.ToArray(), kept.CreatedAt, kept.ExpiresAt,
        ];
        if (await Sql.Query(connection, "Access/keep_key.sql", row, r => r.GetString(0), stop).FirstOrDefaultAsync(stop) is null)
        {
            return (null, null, new Refusal(Codes.IdConflict,
                $"There is a key named {name}, or there was: names stay, as acts are kept under them."));
        }

        await KeyLog.AppendAsync(
            transaction, [KeyLog.Given(kept, Convert.ToHexStringLower(ApiKey.Hash(key)))], kept.CreatedAt, actor, stop);
        await transaction.CommitAsync(stop);
        return (key, kept, null);
    }

    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Sql.Query(connection, "Access/keys.sql", [], Read, stop).ToListAsync(stop);
    }

    public async Task<(ApiKey? Key, Refusal? Refusal)> RevokeAsync(string name, string actor, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var time = await KeyLog.TakeTurnAsync(connection, clock, stop);
        // A key that fell into wrong hands can't wait for a clock to be set right; the time is the database's then.
        var now = time.Differs is null ? time.Program : time.Database;
        var (key, isNew) = await Sql.Query(
            connection, "Access/revoke_key.sql", [name, now], row => (Read(row), row.GetBoolean(7)), stop).FirstOrDefaultAsync(stop);
        if (key is null)
            return (null, new Refusal(UnknownKey, $"There is no key named {Fields.Shown(name)}."));
        if (isNew)
            await KeyLog.AppendAsync(transaction, [new KeyRevoked { Key = name }], now, actor, stop);
        await transaction.CommitAsync(stop);
        return (key, null);
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

using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Time;
using Facts.Importing;
using Facts.Storage;
using Npgsql;

namespace Facts.Access;

/// <summary>API keys in the database.</summary>
internal sealed class KeyStore(NpgsqlDataSource database, TimeProvider clock)
{
    internal const string UnknownKey = "unknown-key";

    private const int LongestName = 64;

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private DateTime Now => Moments.Truncate(clock.GetUtcNow().UtcDateTime);

    /// <summary>Makes a key. It is in what this returns, and never anywhere again.</summary>
    public async Task<(string? Key, ApiKey? Kept, Refusal? Refusal)> AddAsync(
        string name, IReadOnlyList<Role> roles, IReadOnlyList<string>? organizations, DateTime? expires, CancellationToken stop)
    {
        if (name.Length is 0 or > LongestName || name.AsSpan().IndexOfAnyExcept(NameCharacters) >= 0)
        {
            return (null, null, new Refusal(
                Codes.InvalidValue, $"A key's name has 1 to {LongestName} of the characters A-Z a-z 0-9 . _ - : {Fields.Shown(name)}"));
        }

        if (expires <= Now)
            return (null, null, new Refusal(Codes.InvalidDate, "The key would be no good: it expires before now."));
        var key = ApiKey.New();
        var kept = new ApiKey
        {
            Name = name,
            Prefix = ApiKey.PrefixOf(key),
            Roles = [.. roles.Distinct().Order()],
            Organizations = organizations is { Count: > 0 } ? [.. organizations.Select(NormalForm.Of)] : null,
            CreatedAt = Now,
            ExpiresAt = expires,
        };
        object?[] row =
        [
            kept.Name, kept.Prefix, ApiKey.Hash(key), kept.Roles.Select(role => role.ToString()).ToArray(),
            kept.Organizations?.ToArray(), kept.CreatedAt, kept.ExpiresAt,
        ];
        await using var connection = await database.OpenConnectionAsync(stop);
        var made = await Sql.Query(connection, "Access/keep_key.sql", row, r => r.GetString(0), stop).FirstOrDefaultAsync(stop);
        return made is null
            ? (null, null, new Refusal(Codes.IdConflict,
                $"There is a key named {name}, or there was: names stay, as acts are kept under them."))
            : (key, kept, null);
    }

    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Sql.Query(connection, "Access/keys.sql", [], Read, stop).ToListAsync(stop);
    }

    public async Task<(ApiKey? Key, Refusal? Refusal)> RevokeAsync(string name, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var key = await Sql.Query(connection, "Access/revoke_key.sql", [name, Now], Read, stop).FirstOrDefaultAsync(stop);
        return key is null ? (null, new Refusal(UnknownKey, $"There is no key named {Fields.Shown(name)}.")) : (key, null);
    }

    /// <summary>The key that was shown, if it is good now.</summary>
    public Task<ApiKey?> FindAsync(string key, CancellationToken stop) => GoodAsync("Access/key_by_hash.sql", ApiKey.Hash(key), stop);

    /// <summary>The key of somebody who signed in with it, if it is still good.</summary>
    public Task<ApiKey?> NamedAsync(string name, CancellationToken stop) => GoodAsync("Access/key_by_name.sql", name, stop);

    private async Task<ApiKey?> GoodAsync(string file, object by, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var key = await Sql.Query(connection, file, [by], Read, stop).FirstOrDefaultAsync(stop);
        return key is not null && key.IsGood(Now) ? key : null;
    }

    private static ApiKey Read(NpgsqlDataReader row) => new()
    {
        Name = row.GetString(0),
        Prefix = row.GetString(1),
        Roles = [.. row.GetFieldValue<string[]>(2).Select(role => Enum.Parse<Role>(role))],
        Organizations = row.IsDBNull(3) ? null : row.GetFieldValue<string[]>(3),
        CreatedAt = row.GetDateTime(4),
        ExpiresAt = row.IsDBNull(5) ? null : row.GetDateTime(5),
        RevokedAt = row.IsDBNull(6) ? null : row.GetDateTime(6),
    };
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Facts.Domain.Access;

namespace Facts.Store.Access;

/// <summary>A key as it is kept: not the key itself, but its SHA-256. 256 random bits need no salt and no slow hash.</summary>
internal sealed record ApiKey
{
    /// <summary>What every key begins with, so that it is known when it is found where it should not be.</summary>
    public const string Mark = "facts_";

    private const int Bytes = 32, Shown = 12;

    /// <summary>Unique for good, as acts are kept under it: 1 to 64 of <c>A-Z a-z 0-9 . _ -</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The first characters of the key, to know it by.</summary>
    public required string Prefix { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The only organizations it is good for; null for all.</summary>
    public IReadOnlyList<string>? Organizations { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>From then on it is no longer good; null for never.</summary>
    public DateTime? ExpiresAt { get; init; }

    public DateTime? RevokedAt { get; init; }

    public Permit Permit => new(Name, Roles.ToHashSet(), Organizations?.ToHashSet(StringComparer.Ordinal));

    public bool IsGood(DateTime now) => RevokedAt is null && !(ExpiresAt <= now);

    public static string New() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    public static string PrefixOf(string key) => key[..Shown];
}

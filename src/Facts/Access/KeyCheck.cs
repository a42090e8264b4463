using Facts.Domain.Ledger;
using Facts.Domain.Time;

namespace Facts.Access;

/// <summary>
/// Holds keys as the table has them against the events that gave them. What a key is known by, its hash and its first characters, is in no
/// event, so that neither is checked.
/// </summary>
internal static class KeyCheck
{
    public static IReadOnlyList<Finding> Find(IReadOnlyList<ApiKey> keys, IReadOnlyList<KeyAct> acts)
    {
        var given = acts.Where(act => act.Given is not null).DistinctBy(act => act.Given!.Key, StringComparer.Ordinal)
            .ToDictionary(act => act.Given!.Key, StringComparer.Ordinal);
        var revoked = acts.Where(act => act.Revoked is not null).DistinctBy(act => act.Revoked!.Key, StringComparer.Ordinal)
            .ToDictionary(act => act.Revoked!.Key, act => act.Revoked!.RevokedAt ?? AsOf.Print(act.At), StringComparer.Ordinal);
        var findings = new List<Finding>();
        foreach (var key in keys)
        {
            if (!given.TryGetValue(key.Name, out var act))
                findings.Add(new(FindingCodes.KeyNotGiven, $"The key {key.Name} is in the table, and no event gave it."));
            else if (Differences(key, act, revoked.GetValueOrDefault(key.Name)).ToList() is { Count: > 0 } differences)
                findings.Add(new(FindingCodes.KeyChanged, $"The key {key.Name}: {string.Join("; ", differences)}."));
        }

        findings.AddRange(given.Keys.Except(keys.Select(key => key.Name), StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => new Finding(FindingCodes.KeyChanged, $"The key {name} was given, and is in the table no longer.")));
        return findings;
    }

    private static IEnumerable<string> Differences(ApiKey key, KeyAct act, string? revokedAt)
    {
        var given = act.Given!;
        return Compare("its roles were", Words(given.Roles), Words(key.Roles))
            .Concat(Compare("its organizations were", Words(given.Organizations), Words(key.Organizations)))
            .Concat(Compare("it was given", given.GivenAt ?? AsOf.Print(act.At), AsOf.Print(key.CreatedAt)))
            .Concat(Compare("it was to expire", given.ExpiresAt, Print(key.ExpiresAt)))
            .Concat(Compare("it was revoked", revokedAt, Print(key.RevokedAt)));
    }

    private static IEnumerable<string> Compare(string what, string? then, string? now) =>
        then == now ? [] : [$"{what} {then ?? "never"}, and the table says {now ?? "never"}"];

    private static string Words<T>(IEnumerable<T>? all) =>
        all is null ? "all" : string.Join(", ", all.Select(one => one!.ToString()).Order(StringComparer.Ordinal));

    private static string? Print(DateTime? moment) => moment is { } some ? AsOf.Print(some) : null;
}

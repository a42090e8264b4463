using Facts.Domain.Access;
using Facts.Domain.Ledger;
using Facts.Domain.Time;

namespace Facts.Store.Access;

/// <summary>Holds keys as the table has them against the events that gave them.</summary>
internal static class KeyCheck
{
    public static IReadOnlyList<Finding> Find(IReadOnlyList<StoredKey> keys, IReadOnlyList<KeyAct> acts)
    {
        var given = acts.Where(act => act.Given is not null).ToLookup(act => act.Given!.Key, StringComparer.Ordinal);
        var revoked = acts.Where(act => act.Revoked is not null).DistinctBy(act => act.Revoked!.Key, StringComparer.Ordinal)
            .ToDictionary(act => act.Revoked!.Key, act => act.Revoked!.RevokedAt ?? AsOf.Print(act.At), StringComparer.Ordinal);
        var findings = new List<Finding>();
        foreach (var key in keys)
        {
            var name = key.Key.Name;
            if (!given.Contains(name))
                findings.Add(new(FindingCodes.KeyNotGiven, $"The key {name} is in the table, and no event gave it."));
            else if (Differences(key, [.. given[name]], revoked.GetValueOrDefault(name)).ToList() is { Count: > 0 } differences)
                findings.Add(new(FindingCodes.KeyChanged, $"The key {name}: {string.Join("; ", differences)}."));
        }

        findings.AddRange(given.Select(key => key.Key).Except(keys.Select(key => key.Key.Name), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(name => new Finding(FindingCodes.KeyChanged, $"The key {name} was given, and is in the table no longer.")));
        return findings;
    }

    private static IEnumerable<string> Differences(StoredKey stored, IReadOnlyList<KeyAct> acts, string? revokedAt)
    {
        var (key, act, given) = (stored.Key, acts[0], acts[0].Given!);
        return Compare("its roles were", Words(given.Roles), Words(stored.Roles.Select(Word)))
            .Concat(Compare("its organizations were", Words(given.Organizations), Words(key.Organizations)))
            .Concat(Compare("it was given", given.GivenAt ?? AsOf.Print(act.At), AsOf.Print(key.CreatedAt)))
            .Concat(Compare("it was to expire", given.ExpiresAt, Print(key.ExpiresAt)))
            .Concat(Compare("it was revoked", revokedAt, Print(key.RevokedAt)))
            .Concat(Known(stored, [.. acts.Select(one => one.Given!).Where(one => one.Hash is not null)]));
    }

    /// <summary>Events of earlier builds say nothing of what a key is known by.</summary>
    private static IEnumerable<string> Known(StoredKey stored, IReadOnlyList<KeyGiven> known)
    {
        if (known.Count > 1)
            return ["several events say what it is known by"];
        return known is not [var given]
            ? []
            : Compare("its first characters were", given.Prefix, stored.Key.Prefix)
                .Concat(given.Hash == stored.Hash ? [] : ["its hash is not the one that it was given with: it is another key"]);
    }

    private static IEnumerable<string> Compare(string what, string? then, string? now) =>
        then == now ? [] : [$"{what} {then ?? "never"}, and the table says {now ?? "never"}"];

    private static string Words<T>(IEnumerable<T>? all) =>
        all is null ? "all" : string.Join(", ", all.Select(one => one!.ToString()).Order(StringComparer.Ordinal));

    /// <summary>A role as events have it; what is none as it is written.</summary>
    private static string Word(string role) => RoleWords.Find(role.ToLowerInvariant())?.ToString() ?? role;

    private static string? Print(DateTime? moment) => moment is { } some ? AsOf.Print(some) : null;
}

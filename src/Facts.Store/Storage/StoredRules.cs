using Facts.Domain.Rules;
using Npgsql;

namespace Facts.Store.Storage;

/// <summary>
/// The rule set by which a store keeps its tenures. Each organization says by which its own are kept, so that a store can be moved to
/// another one beside readers and writers; the store says which new organizations get.
/// </summary>
internal static class StoredRules
{
    public const string Setting = "rule";

    /// <summary>The rules of that name; the first where nothing is said, as older builds knew no others.</summary>
    /// <exception cref="InvalidOperationException">This build does not know them; a newer one does.</exception>
    public static RuleSet Of(string? name) => name is null ? RuleSet.Editorial1
        : RuleSet.Find(name) ?? throw new InvalidOperationException($"There is no rule set '{name}'.");

    /// <summary>What new organizations get.</summary>
    public static async Task<RuleSet> OfStoreAsync(NpgsqlConnection database, CancellationToken stop) => Of(
        await Sql.Query(database, "Storage/rule.sql", [], r => r.Text(0), stop).FirstOrDefaultAsync(stop));

    /// <summary>An organization's; the store's where there is none.</summary>
    public static async Task<RuleSet> OfAsync(NpgsqlConnection database, string organization, CancellationToken stop) => Of(
        await Sql.Query(database, "Storage/rule_of.sql", [organization], r => r.Text(0), stop).FirstAsync(stop));
}

using Facts.Store.Storage;
using Weasel.Core;
using Weasel.Postgresql.Tables;

namespace Facts.Store.Access;

/// <summary>API keys, and sessions in browsers that were ended.</summary>
internal static class AccessTables
{
    public static IEnumerable<ISchemaObject> All => [ApiKeys(), EndedSessions()];

    private static Table ApiKeys()
    {
        var table = FactsTable.Of("api_keys");
        table.AddColumn<string>("name").AsPrimaryKey();
        table.AddColumn<string>("prefix").NotNull();
        // SHA-256 of the key.
        table.AddColumn("hash", "bytea").NotNull();
        table.AddColumn("roles", "text[]").NotNull();
        table.AddColumn("organizations", "text[]").AllowNulls();
        table.AddColumn("created_at", "timestamptz").NotNull();
        table.AddColumn("expires_at", "timestamptz").AllowNulls();
        table.AddColumn("revoked_at", "timestamptz").AllowNulls();
        table.Indexes.Add(new IndexDefinition("api_keys_by_hash") { Columns = ["hash"], IsUnique = true });
        return table;
    }

    private static Table EndedSessions()
    {
        var table = FactsTable.Of("ended_sessions");
        table.AddColumn<string>("session").AsPrimaryKey();
        table.AddColumn("ended_at", "timestamptz").NotNull();
        return table;
    }
}

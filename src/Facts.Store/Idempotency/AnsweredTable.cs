using Facts.Store.Storage;
using Weasel.Postgresql.Tables;

namespace Facts.Store.Idempotency;

/// <summary>What was answered to requests with an <c>Idempotency-Key</c>, so that the same request gets the same answer.</summary>
internal static class AnsweredTable
{
    public static IEnumerable<Table> All => [Answered()];

    private static Table Answered()
    {
        var table = FactsTable.Of("answered");
        // Each caller has keys of their own.
        table.AddColumn<string>("caller").AsPrimaryKey();
        table.AddColumn<string>("key").AsPrimaryKey();
        // SHA-256 of method, address and body.
        table.AddColumn("request", "bytea").NotNull();
        table.AddColumn("status", "integer").NotNull();
        table.AddColumn<string>("type").NotNull();
        table.AddColumn<string>("location").AllowNulls();
        table.AddColumn<string>("etag").AllowNulls();
        table.AddColumn("body", "bytea").NotNull();
        table.AddColumn("answered_at", "timestamptz").NotNull();
        table.Indexes.Add(new IndexDefinition("answered_by_time") { Columns = ["answered_at"] });
        return table;
    }
}

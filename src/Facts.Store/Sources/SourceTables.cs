using Facts.Store.Storage;
using Weasel.Postgresql.Tables;

namespace Facts.Store.Sources;

internal static class SourceTables
{
    public static IEnumerable<Table> All => [Sources(), Revisions()];

    private static Table Sources()
    {
        var table = FactsTable.Of("sources");
        table.AddColumn<string>("id").AsPrimaryKey();
        // As it was recorded, with the title and the owners that it has now.
        table.AddColumn("source", "jsonb").NotNull();
        table.AddColumn("recorded_at", "timestamptz").NotNull();
        // Titles that were replaced, oldest first; null when none was.
        table.AddColumn("former", "text[]").AllowNulls();
        return table;
    }

    /// <summary>Later snapshots of sources. What one says stands in its event and nowhere else.</summary>
    private static Table Revisions()
    {
        var table = FactsTable.Of("source_revisions");
        table.AddColumn<string>("source").AsPrimaryKey();
        // From 2: the text that the source was recorded with is the first.
        table.AddColumn<int>("revision").AsPrimaryKey();
        table.AddColumn("event", "uuid").NotNull();
        return table;
    }
}

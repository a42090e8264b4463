using Facts.Storage;
using Weasel.Postgresql.Tables;

namespace Facts.Sources;

internal static class SourceTables
{
    public static IEnumerable<Table> All => [Sources(), Revisions()];

    private static Table Sources()
    {
        var table = MartenSetup.Table("sources");
        table.AddColumn<string>("id").AsPrimaryKey();
        table.AddColumn("source", "jsonb").NotNull();
        table.AddColumn("recorded_at", "timestamptz").NotNull();
        return table;
    }

    /// <summary>Later snapshots of sources. What one says stands in its event and nowhere else.</summary>
    private static Table Revisions()
    {
        var table = MartenSetup.Table("source_revisions");
        table.AddColumn<string>("source").AsPrimaryKey();
        // From 2: the text that the source was recorded with is the first.
        table.AddColumn<int>("revision").AsPrimaryKey();
        table.AddColumn("event", "uuid").NotNull();
        return table;
    }
}

using Facts.Storage;
using Weasel.Postgresql.Tables;

namespace Facts.Sources;

internal static class SourceTables
{
    public static IEnumerable<Table> All => [Sources()];

    private static Table Sources()
    {
        var table = MartenSetup.Table("sources");
        table.AddColumn<string>("id").AsPrimaryKey();
        table.AddColumn("source", "jsonb").NotNull();
        table.AddColumn("recorded_at", "timestamptz").NotNull();
        return table;
    }
}

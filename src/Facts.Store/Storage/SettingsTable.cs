using Weasel.Postgresql.Tables;

namespace Facts.Store.Storage;

/// <summary>What a database says of itself: which build made its schema, and whether the seeds were brought in.</summary>
internal static class SettingsTable
{
    public static IEnumerable<Table> All => [Settings()];

    private static Table Settings()
    {
        var table = FactsTable.Of("settings");
        table.AddColumn<string>("name").AsPrimaryKey();
        table.AddColumn<string>("value").NotNull();
        return table;
    }
}

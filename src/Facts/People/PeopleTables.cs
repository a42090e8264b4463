using Facts.Storage;
using Weasel.Postgresql.Tables;

namespace Facts.People;

internal static class PeopleTables
{
    public static IEnumerable<Table> All => [People()];

    /// <summary>Declared people. One that only claims name is not here, and is called by their id.</summary>
    private static Table People()
    {
        var table = MartenSetup.Table("people");
        table.AddColumn<string>("id").AsPrimaryKey();
        table.AddColumn<string>("name").NotNull();
        table.AddColumn("aliases", "text[]").NotNull();
        table.AddColumn("recorded_at", "timestamptz").NotNull();
        return table;
    }
}

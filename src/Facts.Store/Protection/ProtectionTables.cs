using Facts.Store.Storage;
using Weasel.Postgresql.Tables;

namespace Facts.Store.Protection;

internal static class ProtectionTables
{
    public static IEnumerable<Table> All => [Keys()];

    /// <summary>Keys of ASP.NET's data protection, as it writes them. None is ever taken away: what it encrypted would be lost.</summary>
    private static Table Keys()
    {
        var table = FactsTable.Of("protection_keys");
        table.AddColumn("id", "bigserial").AsPrimaryKey();
        table.AddColumn<string>("name").NotNull();
        table.AddColumn<string>("element").NotNull();
        table.AddColumn("made_at", "timestamptz").NotNull();
        return table;
    }
}

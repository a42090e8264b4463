using Facts.Store.Storage;
using Weasel.Postgresql.Tables;

namespace Facts.Store.Search;

internal static class SearchTables
{
    public static IEnumerable<Table> All => [Search()];

    /// <summary>
    /// Words by which people, organizations, posts, sources and claims are found. It is filled behind the ledger, and no save waits for it;
    /// what is found is read from where it stands.
    /// </summary>
    private static Table Search()
    {
        var table = FactsTable.Of("search");
        table.AddColumn<string>("kind").AsPrimaryKey();
        // Of a post; else empty.
        table.AddColumn<string>("organization").AsPrimaryKey();
        table.AddColumn<string>("id").AsPrimaryKey();
        // The last leaf that changed the words.
        table.AddColumn("leaf", "bigint").NotNull();
        table.AddColumn("words", "tsvector").NotNull();
        table.Indexes.Add(new IndexDefinition("search_by_words") { Method = IndexMethod.gin, Columns = ["words"] });
        return table;
    }
}

using Facts.Store.Storage;
using Weasel.Postgresql.Tables;

namespace Facts.Store.Claims;

internal static class ClaimTables
{
    public static IEnumerable<Table> All => [Claims(), FormerWordings(), Acts()];

    /// <summary>Every claim as it stands now; <c>post</c> and <c>person</c> are those of the wording in force.</summary>
    private static Table Claims()
    {
        var table = FactsTable.Of("claims");
        table.AddColumn<string>("id").AsPrimaryKey();
        // The event that recorded it.
        table.AddColumn("event", "uuid").NotNull();
        table.AddColumn<string>("organization").NotNull();
        table.AddColumn<string>("source").NotNull();
        table.AddColumn("post", "bigint").AllowNulls();
        table.AddColumn<string>("person").AllowNulls();
        // As it stands now; null while it is as its event has it (see ClaimRows).
        table.AddColumn("claim", "jsonb").AllowNulls();
        table.Indexes.Add(new IndexDefinition("claims_by_post") { Columns = ["post", "person"] });
        table.Indexes.Add(new IndexDefinition("claims_by_person") { Columns = ["person"] });
        table.Indexes.Add(new IndexDefinition("claims_by_source") { Columns = ["source", "organization"] });
        // Who signed a threat, whom a plan concerns.
        table.Indexes.Add(new IndexDefinition("claims_naming")
        {
            Method = IndexMethod.gin,
            Columns = ["claim"],
            Mask = "? jsonb_path_ops",
            Predicate = "post is null",
        });
        table.Indexes.Add(new IndexDefinition("claims_off_posts") { Columns = ["organization"], Predicate = "post is null" });
        return table;
    }

    /// <summary>Claims that were about another post or person before a correction: the days they spoke of are set aside there.</summary>
    private static Table FormerWordings()
    {
        var table = FactsTable.Of("former_wordings");
        table.AddColumn("post", "bigint").AsPrimaryKey();
        table.AddColumn<string>("person").AsPrimaryKey();
        table.AddColumn<string>("claim").AsPrimaryKey();
        return table;
    }

    /// <summary>What happened to a claim after it was recorded, in acts of editors and denials: events.</summary>
    private static Table Acts()
    {
        var table = FactsTable.Of("acts");
        table.AddColumn<string>("claim").AsPrimaryKey();
        table.AddColumn("event", "uuid").AsPrimaryKey();
        return table;
    }
}

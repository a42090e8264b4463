using Facts.Store.Storage;
using Weasel.Postgresql.Tables;

namespace Facts.Store.Organizations;

internal static class OrganizationTables
{
    public static IEnumerable<Table> All => [Organizations(), Posts(), Identities()];

    /// <summary>One row an organization that anything is recorded of; <c>name</c> is null until declared.</summary>
    private static Table Organizations()
    {
        var table = FactsTable.Of("organizations");
        table.AddColumn<string>("id").AsPrimaryKey();
        table.AddColumn<string>("name").AllowNulls();
        table.AddColumn("aliases", "text[]").AllowNulls();
        // The latest recorded time in its stream: what comes next can't be earlier.
        table.AddColumn("recorded_at", "timestamptz").NotNull();
        // Names that were replaced, oldest first; null when none was.
        table.AddColumn("former", "text[]").AllowNulls();
        // The rule set by which its tenures are kept; null for the first, which older builds knew only.
        table.AddColumn<string>("rule").AllowNulls();
        table.Indexes.Add(new IndexDefinition("organizations_renamed") { Columns = ["id"], Predicate = "former IS NOT NULL" });
        // Every save writes the recorded time anew: with room in its page no index has to know.
        table.WithFillFactor(90);
        // For names as they are typed, and begun; in the order of code points, whatever order the database keeps.
        table.Indexes.Add(new IndexDefinition("organizations_by_name") { Columns = ["lower(COALESCE(name, id))"], Collation = "C" });
        table.Indexes.Add(new IndexDefinition("organizations_with_aliases") { Columns = ["id"], Predicate = "cardinality(aliases) > 0" });
        return table;
    }

    /// <summary>
    /// One row a post that anything is recorded of; <c>name</c> is null until declared. Its key stands for it in tenures.
    /// </summary>
    private static Table Posts()
    {
        var table = FactsTable.Of("posts");
        table.AddColumn("key", "bigserial").AsPrimaryKey();
        table.AddColumn<string>("organization").NotNull();
        table.AddColumn<string>("id").NotNull();
        table.AddColumn<string>("name").AllowNulls();
        table.AddColumn("seats", "integer").AllowNulls();
        table.Indexes.Add(new IndexDefinition("posts_by_id") { Columns = ["organization", "id"], IsUnique = true });
        return table;
    }

    /// <summary>Which people are one, in claims about an organization.</summary>
    private static Table Identities()
    {
        var table = FactsTable.Of("identities");
        table.AddColumn<string>("organization").AsPrimaryKey();
        table.AddColumn<string>("person").AsPrimaryKey();
        table.AddColumn<string>("same_as").AsPrimaryKey();
        table.Indexes.Add(new IndexDefinition("identities_by_person") { Columns = ["person"] });
        table.Indexes.Add(new IndexDefinition("identities_by_same_as") { Columns = ["same_as"] });
        return table;
    }
}

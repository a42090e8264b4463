using Facts.Store.Storage;
using Weasel.Postgresql.Tables;

namespace Facts.Store.People;

internal static class PeopleTables
{
    public static IEnumerable<Table> All => [People(), IdentityDecisions()];

    /// <summary>Declared people. One that only claims name is not here, and is called by their id.</summary>
    private static Table People()
    {
        var table = FactsTable.Of("people");
        table.AddColumn<string>("id").AsPrimaryKey();
        table.AddColumn<string>("name").NotNull();
        table.AddColumn("aliases", "text[]").NotNull();
        table.AddColumn("recorded_at", "timestamptz").NotNull();
        // The organizations that whoever declared them was limited to; null when that was somebody who is not.
        table.AddColumn("home", "text[]").AllowNulls();
        // Names that were replaced, oldest first; null when none was.
        table.AddColumn("former", "text[]").AllowNulls();
        // What the person is, where that is no human being: "organization".
        table.AddColumn("kind", "text").AllowNulls();
        table.Indexes.Add(new IndexDefinition("people_renamed") { Columns = ["id"], Predicate = "former IS NOT NULL" });
        // As for organizations.
        table.Indexes.Add(new IndexDefinition("people_by_name") { Columns = ["lower(name)"], Collation = "C" });
        table.Indexes.Add(new IndexDefinition("people_with_aliases") { Columns = ["id"], Predicate = "cardinality(aliases) > 0" });
        return table;
    }

    /// <summary>
    /// Who was decided to be one person, or two, in each stream that keeps the decision; <c>identities</c> has what stands of it now. In
    /// people's own streams (no <c>organization</c>) recorded times need not rise with the number: an imported ledger may have its own.
    /// </summary>
    private static Table IdentityDecisions()
    {
        var table = FactsTable.Of("identity_decisions");
        table.AddColumn<string>("organization").AsPrimaryKey();
        table.AddColumn("number", "bigint").AsPrimaryKey();
        table.AddColumn<string>("person").NotNull();
        table.AddColumn<string>("other").NotNull();
        table.AddColumn("same", "boolean").NotNull();
        table.AddColumn("recorded_at", "timestamptz").NotNull();
        table.Indexes.Add(new IndexDefinition("identity_decisions_by_person") { Columns = ["person"] });
        table.Indexes.Add(new IndexDefinition("identity_decisions_by_other") { Columns = ["other"] });
        return table;
    }
}

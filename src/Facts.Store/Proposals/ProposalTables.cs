using Facts.Store.Storage;
using Weasel.Postgresql.Tables;

namespace Facts.Store.Proposals;

internal static class ProposalTables
{
    public static IEnumerable<Table> All => [Proposals()];

    /// <summary>
    /// What somebody proposed, and what became of it. Of what it would change nothing is kept: that is reckoned anew for whoever looks, and
    /// has names of people that may have been erased.
    /// </summary>
    private static Table Proposals()
    {
        var table = FactsTable.Of("proposals");
        table.AddColumn<string>("id").AsPrimaryKey();
        // ruling or redaction.
        table.AddColumn<string>("kind").NotNull();
        table.AddColumn("act", "jsonb").NotNull();
        // The claim of a ruling, and the version of it that was seen.
        table.AddColumn<string>("claim").AllowNulls();
        table.AddColumn("version", "bigint").AllowNulls();
        // Those that it bears upon; none for all.
        table.AddColumn("organizations", "text[]").NotNull();
        table.AddColumn<string>("proposed_by").NotNull();
        table.AddColumn("proposed_at", "timestamptz").NotNull();
        // open, approved, rejected or withdrawn.
        table.AddColumn<string>("state").NotNull();
        table.AddColumn<string>("decided_by").AllowNulls();
        table.AddColumn("decided_at", "timestamptz").AllowNulls();
        table.AddColumn<string>("note").AllowNulls();
        // The events of one that was approved.
        table.AddColumn("events", "uuid[]").NotNull();
        table.Indexes.Add(new IndexDefinition("proposals_by_state") { Columns = ["state", "proposed_at", "id"] });
        return table;
    }
}

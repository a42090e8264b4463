using Facts.Store.Storage;
using Weasel.Core;
using Weasel.Postgresql.Functions;
using Weasel.Postgresql.Tables;

namespace Facts.Store.Ledger;

/// <summary>The log of what was recorded, and the triggers that keep it as it was written.</summary>
internal static class LedgerTables
{
    public static IEnumerable<ISchemaObject> All =>
    [
        Leaves(), Tiles(), Checkpoints(), Salts(),
        Function.ForSql(Sql.File("Ledger/refuse_change.sql")),
        new StaysTrigger("leaves"), new StaysTrigger("tiles"), new StaysTrigger("checkpoints"),
    ];

    /// <summary>One row an event; <c>index</c> counts from 0 without a gap.</summary>
    private static Table Leaves()
    {
        var table = FactsTable.Of("leaves");
        table.AddColumn("index", "bigint").AsPrimaryKey();
        table.AddColumn("event", "uuid").NotNull();
        table.AddColumn("sequence", "bigint").NotNull();
        // Canonical JSON, the very bytes that are hashed.
        table.AddColumn("leaf", "bytea").NotNull();
        table.Indexes.Add(new IndexDefinition("leaves_by_event") { Columns = ["event"], IsUnique = true });
        table.Indexes.Add(new IndexDefinition("leaves_by_sequence") { Columns = ["sequence"], IsUnique = true });
        return table;
    }

    /// <summary>Full tiles of 256 hashes, so that a proof reads a few rows however long the log is.</summary>
    private static Table Tiles()
    {
        var table = FactsTable.Of("tiles");
        table.AddColumn("level", "integer").AsPrimaryKey();
        table.AddColumn("index", "bigint").AsPrimaryKey();
        table.AddColumn("hashes", "bytea").NotNull();
        table.AddColumn("root", "bytea").NotNull();
        return table;
    }

    /// <summary>Signed notes. One that was cosigned is there again, with the further signature.</summary>
    private static Table Checkpoints()
    {
        var table = FactsTable.Of("checkpoints");
        table.AddColumn("id", "bigserial").AsPrimaryKey();
        table.AddColumn("size", "bigint").NotNull();
        table.AddColumn<string>("note").NotNull();
        return table;
    }

    /// <summary>
    /// What opens the commitments of a leaf: a salt for each field. The only table of the ledger from which anything may go.
    /// </summary>
    private static Table Salts()
    {
        var table = FactsTable.Of("salts");
        table.AddColumn("leaf", "bigint").AsPrimaryKey();
        table.AddColumn("fields", "text[]").NotNull();
        table.AddColumn("salts", "bytea[]").NotNull();
        return table;
    }
}

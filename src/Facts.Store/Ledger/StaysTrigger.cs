using System.Data.Common;
using Facts.Store.Storage;
using Weasel.Core;
using Weasel.Postgresql;

namespace Facts.Store.Ledger;

/// <summary>
/// The trigger that refuses to change a table of the ledger, and the grants that go with it. Weasel's own trigger is not used: it
/// compares text with what PostgreSQL prints, which depends on the search path, and would make the trigger anew at each check.
/// </summary>
internal sealed class StaysTrigger(string table) : ISchemaObject
{
    private string Definition =>
        $"CREATE TRIGGER {table}_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON {FactsTable.Schema}.{table} "
        + $"FOR EACH STATEMENT EXECUTE FUNCTION {FactsTable.Schema}.refuse_change()";

    public DbObjectName Identifier => PostgresqlProvider.Instance.Parse($"{FactsTable.Schema}.{table}_stay");

    public IEnumerable<DbObjectName> AllNames() => [Identifier];

    public void WriteCreateStatement(Migrator migrator, TextWriter writer)
    {
        WriteDropStatement(migrator, writer);
        writer.WriteLine(Definition + ";");
        // An owner may take the grants back, but has to say so.
        writer.WriteLine($"revoke update, delete, truncate on {FactsTable.Schema}.{table} from public, current_user;");
    }

    public void WriteDropStatement(Migrator migrator, TextWriter writer) =>
        writer.WriteLine($"drop trigger if exists {table}_stay on {FactsTable.Schema}.{table};");

    public void ConfigureQueryCommand(Weasel.Core.DbCommandBuilder builder)
    {
        builder.Append("select pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid ");
        builder.Append($"join pg_namespace n on n.oid = c.relnamespace where n.nspname = '{FactsTable.Schema}' ");
        builder.Append($"and c.relname = '{table}' ");
        builder.Append($"and t.tgname = '{table}_stay' and t.tgenabled = 'O';");
    }

    public async Task<ISchemaObjectDelta> CreateDeltaAsync(DbDataReader reader, CancellationToken ct = default)
    {
        var there = await reader.ReadAsync(ct) && Unqualified(reader.GetString(0)) == Unqualified(Definition);
        return new SchemaObjectDelta(this, there ? SchemaPatchDifference.None : SchemaPatchDifference.Update);
    }

    // PostgreSQL leaves a schema out that is on the search path.
    private static string Unqualified(string definition) =>
        definition.Replace($"{FactsTable.Schema}.", "", StringComparison.Ordinal);
}

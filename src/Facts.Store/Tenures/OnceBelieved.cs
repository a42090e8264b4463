using System.Data.Common;
using Facts.Store.Storage;
using Weasel.Core;
using Weasel.Postgresql;

namespace Facts.Store.Tenures;

/// <summary>
/// The same tenure of the same claims was not believed twice at once: no two equal rows overlap in both times. Its index, with both times
/// in it, is the one that questions of what was believed once are answered by; most tenures never come here. For what is believed now
/// <c>tenures_believed</c> says the same, in an import's time (<see cref="TenureTables"/>).
/// </summary>
/// <remarks>Claims stand in <c>detail</c>, by a hash: 64 bits, of which no post has enough to see two alike.</remarks>
internal sealed class OnceBelieved : ISchemaObject
{
    public const string Name = "tenures_once_believed";

    private const string Table = $"{FactsTable.Schema}.tenures";

    private const string Definition =
        "EXCLUDE USING gist (post WITH =, valid WITH &&, known WITH &&, person WITH =, hashtextextended(detail, (0)::bigint) WITH =) "
        + "WHERE ((NOT upper_inf(known)))";

    public DbObjectName Identifier => PostgresqlProvider.Instance.Parse($"{FactsTable.Schema}.{Name}");

    public IEnumerable<DbObjectName> AllNames() => [Identifier];

    public void WriteCreateStatement(Migrator migrator, TextWriter writer)
    {
        WriteDropStatement(migrator, writer);
        writer.WriteLine($"alter table {Table} add constraint {Name} {Definition};");
    }

    public void WriteDropStatement(Migrator migrator, TextWriter writer) =>
        writer.WriteLine($"alter table {Table} drop constraint if exists {Name};");

    public void ConfigureQueryCommand(Weasel.Core.DbCommandBuilder builder)
    {
        builder.Append("select pg_get_constraintdef(o.oid) from pg_constraint o join pg_class c on c.oid = o.conrelid ");
        builder.Append($"join pg_namespace n on n.oid = c.relnamespace where n.nspname = '{FactsTable.Schema}' and o.conname = '{Name}';");
    }

    public async Task<ISchemaObjectDelta> CreateDeltaAsync(DbDataReader reader, CancellationToken ct = default)
    {
        var there = await reader.ReadAsync(ct) && reader.GetString(0) == Definition;
        return new SchemaObjectDelta(this, there ? SchemaPatchDifference.None : SchemaPatchDifference.Update);
    }
}

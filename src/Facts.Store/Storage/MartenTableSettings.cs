using System.Data.Common;
using Weasel.Core;
using Weasel.Postgresql;

namespace Facts.Store.Storage;

/// <summary>
/// Storage parameters of a table that Marten makes, which takes none from us. What somebody set otherwise is set back: they are
/// part of the schema.
/// </summary>
internal sealed class MartenTableSettings(string table, params (string Name, string Value)[] settings) : ISchemaObject
{
    private string Table => $"{FactsTable.Schema}.{table}";

    public DbObjectName Identifier => PostgresqlProvider.Instance.Parse($"{Table}_settings");

    public IEnumerable<DbObjectName> AllNames() => [Identifier];

    public void WriteCreateStatement(Migrator migrator, TextWriter writer) =>
        writer.WriteLine($"alter table {Table} set ({string.Join(", ", settings.Select(one => $"{one.Name} = {one.Value}"))});");

    public void WriteDropStatement(Migrator migrator, TextWriter writer) =>
        writer.WriteLine($"alter table {Table} reset ({string.Join(", ", settings.Select(one => one.Name))});");

    public void ConfigureQueryCommand(Weasel.Core.DbCommandBuilder builder)
    {
        builder.Append("select unnest(c.reloptions) from pg_class c join pg_namespace n on n.oid = c.relnamespace ");
        builder.Append($"where n.nspname = '{FactsTable.Schema}' and c.relname = '{table}';");
    }

    public async Task<ISchemaObjectDelta> CreateDeltaAsync(DbDataReader reader, CancellationToken ct = default)
    {
        var there = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
            there.Add(reader.GetString(0));
        var all = settings.All(one => there.Contains($"{one.Name}={one.Value}"));
        return new SchemaObjectDelta(this, all ? SchemaPatchDifference.None : SchemaPatchDifference.Update);
    }
}

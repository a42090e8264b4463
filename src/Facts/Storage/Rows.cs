using Npgsql;

namespace Facts.Storage;

/// <summary>New rows of one table. A few go in with the other statements of a save, many by binary COPY: one definition serves both.</summary>
internal abstract class Rows(string table)
{
    /// <summary>
    /// From here on COPY is quicker than its two additional round trips cost.
    /// </summary>
    private const int Many = 100;

    private readonly List<Column> _columns = [];

    public bool AreMany => _columns[0].Count >= Many;

    public bool AreNone => _columns[0].Count == 0;

    /// <summary>One statement with the columns as arrays.</summary>
    public NpgsqlBatchCommand Insert()
    {
        var names = string.Join(", ", _columns.Select(column => column.Name));
        var parameters = string.Join(", ", Enumerable.Range(1, _columns.Count).Select(number => $"${number}"));
        var insert = new NpgsqlBatchCommand($"insert into {table} ({names}) select * from unnest({parameters})");
        foreach (var column in _columns)
            insert.Parameters.Add(column.Parameter());
        return insert;
    }

    public async Task CopyAsync(NpgsqlConnection database, CancellationToken stop)
    {
        var names = string.Join(", ", _columns.Select(column => column.Name));
        await using var copy = await database.BeginBinaryImportAsync($"copy {table} ({names}) from stdin (format binary)", stop);
        // Not awaited: a field is a copy into a buffer, and awaiting ten of them a row took as long as all else that is done with the row.
        for (var row = 0; row < _columns[0].Count; row++)
        {
            copy.StartRow();
            foreach (var column in _columns)
                column.Write(copy, row);
        }

        await copy.CompleteAsync(stop);
    }

    protected Column<T> Column<T>(string name, NpgsqlTypes.NpgsqlDbType type)
    {
        var column = new Column<T>(name, type);
        _columns.Add(column);
        return column;
    }
}

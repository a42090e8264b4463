using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Facts.Store.Storage;

/// <summary>New rows of one table. A few go in with the other statements of a save, many by binary COPY: one definition serves both.</summary>
internal abstract class Rows(string table)
{
    /// <summary>
    /// From here on COPY is quicker than its two additional round trips cost.
    /// </summary>
    private const int Many = 100;

    /// <summary>As many bytes are sent at a time.</summary>
    private const int Stretch = 64_000;

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
        await using var copy = await database.BeginRawBinaryCopyAsync($"copy {table} ({names}) from stdin (format binary)", stop);
        var buffer = new CopyBuffer();
        for (var row = 0; row < _columns[0].Count; row++)
        {
            buffer.Row(_columns.Count);
            try
            {
                foreach (var column in _columns)
                    column.Write(buffer, row);
            }
            catch (EncoderFallbackException)
            {
                // Else what was sent so far would be taken for all there is.
                await copy.CancelAsync();
                throw;
            }

            if (buffer.Written.Length < Stretch)
                continue;
            await copy.WriteAsync(buffer.Written, CancellationToken.None);
            buffer.Clear();
        }

        buffer.End();
        await copy.WriteAsync(buffer.Written, CancellationToken.None);
    }

    protected Column<long> Bigint(string name) => Add<long>(name, NpgsqlDbType.Bigint, static (to, value) => to.Write(value));

    protected Column<long?> BigintOrNull(string name) => Add<long?>(name, NpgsqlDbType.Bigint, static (to, value) => to.Write(value!.Value));

    protected Column<short> Smallint(string name) => Add<short>(name, NpgsqlDbType.Smallint, static (to, value) => to.Write(value));

    protected Column<Guid> Uuid(string name) => Add<Guid>(name, NpgsqlDbType.Uuid, static (to, value) => to.Write(value));

    protected Column<string?> Text(string name) => Add<string?>(name, NpgsqlDbType.Text, static (to, value) => to.Write(value!));

    protected Column<string?> Json(string name) => Add<string?>(name, NpgsqlDbType.Jsonb, static (to, value) => to.WriteJson(value!));

    protected Column<DateTime> Time(string name) => Add<DateTime>(name, NpgsqlDbType.TimestampTz, static (to, value) => to.Write(value));

    protected Column<NpgsqlRange<DateTime>> Range(string name) =>
        Add<NpgsqlRange<DateTime>>(name, NpgsqlDbType.TimestampTzRange, static (to, value) => to.Write(value));

    private Column<T> Add<T>(string name, NpgsqlDbType type, Action<CopyBuffer, T> write)
    {
        var column = new Column<T>(name, type, write);
        _columns.Add(column);
        return column;
    }
}

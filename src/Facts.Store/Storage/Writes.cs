using Marten;
using Npgsql;

namespace Facts.Store.Storage;

/// <summary>What a save writes: statements, then new rows. The number of round trips does not grow with the save.</summary>
internal sealed class Writes
{
    private readonly List<NpgsqlBatchCommand> _statements = [];
    private readonly List<Rows> _rows = [];

    /// <summary>Adds a statement; it runs before any new row is written.</summary>
    public void Add(string file, params object?[] parameters)
    {
        var statement = new NpgsqlBatchCommand(Sql.File(file));
        foreach (var parameter in parameters)
            statement.Parameters.Add(parameter as NpgsqlParameter ?? new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        _statements.Add(statement);
    }

    /// <summary>Adds rows; tables are written in the order in which they were added.</summary>
    public void Add(Rows rows)
    {
        if (!rows.AreNone)
            _rows.Add(rows);
    }

    /// <summary>Rows of some table are to be copied, once the statements have run.</summary>
    public bool AreMany => _rows.Any(rows => rows.AreMany);

    /// <summary>Everything by itself, for what appends no events.</summary>
    public async Task RunAsync(NpgsqlConnection database, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(database);
        foreach (var statement in Batched())
            batch.BatchCommands.Add(statement);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(stop);
        await CopyAsync(database, stop);
    }

    /// <summary>Adds all but what is to be copied to what a Marten session sends.</summary>
    public void QueueOn(IDocumentOperations session)
    {
        foreach (var statement in Batched())
            session.QueueOperation(new SqlOperation(statement));
    }

    /// <summary>Copies rows that are many.</summary>
    public async Task CopyAsync(NpgsqlConnection database, CancellationToken stop)
    {
        foreach (var rows in _rows.Where(rows => rows.AreMany))
            await rows.CopyAsync(database, stop);
    }

    private IEnumerable<NpgsqlBatchCommand> Batched() =>
        _statements.Concat(_rows.Where(rows => !rows.AreMany).Select(rows => rows.Insert()));
}

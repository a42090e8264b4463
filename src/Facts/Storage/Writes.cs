using Npgsql;

namespace Facts.Storage;

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

    /// <param name="database">A connection in the transaction of the save.</param>
    /// <param name="then">Is read after all is written, in the same round trip.</param>
    /// <param name="stop">Gives up.</param>
    public Task RunAsync(NpgsqlConnection database, Reads then, CancellationToken stop) => RunAsync(database, then, commits: false, stop);

    public Task RunAsync(NpgsqlConnection database, CancellationToken stop) => RunAsync(database, new Reads(), stop);

    /// <summary>Writes, reads, and commits the transaction: in the same round trip, unless the rows are many.</summary>
    public async Task CommitAsync(NpgsqlTransaction transaction, Reads then, CancellationToken stop)
    {
        var database = transaction.Connection!;
        var commits = !_rows.Any(rows => rows.AreMany);
        await RunAsync(database, then, commits, stop);
        if (!commits)
            await transaction.CommitAsync(stop);
    }

    private async Task RunAsync(NpgsqlConnection database, Reads then, bool commits, CancellationToken stop)
    {
        var few = _statements.Concat(_rows.Where(rows => !rows.AreMany).Select(rows => rows.Insert()));
        await then.RunAsync(database, few, commits ? [new NpgsqlBatchCommand("commit")] : [], stop);
        foreach (var rows in _rows.Where(rows => rows.AreMany))
            await rows.CopyAsync(database, stop);
    }
}

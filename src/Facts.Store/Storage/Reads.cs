using Marten;
using Npgsql;

namespace Facts.Store.Storage;

/// <summary>
/// Statements that are sent together and answered together: one round trip, however many. They run in their order, each on what was
/// committed when it starts; so a lock that is taken by one holds for what the next reads.
/// </summary>
internal sealed class Reads
{
    private readonly List<(NpgsqlBatchCommand Statement, Action<NpgsqlDataReader>? Row)> _all = [];

    /// <summary>Adds a statement of which nothing is read.</summary>
    public void Add(string file, object?[] parameters) => Add(file, parameters, null);

    /// <summary>Adds a query; <paramref name="row"/> is called for each of its rows.</summary>
    public void Add(string file, object?[] parameters, Action<NpgsqlDataReader>? row)
    {
        var statement = new NpgsqlBatchCommand(Sql.File(file));
        foreach (var parameter in parameters)
            statement.Parameters.Add(new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        _all.Add((statement, row));
    }

    public async Task RunAsync(NpgsqlConnection database, CancellationToken stop)
    {
        if (_all.Count == 0)
            return;
        await using var batch = new NpgsqlBatch(database);
        foreach (var (statement, _) in _all)
            batch.BatchCommands.Add(statement);
        await using var reader = await batch.ExecuteReaderAsync(stop);
        foreach (var (_, row) in _all.Where(one => one.Row is not null))
        {
            while (await reader.ReadAsync(stop))
                row!(reader);
            await reader.NextResultAsync(stop);
        }
    }

    /// <summary>Adds all to what a Marten session sends.</summary>
    public void QueueOn(IDocumentOperations session)
    {
        foreach (var (statement, row) in _all)
            session.QueueOperation(row is null ? new SqlOperation(statement) : new SqlQuery(statement, row));
    }
}

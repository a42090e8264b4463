using Facts.Domain;
using Facts.Store.Answers;
using Facts.Store.Setup;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Api.Hosting;

/// <summary>Whether requests can be served now, or why not: <c>draining</c>, <c>no-database</c>, <c>disk-full</c> or
/// <c>migration-missing</c>.</summary>
internal sealed class Readiness(Database database, Drain drain, TimeProvider clock)
{
    /// <summary>Whoever asks every few seconds gives up soon (Kubernetes: after one; the image's own check: after five).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly Refusal
        NoDatabase = new("no-database", "The database cannot be reached."),
        FullDisk = new("disk-full", "The database's disk is full: nothing can be recorded."),
        NoTables = new("migration-missing", "The database's tables are not those of this build: facts ops db-apply makes them so.");

    private readonly Schema _schema = new(database);

    public async Task<Refusal?> CheckAsync(CancellationToken stop)
    {
        if (drain.HasBegun)
            return Drain.Refusal;
        try
        {
            // A server that hangs does not hear either that it is to give up. Npgsql waits some seconds for that; nobody else need.
            return await ServesAsync(stop).WaitAsync(Patience, stop) ? FullFolder() : NoTables;
        }
        catch (Exception problem) when (DatabaseTrouble.In(problem) is { } trouble)
        {
            return trouble.SqlState == PostgresErrorCodes.DiskFull ? FullDisk : FullFolder() ?? NoDatabase;
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return NoDatabase;
        }
    }

    /// <summary>What an operator ought to know of a service that is ready; null for nothing.</summary>
    public async Task<string?> NoteAsync(CancellationToken stop)
    {
        try
        {
            await using var connection = await database.Source.OpenConnectionAsync(stop);
            return Ahead.Of(await Latest.OfAllAsync(connection, stop).WaitAsync(Patience, stop), clock);
        }
        catch (Exception problem) when (problem is TimeoutException || DatabaseTrouble.In(problem) is not null)
        {
            // It was there a moment ago, and the next probe tells.
            return null;
        }
    }

    private async Task<bool> ServesAsync(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        await FreeSpace.TryAsync(database.Source, limit.Token);
        return await _schema.ServesAsync(limit.Token);
    }

    /// <summary>A server of our own may end, or not start, for want of space before any statement is told so.</summary>
    private Refusal? FullFolder() => database.Folder is { } folder && DatabaseTrouble.FullDisk(folder) is not null ? FullDisk : null;
}

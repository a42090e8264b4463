using Facts.Domain;
using Facts.Storage;

namespace Facts.Hosting;

/// <summary>Whether requests can be served now, or why not: <c>draining</c>, <c>no-database</c> or <c>migration-missing</c>.</summary>
internal sealed class Readiness(Database database, Drain drain)
{
    /// <summary>Whoever asks every few seconds gives up soon (Kubernetes: after one; the image's own check: after five).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly Refusal
        NoDatabase = new("no-database", "The database cannot be reached."),
        NoTables = new("migration-missing", "The database's tables are not those of this build: facts ops db-apply makes them so.");

    public async Task<Refusal?> CheckAsync(CancellationToken stop)
    {
        if (drain.HasBegun)
            return Drain.Refusal;
        try
        {
            // A server that hangs does not hear either that it is to give up. Npgsql waits some seconds for that; nobody else need.
            return await ServesAsync(stop).WaitAsync(Patience, stop) ? null : NoTables;
        }
        catch (Exception problem) when (DatabaseTrouble.In(problem) is not null)
        {
            return NoDatabase;
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return NoDatabase;
        }
    }

    private async Task<bool> ServesAsync(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        return await database.Schema.ServesAsync(limit.Token);
    }
}

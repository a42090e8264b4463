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
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            // A server that hangs does not even hear that it is to give up, and Npgsql waits two seconds more for that; nobody else need.
            return await database.Schema.ServesAsync(limit.Token).WaitAsync(limit.Token) ? null : NoTables;
        }
        catch (Exception problem) when (DatabaseTrouble.In(problem) is not null)
        {
            return NoDatabase;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return NoDatabase;
        }
    }
}

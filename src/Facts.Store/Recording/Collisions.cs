using Marten.Exceptions;
using Npgsql;

namespace Facts.Store.Recording;

/// <summary>
/// Another writer was faster: it recorded a same id between our read and our commit, or was waited for in a circle. What was decided is
/// decided anew, from what it left.
/// </summary>
internal static class Collisions
{
    private const int MostAttempts = 5;

    public static async Task<T> RetryAsync<T>(Func<Task<T>> work, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (Exception problem) when (attempt < MostAttempts && Are(problem))
            {
                stop.ThrowIfCancellationRequested();
            }
        }
    }

    private static bool Are(Exception? problem) => problem switch
    {
        null => false,
        // SQLSTATE class 23 (PostgreSQL, Appendix A): unique_violation; class 40: serialization_failure, deadlock_detected.
        PostgresException { SqlState: "23505" or "40001" or "40P01" } => true,
        // The same of a stream's versions, as Marten says it; without PostgreSQL's own words.
        JasperFx.ConcurrencyException or ExistingStreamIdCollisionException => true,
        // Marten wraps what else PostgreSQL says.
        _ => Are(problem.InnerException),
    };
}

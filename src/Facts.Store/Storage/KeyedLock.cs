using System.Runtime.CompilerServices;
using Npgsql;

namespace Facts.Store.Storage;

/// <summary>
/// A lock for each database: only one of a process works on it at a time. It is taken before a connection, so that its owner gets one: else
/// those who wait could hold all connections.
/// </summary>
/// <remarks>Nobody disposes of it: work that was told to stop may end after the object that started it.</remarks>
internal sealed class KeyedLock
{
    private readonly ConditionalWeakTable<NpgsqlDataSource, SemaphoreSlim> _locks = [];

    /// <summary>Waits for the lock, and works.</summary>
    public async Task<T> TakeAsync<T>(NpgsqlDataSource database, Func<Task<T>> work, CancellationToken stop)
    {
        var taken = _locks.GetValue(database, _ => new SemaphoreSlim(1));
        await taken.WaitAsync(stop);
        try
        {
            return await work();
        }
        finally
        {
            taken.Release();
        }
    }
}

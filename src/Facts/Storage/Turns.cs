using System.Runtime.CompilerServices;
using Npgsql;

namespace Facts.Storage;

/// <summary>
/// Work that only one of a process does on a database at a time. A turn comes before a connection, so that whoever has it gets one: else
/// all could be held by those who wait.
/// </summary>
/// <remarks>Nobody owns a turn and gives it up in the end: work that was told to end may do so after whoever told it.</remarks>
internal sealed class Turns
{
    private readonly ConditionalWeakTable<NpgsqlDataSource, SemaphoreSlim> _turns = [];

    /// <summary>Waits for the turn, and works.</summary>
    public async Task<T> TakeAsync<T>(NpgsqlDataSource database, Func<Task<T>> work, CancellationToken stop)
    {
        var turn = _turns.GetValue(database, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(stop);
        try
        {
            return await work();
        }
        finally
        {
            turn.Release();
        }
    }
}

using Facts.Domain;
using Npgsql;

namespace Facts.Store.Storage;

/// <summary>Work that is a transaction of its own.</summary>
internal static class Alone
{
    /// <summary>Does it and commits; when nothing comes of it, it is undone.</summary>
    public static async Task<(T? Done, Refusal? Refusal)> AloneAsync<T>(
        this NpgsqlDataSource database, Func<NpgsqlTransaction, Task<(T? Done, Refusal? Refusal)>> work, CancellationToken stop)
        where T : class
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var (done, refusal) = await work(transaction);
        if (done is not null)
            await transaction.CommitAsync(stop);
        return (done, refusal);
    }
}

using Npgsql;

namespace Facts.Tests.Support;

/// <summary>One statement on a connection of its own, outside any pool.</summary>
public static class Sql
{
    public static async Task RunAsync(string connectionString, string sql) => await AskAsync<object?>(connectionString, sql);

    public static async Task<T> AskAsync<T>(string connectionString, string sql)
    {
        await using var connection = await OpenAsync(connectionString);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>A connection outside any pool. Each costs 30 ms of processor time, and twice that if it asked what types there are.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        var source = new NpgsqlDataSourceBuilder(settings.ConnectionString).ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build();
        return await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
    }
}

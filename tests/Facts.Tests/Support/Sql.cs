using Npgsql;

namespace Facts.Tests.Support;

/// <summary>One statement on a connection of its own, outside any pool.</summary>
public static class Sql
{
    public static async Task RunAsync(string connectionString, string sql) => await AskAsync<object?>(connectionString, sql);

    public static async Task<T> AskAsync<T>(string connectionString, string sql)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}

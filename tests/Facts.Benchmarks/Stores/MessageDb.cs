using System.Diagnostics;
using System.Text.Json;
using Facts.Benchmarks.Appending;
using Npgsql;
using NpgsqlTypes;

namespace Facts.Benchmarks.Stores;

/// <summary>
/// message-db (https://github.com/message-db/message-db): functions in PostgreSQL, called through Npgsql with prepared statements. Its SQL
/// is npm's package <c>@eventide/message-db</c>, in a folder that <see cref="Variable"/> names. It writes the messages of a category (what
/// a stream's name has before its first hyphen) one after the other, so each client gets a category of its own.
/// </summary>
internal sealed class MessageDb : IEventStore
{
    /// <summary>The folder of <c>npm install --prefix FOLDER @eventide/message-db</c>.</summary>
    public const string Variable = "FACTS_BENCH_MESSAGE_DB";

    /// <summary>As its <c>install.sh</c> has them, less its role and its reports.</summary>
    private static readonly string[] Files =
    [
        "schema/message-store", "extensions/pgcrypto", "tables/messages", "types/message", "functions/message-store-version",
        "functions/hash-64", "functions/acquire-lock", "functions/category", "functions/is-category", "functions/id",
        "functions/cardinal-id", "functions/stream-version", "functions/write-message", "functions/get-stream-messages",
        "functions/get-category-messages", "functions/get-last-stream-message", "indexes/messages-id", "indexes/messages-stream",
        "indexes/messages-category",
    ];

    private readonly NpgsqlDataSource _database;
    private readonly int[] _appended = new int[16];

    private MessageDb(NpgsqlDataSource database) => _database = database;

    public string Name => "message-db";

    public bool Projects => false;

    /// <summary>Null where its SQL is not at hand, or the server lacks pgcrypto.</summary>
    public static async Task<MessageDb?> OpenAsync(Bench bench)
    {
        var folder = Path.Combine(
            Environment.GetEnvironmentVariable(Variable) ?? "", "node_modules", "@eventide", "message-db", "database");
        const string crypto = "select exists (select from pg_available_extensions where name = 'pgcrypto')";
        if (!Directory.Exists(folder) || !await BenchServer.AskAsync<bool>(bench.Server.Admin, crypto, bench.Stop))
            return null;
        var given = new NpgsqlConnectionStringBuilder(await bench.Server.CreateDatabaseAsync(bench.Stop))
        {
            // Its functions name its tables without a schema.
            SearchPath = "message_store, public",
            MaxAutoPrepare = 10,
            NoResetOnClose = true,
        };
        foreach (var file in Files)
        {
            var sql = await File.ReadAllTextAsync(Path.Combine(folder, file + ".sql"), bench.Stop);
            await BenchServer.RunAsync(given.ConnectionString, sql, bench.Stop);
        }

        return new(NpgsqlDataSource.Create(given));
    }

    public Task<double> AppendAsync(int clients, int each, CancellationToken stop) => AppendMeasure.RateAsync(
        clients,
        each,
        async (who, gone) =>
        {
            var number = _appended[who]++;
            var organization = $"org{who}-{number / 50}";
            await WriteAsync(organization, TenureRecorded.Of(who, number, organization), gone);
        },
        stop);

    public async Task FillAsync(string stream, IReadOnlyList<TenureRecorded> events, CancellationToken stop)
    {
        foreach (var said in events)
            await WriteAsync(stream, said, stop);
    }

    public async Task<(double Microseconds, IReadOnlyList<string> Claims)> ReadAsync(IReadOnlyList<string> streams, CancellationToken stop)
    {
        var (times, claims) = (new List<double>(), new List<string>());
        foreach (var stream in streams)
        {
            var start = Stopwatch.GetTimestamp();
            await using var connection = await _database.OpenConnectionAsync(stop);
            await using var command = new NpgsqlCommand("select data from get_stream_messages($1)", connection);
            command.Parameters.Add(new() { Value = stream });
            await using var reader = await command.ExecuteReaderAsync(stop);
            var found = new List<TenureRecorded>();
            while (await reader.ReadAsync(stop))
                found.Add(JsonSerializer.Deserialize<TenureRecorded>(reader.GetString(0), JsonSerializerOptions.Web)!);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            claims.AddRange(found.Select(said => said.Id));
        }

        return (Series.Quantile(times, 0.5), claims);
    }

    public Task<double> RebuildAsync(CancellationToken stop) => throw new NotSupportedException("message-db keeps no projections.");

    public Task<long> CountProjectedAsync(CancellationToken stop) => throw new NotSupportedException("message-db keeps no projections.");

    public async Task<long> CountAsync(CancellationToken stop)
    {
        await using var command = _database.CreateCommand("select count(*) from messages");
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task WriteAsync(string stream, TenureRecorded said, CancellationToken stop)
    {
        await using var connection = await _database.OpenConnectionAsync(stop);
        await using var command = new NpgsqlCommand("select write_message($1, $2, 'TenureRecorded', $3)", connection);
        command.Parameters.Add(new() { Value = Guid.NewGuid().ToString() });
        command.Parameters.Add(new() { Value = stream });
        var data = JsonSerializer.Serialize(said, JsonSerializerOptions.Web);
        command.Parameters.Add(new() { Value = data, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(stop);
    }
}

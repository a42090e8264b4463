using System.Globalization;
using Facts.Benchmarks.Importing;
using Npgsql;

namespace Facts.Benchmarks.Asking;

/// <summary>What somebody would write who needs one row of the very tenures that Facts keeps: no names, no claims, no certainty.</summary>
internal sealed class HandWritten(string connectionString) : IAsyncDisposable
{
    /// <summary>$1 organization, $2 post, $3 a moment of valid time.</summary>
    public const string Holder = """
        select t.person, lower(t.valid), upper(t.valid)
        from facts.posts p
        join facts.tenures t on t.post = p.key
        where p.organization = $1 and p.id = $2 and upper_inf(t.known) and t.valid @> $3
        """;

    /// <summary>$1 organization, $2 a moment of valid time.</summary>
    private const string State = """
        select p.id, t.person, lower(t.valid), upper(t.valid)
        from facts.posts p
        join facts.tenures t on t.post = p.key
        where p.organization = $1 and upper_inf(t.known) and t.valid @> $2
        """;

    private readonly NpgsqlDataSource _database = Database(connectionString);

    /// <summary>Statements are prepared at their first use, and connections are not reset between uses: as Facts has them.</summary>
    public static NpgsqlDataSource Database(string connectionString) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 10, NoResetOnClose = true });

    public static NpgsqlCommand Command(NpgsqlConnection connection, string organization, string post, string on) =>
        new(Holder, connection)
        {
            Parameters =
            {
                new() { Value = organization },
                new() { Value = post },
                new() { Value = Moment(on) },
            },
        };

    public async Task<string> HolderAsync(int post, string on, CancellationToken stop)
    {
        await using var connection = await _database.OpenConnectionAsync(stop);
        await using var command = Command(connection, Register.Organization(post), Register.Post(post), on);
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? reader.GetString(0) : "nobody";
    }

    /// <summary>As <see cref="BenchStore.StateAsync"/> tells it, for posts with one holder.</summary>
    public async Task<string> StateAsync(string organization, string on, CancellationToken stop)
    {
        await using var connection = await _database.OpenConnectionAsync(stop);
        await using var command = new NpgsqlCommand(State, connection)
        {
            Parameters = { new() { Value = organization }, new() { Value = Moment(on) } },
        };
        await using var reader = await command.ExecuteReaderAsync(stop);
        var posts = new List<string>();
        while (await reader.ReadAsync(stop))
            posts.Add($"{reader.GetString(0)}={reader.GetString(1)}");
        return string.Join(' ', posts.Order(StringComparer.Ordinal));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static DateTime Moment(string on) => DateTime.SpecifyKind(DateTime.Parse(on, CultureInfo.InvariantCulture), DateTimeKind.Utc);
}

using System.Data.Common;
using System.Globalization;
using System.Text;
using MySqlConnector;

namespace Facts.Benchmarks.Oracle;

/// <summary>
/// Tenures as MariaDB keeps both times by itself: an application-time period for when they hold, system versioning for when they were
/// known (https://mariadb.com/kb/en/bitemporal-tables/). It shares neither code nor idea with Facts: there are no claims, rows are changed.
/// </summary>
internal sealed class MariaDbTenures : IAsyncDisposable
{
    private const int ActsAtOnce = 500;

    private const string Table = """
        create table tenures (
          claim varchar(100) not null, post varchar(100) not null, person varchar(100) not null,
          start date not null, end date not null,
          period for valid(start, end),
          primary key (claim, valid without overlaps),
          index by_post (post, start)
        ) character set ascii collate ascii_bin with system versioning
        """;

    private const string Holders = """
        select distinct person from tenures for system_time as of @known where post = @post and start <= @day and end > @day order by person
        """;

    private readonly MySqlConnection _connection;
    private readonly MySqlCommand _ask;

    private MariaDbTenures(MySqlConnection connection, string version)
    {
        (_connection, Version) = (connection, version);
        _ask = new MySqlCommand(Holders, connection);
        _ask.Parameters.Add("@known", MySqlDbType.DateTime);
        _ask.Parameters.Add("@post", MySqlDbType.VarChar);
        _ask.Parameters.Add("@day", MySqlDbType.Date);
    }

    /// <summary>As it says itself: what it tells clients begins with a number for the sake of old ones.</summary>
    public string Version { get; }

    public static async Task<MariaDbTenures> OpenAsync(MariaDbServer server, CancellationToken stop)
    {
        var connection = new MySqlConnection(server.ConnectionString);
        await connection.OpenAsync(stop);
        foreach (var statement in (string[])["set time_zone = '+00:00'", "create database facts", "use facts", Table])
            await RunAsync(connection, statement, stop);
        await using var version = new MySqlCommand("select substring_index(version(), '-', 1)", connection);
        return new(connection, (string)(await version.ExecuteScalarAsync(stop))!);
    }

    /// <summary>Runs every act with the session's clock at the moment it was recorded, so system time is Facts' recorded time.</summary>
    public async Task LoadAsync(IEnumerable<Act> acts, CancellationToken stop)
    {
        foreach (var some in acts.Chunk(ActsAtOnce))
        {
            var text = new StringBuilder("begin;\n");
            foreach (var act in some)
                text.Append(CultureInfo.InvariantCulture, $"set timestamp = {Clock(act.Recorded)};\n{act.Sql};\n");
            await RunAsync(_connection, text.Append("commit").ToString(), stop);
        }

        await RunAsync(_connection, "set timestamp = default", stop);
        await RunAsync(_connection, "analyze table tenures", stop);
        await _ask.PrepareAsync(stop);
    }

    /// <summary>The ids of the holders, in order, with commas between.</summary>
    public async Task<string> HoldersAsync(Asked asked, CancellationToken stop)
    {
        (_ask.Parameters[0].Value, _ask.Parameters[1].Value, _ask.Parameters[2].Value) = (asked.Known, asked.Post.Post, asked.On);
        await using DbDataReader reader = await _ask.ExecuteReaderAsync(stop);
        var people = new List<string>();
        while (await reader.ReadAsync(stop))
            people.Add(reader.GetString(0));
        return string.Join(',', people);
    }

    public async ValueTask DisposeAsync()
    {
        await _ask.DisposeAsync();
        await _connection.DisposeAsync();
    }

    /// <summary>
    /// Seconds since 1970. MariaDB reads a double, and drops what is below a microsecond: half of one more keeps its rounding (at most
    /// 0.12 µs until 2038) from dropping a whole one.
    /// </summary>
    private static string Clock(DateTime moment)
    {
        var microseconds = (moment - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        return string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1_000_000}.{microseconds % 1_000_000:000000}5");
    }

    private static async Task RunAsync(MySqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new MySqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(stop);
    }
}

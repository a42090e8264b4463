using System.Text.Json;
using Facts.Domain.Time;
using Facts.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Facts.Importing;

/// <summary>
/// Writes events to Marten's streams, row for row as Marten would (its tables, names and metadata), but many at once and together with
/// the tables that follow from them. See ops/adr/0009-own-writer.md.
/// </summary>
internal static class EventWriter
{
    /// <summary>Numbers the events in their streams and adds their rows to <paramref name="writes"/>.</summary>
    /// <param name="database">A connection in the transaction of the save, which holds the locks of the organizations.</param>
    /// <param name="pending">In the order in which they are to stand.</param>
    /// <param name="now">When they are recorded in truth.</param>
    /// <param name="writes">Where the rows go.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task AppendAsync(
        NpgsqlConnection database, IReadOnlyList<PendingEvent> pending, DateTime now, Writes writes, CancellationToken stop)
    {
        var counts = pending.CountBy(one => one.Stream, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var (versions, numbers) = await ReserveAsync(database, [.. counts.Keys], pending.Count, stop);
        writes.Add("Importing/keep_streams.sql", counts.Keys.ToArray(), counts.Values.Select(count => (long)count).ToArray());
        var rows = new EventRows();
        for (var i = 0; i < pending.Count; i++)
        {
            var version = versions.GetValueOrDefault(pending[i].Stream) + 1;
            versions[pending[i].Stream] = version;
            rows.Add(numbers[i], version, pending[i], now);
        }

        writes.Add(rows);
    }

    /// <summary>The streams' versions as they are, and sequence numbers that nobody else has.</summary>
    private static async Task<(Dictionary<string, long> Versions, List<long> Numbers)> ReserveAsync(
        NpgsqlConnection database, string[] streams, int count, CancellationToken stop)
    {
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        var numbers = new List<long>(count);
        await foreach (var (stream, number) in Sql.Query(
            database, "Importing/reserve.sql", [streams, count], r => (r.Text(0), r.GetInt64(1)), stop))
        {
            if (stream is null)
                numbers.Add(number);
            else
                versions.Add(stream, number);
        }

        return (versions, numbers);
    }

    private sealed class EventRows : Rows
    {
        private static readonly Dictionary<Type, string> DotNetTypes =
            EventTypes.Names.Keys.ToDictionary(type => type, type => $"{type.FullName}, {type.Assembly.GetName().Name}");

        private readonly Column<long> _number, _version;
        private readonly Column<Guid> _id;
        private readonly Column<string> _stream, _data, _type, _dotNetType, _headers;
        private readonly Column<string?> _correlation, _actor;
        private readonly Column<DateTime> _recordedAt;

        public EventRows() : base("facts.mt_events")
        {
            _number = Column<long>("seq_id", NpgsqlDbType.Bigint);
            _id = Column<Guid>("id", NpgsqlDbType.Uuid);
            _stream = Column<string>("stream_id", NpgsqlDbType.Varchar);
            _version = Column<long>("version", NpgsqlDbType.Bigint);
            _data = Column<string>("data", NpgsqlDbType.Jsonb);
            _type = Column<string>("type", NpgsqlDbType.Varchar);
            _recordedAt = Column<DateTime>("timestamp", NpgsqlDbType.TimestampTz);
            _dotNetType = Column<string>("mt_dotnet_type", NpgsqlDbType.Varchar);
            _correlation = Column<string?>("correlation_id", NpgsqlDbType.Varchar);
            _headers = Column<string>("headers", NpgsqlDbType.Jsonb);
            _actor = Column<string?>("user_name", NpgsqlDbType.Varchar);
        }

        public void Add(long number, long version, PendingEvent pending, DateTime now)
        {
            var type = pending.Data.GetType();
            _number.Add(number);
            _id.Add(pending.Id);
            _stream.Add(pending.Stream);
            _version.Add(version);
            _data.Add(JsonSerializer.Serialize(pending.Data, type, FactsJson.Options));
            _type.Add(EventTypes.Names[type]);
            _recordedAt.Add(pending.RecordedAt);
            _dotNetType.Add(DotNetTypes[type]);
            _correlation.Add(pending.By?.Correlation);
            // When it truly was appended; differs from the recorded time of an imported ledger.
            _headers.Add($$"""{"appendedAt":"{{AsOf.Print(now)}}"}""");
            _actor.Add(pending.By?.Actor);
        }
    }
}

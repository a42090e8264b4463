using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Storage;

namespace Facts.Importing;

/// <summary>
/// Writes events to Marten's streams, row for row as Marten would (its tables, names and metadata), but many at once and together with
/// the tables that follow from them. See ops/adr/0009-own-writer.md.
/// </summary>
internal static class EventWriter
{
    /// <summary>Asks for the versions of the streams, and for as many event numbers as there are events.</summary>
    /// <param name="reads">Run with the locks of the organizations held, before <see cref="Add"/>.</param>
    /// <param name="pending">In the order in which they are to stand.</param>
    public static Reservation Reserve(Reads reads, IReadOnlyList<PendingEvent> pending)
    {
        var reserved = new Reservation(pending.CountBy(one => one.Stream, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal));
        reads.Add("Importing/reserve.sql", [reserved.Counts.Keys.ToArray(), pending.Count], r =>
        {
            if (r.Text(0) is { } stream)
                reserved.Versions.Add(stream, r.GetInt64(1));
            else
                reserved.Numbers.Add(r.GetInt64(1));
        });
        return reserved;
    }

    /// <summary>Numbers the events in their streams and adds their rows.</summary>
    /// <param name="writes">Where the rows go.</param>
    /// <param name="pending">As they were reserved for.</param>
    /// <param name="reserved">Their numbers.</param>
    /// <param name="now">When they are recorded in truth.</param>
    public static void Add(Writes writes, IReadOnlyList<PendingEvent> pending, Reservation reserved, DateTime now)
    {
        var (counts, versions) = (reserved.Counts, reserved.Versions);
        writes.Add("Importing/keep_streams.sql", counts.Keys.ToArray(), counts.Values.Select(count => (long)count).ToArray());
        // When they truly were appended; differs from the recorded time of an imported ledger.
        var rows = new EventRows($$"""{"appendedAt":"{{AsOf.Print(now)}}"}""");
        for (var i = 0; i < pending.Count; i++)
        {
            var version = versions.GetValueOrDefault(pending[i].Stream) + 1;
            versions[pending[i].Stream] = version;
            rows.Add(reserved.Numbers[i], version, pending[i]);
        }

        writes.Add(rows);
    }

    /// <summary>How many events each stream gets, its version so far, and event numbers that nobody else has.</summary>
    internal sealed record Reservation(Dictionary<string, int> Counts)
    {
        public Dictionary<string, long> Versions { get; } = new(StringComparer.Ordinal);

        public List<long> Numbers { get; } = [];
    }

    private sealed class EventRows : Rows
    {
        private static readonly Dictionary<Type, string> DotNetTypes =
            EventTypes.Names.Keys.ToDictionary(type => type, type => $"{type.FullName}, {type.Assembly.GetName().Name}");

        private readonly Column<long> _number, _version;
        private readonly Column<Guid> _id;
        private readonly Column<string?> _stream, _data, _type, _dotNetType, _correlation, _headers, _actor;
        private readonly Column<DateTime> _recordedAt;
        private readonly string _header;

        public EventRows(string header) : base("facts.mt_events")
        {
            _header = header;
            _number = Bigint("seq_id");
            _id = Uuid("id");
            _stream = Text("stream_id");
            _version = Bigint("version");
            _data = Json("data");
            _type = Text("type");
            _recordedAt = Time("timestamp");
            _dotNetType = Text("mt_dotnet_type");
            _correlation = Text("correlation_id");
            _headers = Json("headers");
            _actor = Text("user_name");
        }

        public void Add(long number, long version, PendingEvent pending)
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
            _headers.Add(_header);
            _actor.Add(pending.By?.Actor);
        }
    }
}

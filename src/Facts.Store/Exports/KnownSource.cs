using Facts.Domain;
using Facts.Domain.Sources;
using Facts.Domain.Time;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Exports;

/// <summary>A source without its text, and when it was recorded.</summary>
internal sealed record KnownSource(SourceRecorded Source, DateTime RecordedAt)
{
    /// <summary>Its later snapshots, without their texts; oldest first.</summary>
    public IReadOnlyList<(SourceRevised Snapshot, DateTime RecordedAt)> Revisions { get; init; } = [];

    public static KnownSource Read(NpgsqlDataReader row) => new(FactsJson.Read<SourceRecorded>(row.GetString(0)), row.GetDateTime(1));

    /// <summary>The same sources, with the snapshots that were recorded by then.</summary>
    public static async Task<IReadOnlyList<KnownSource>> WithRevisionsAsync(
        NpgsqlConnection connection, IReadOnlyList<KnownSource> sources, AsOf known, CancellationToken stop)
    {
        object?[] asked = [sources.Select(one => one.Source.Id).ToArray(), known.Moment];
        var revisions = await Sql.Query(
            connection,
            "Exports/revisions.sql",
            asked,
            row => (Snapshot: EventReader.Read<SourceRevised>(row, 2, 0), RecordedAt: row.GetDateTime(1)),
            stop).ToListAsync(stop);
        var bySource = revisions.ToLookup(one => one.Snapshot.Source, StringComparer.Ordinal);
        return [.. sources.Select(one => one with { Revisions = [.. bySource[one.Source.Id]] })];
    }
}

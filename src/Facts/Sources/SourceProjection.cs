using Facts.Domain.Sources;
using Facts.Importing;
using Facts.Storage;

namespace Facts.Sources;

/// <summary>Keeps <c>sources</c>, one row a source.</summary>
internal static class SourceProjection
{
    public static void Project(IReadOnlyList<PendingEvent> events, Writes writes)
    {
        var recorded = events.Where(e => e.Data is SourceRecorded).Select(e => (Source: (SourceRecorded)e.Data, e.RecordedAt)).ToList();
        if (recorded.Count == 0)
            return;
        writes.Add(
            "Sources/keep_sources.sql",
            recorded.Select(r => r.Source.Id).ToArray(),
            recorded.Select(r => FactsJson.Write(r.Source)).ToArray(),
            recorded.Select(r => r.RecordedAt).ToArray());
    }
}

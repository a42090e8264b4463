using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Domain.Sources;
using Facts.Store.Storage;
using Marten;

namespace Facts.Store.Sources;

/// <summary>Keeps <c>sources</c>, one row a source, and <c>source_revisions</c>, one row a later snapshot.</summary>
internal sealed class SourceProjection : InlineProjection
{
    protected override Task ProjectAsync(IDocumentOperations session, Save save, IReadOnlyList<PendingEvent> events, CancellationToken stop)
    {
        Project(events, save.Writes);
        return Task.CompletedTask;
    }

    private static void Project(IReadOnlyList<PendingEvent> events, Writes writes)
    {
        ProjectRevisions(events, writes);
        ProjectRecorded(events, writes);
        foreach (var data in events.Select(e => e.Data))
        {
            if (data is SourceNamed named)
                writes.Add("Sources/name_source.sql", named.Source, named.Title);
            else if (data is SourceShared shared)
                writes.Add("Sources/share_source.sql", shared.Source, shared.Organizations.ToArray());
        }
    }

    private static void ProjectRecorded(IReadOnlyList<PendingEvent> events, Writes writes)
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

    private static void ProjectRevisions(IReadOnlyList<PendingEvent> events, Writes writes)
    {
        var revised = events.Where(e => e.Data is SourceRevised).Select(e => (Data: (SourceRevised)e.Data, e.Id)).ToList();
        if (revised.Count == 0)
            return;
        writes.Add(
            "Sources/keep_revisions.sql",
            revised.Select(r => r.Data.Source).ToArray(),
            revised.Select(r => r.Data.Revision).ToArray(),
            revised.Select(r => r.Id).ToArray());
    }
}

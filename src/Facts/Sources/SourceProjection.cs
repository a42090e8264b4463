using Facts.Domain.Sources;
using Facts.Storage;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Facts.Sources;

/// <summary>Keeps <c>sources</c>, one row a source.</summary>
internal sealed class SourceProjection : IProjection
{
    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var recorded = events.Where(e => e.Data is SourceRecorded).Select(e => (Source: (SourceRecorded)e.Data, e.Timestamp)).ToList();
        if (recorded.Count > 0)
        {
            operations.QueueSqlCommand(
                Sql.File("Sources/keep_sources.sql"),
                recorded.Select(r => r.Source.Id).ToArray(),
                recorded.Select(r => FactsJson.Write(r.Source)).ToArray(),
                recorded.Select(r => r.Timestamp).ToArray());
        }

        return Task.CompletedTask;
    }
}
